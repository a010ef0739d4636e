"""Vectors: embeddings of dialogues, their layout and clusters."""
