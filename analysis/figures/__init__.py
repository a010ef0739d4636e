"""Figures from tables: one a file, all drawn through one theme."""
