"""Figures of codes."""
