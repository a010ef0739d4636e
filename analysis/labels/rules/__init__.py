"""Texts of the rules page."""
