"""The dialogues page."""
