"""Figures of the scores page."""
