"""Figures of the rules page."""
