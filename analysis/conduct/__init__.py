"""What responses do beyond overlap: acts, safety, repetition, persona, and whole dialogues in free runs."""
