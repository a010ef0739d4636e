"""Coding by hand: codebooks, who codes what, the labels that people give, and labels that come from files."""
