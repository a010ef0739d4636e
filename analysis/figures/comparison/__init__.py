"""Figures of corpora beside each other."""
