"""Dialogues: search in all utterances, and the list of the selected dialogues."""
