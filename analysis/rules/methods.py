"""The method of coding by rules."""

from analysis.statistics.inference.methods import Method

RULES = Method("coding_rules", ("higuchi-2016-two",))
