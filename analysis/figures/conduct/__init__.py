"""Figures of what responses do beyond overlap."""
