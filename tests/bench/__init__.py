"""Measures: every figure beside a floor or a peer of the same run. ``python -m tests.bench [PART …]``."""
