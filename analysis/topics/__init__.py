"""Topics: counts, ratings, sub-topics, and the persons involved."""

from analysis.core.earlier import named as __getattr__

__all__ = ["__getattr__"]
