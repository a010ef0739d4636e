"""Words in relation to each other, to groups of dialogues, to answers and to scores."""
