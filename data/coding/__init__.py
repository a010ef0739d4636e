"""Coding by hand: codebooks, who codes what, and the labels that are kept."""
