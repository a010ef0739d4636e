"""Persons: the sessions of one client or counselor."""

from analysis.core.earlier import named as __getattr__

__all__ = ["__getattr__"]
