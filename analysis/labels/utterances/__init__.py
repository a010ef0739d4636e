"""Texts of utterances."""
