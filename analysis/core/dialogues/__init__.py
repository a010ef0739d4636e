"""What is measured and heard in dialogues: steps of the talk, lengths and times, utterances and their themes."""
