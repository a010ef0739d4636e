"""Interaction: who speaks how much, how fast and how alike, over a session, and how that goes with its score."""
