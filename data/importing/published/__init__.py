"""Corpora as their authors publish them, each recognised by its shape: one corpus a file."""
