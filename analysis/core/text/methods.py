"""How texts are cut into words, as a method that an export names."""

from analysis.core.statistics.inference.methods import Method

WORDS = Method("words")
CO_OCCURRENCE = Method("co_occurrence", ("jaccard-1912-distribution",))
