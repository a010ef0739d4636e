"""Judgements of responses: studies that people judge blind, and what was judged of each corpus."""
