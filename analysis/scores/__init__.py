"""Scores: distribution, groups, the 20 items, change over time, correlates."""
