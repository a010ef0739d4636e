"""Figures of the corpus page."""
