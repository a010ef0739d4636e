"""Figures of the page of one person."""
