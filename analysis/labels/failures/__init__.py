"""Texts of failures."""
