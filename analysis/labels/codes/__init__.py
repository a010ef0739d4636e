"""Texts of what codes tell."""
