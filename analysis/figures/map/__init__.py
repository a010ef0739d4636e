"""Figures of the map page."""
