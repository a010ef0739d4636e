"""Figures of the interaction page."""
