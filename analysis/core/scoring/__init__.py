"""Scores without what persons explain, and slopes on them."""
