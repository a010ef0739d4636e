"""Figures of the words page."""
