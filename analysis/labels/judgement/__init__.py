"""Texts of judgements."""
