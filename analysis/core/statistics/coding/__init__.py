"""Codes that people or machines give: agreement, retrieval, corrected means and sequences as plain functions."""
