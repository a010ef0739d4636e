"""Measures by which collections of texts are compared: plain functions of arrays."""
