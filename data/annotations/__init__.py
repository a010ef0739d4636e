"""What files add to a corpus: labels, judgements, predictions and ratings, read and matched with its dialogues."""
