"""Figures of the reader."""
