"""Matching: searching raw text by patterns on normalized text."""
