"""Figures of the topics page."""
