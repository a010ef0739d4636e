"""Figures of utterances."""
