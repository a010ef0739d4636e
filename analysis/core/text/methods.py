"""How texts are cut into words, as a method that an export names."""

from analysis.statistics.inference.methods import Method

WORDS = Method("words")
