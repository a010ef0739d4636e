"""Conditions on utterances and segments as one tree, written as search queries or as KH Coder's rule files."""
