"""Utterances: their map, themes, paths, and what is said over and over."""
