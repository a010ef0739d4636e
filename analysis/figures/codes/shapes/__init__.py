"""Shapes that the figures of codes share."""
