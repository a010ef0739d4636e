"""Failures: responses by metric, by judgement, or as people tagged them, and what goes with them."""
