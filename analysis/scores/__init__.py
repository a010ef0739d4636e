"""Scores: distribution, groups, the 20 items, change over time, correlates."""

from analysis.core.earlier import named as __getattr__

__all__ = ["__getattr__"]
