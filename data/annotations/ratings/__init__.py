"""Ratings of dialogues that come from files beside a corpus."""
