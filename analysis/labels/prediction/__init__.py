"""Texts of predicted scores."""
