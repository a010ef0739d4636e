"""Predicted scores: read from files, matched with dialogues, and learned from them."""
