"""A network of words: how it is made."""
