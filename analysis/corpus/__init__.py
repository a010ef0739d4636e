"""Corpus: what a selection holds, and what to know before trusting a chart."""
