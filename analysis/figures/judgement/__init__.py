"""Figures of judgements."""
