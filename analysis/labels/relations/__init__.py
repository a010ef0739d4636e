"""Texts of the relations page."""
