"""The methods of relating rates to a score."""

from analysis.core.statistics.inference.methods import AGAIN, BENJAMINI, Method
from analysis.core.text.methods import WORDS

RESIDUAL = Method("crossed_residual", ("patterson-thompson-1971-recovery",))
SLOPES = Method("word_slopes", ("cameron-etal-2011-robust",), infers=True)
HALVES = Method("disjoint_halves")
SCORED = (WORDS, RESIDUAL, SLOPES, BENJAMINI, AGAIN, HALVES)
