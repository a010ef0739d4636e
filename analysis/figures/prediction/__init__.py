"""Figures of predicted scores."""
