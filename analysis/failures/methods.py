"""The statistical methods of failures, by name."""

from analysis.core.statistics.inference.methods import Method

WORD_CONTRAST = Method("failure_words", ("monroe-etal-2008-fightin",))
