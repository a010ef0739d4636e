"""Coding by hand: what can be wrong, and the page's words."""
