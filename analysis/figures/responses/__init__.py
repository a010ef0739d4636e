"""Figures of the responses page."""
