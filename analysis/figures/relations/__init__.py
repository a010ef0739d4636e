"""Figures of the relations page."""
