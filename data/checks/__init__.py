"""Checks: invariants of a corpus, data quality, and the written schema."""
