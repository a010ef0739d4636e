"""Map: where dialogues lie by similarity, their clusters and neighbours."""
