"""Ten times as many dialogues."""
