"""The method of coding by rules."""

from analysis.core.statistics.inference.methods import Method

RULES = Method("coding_rules", ("higuchi-2016-two",))
