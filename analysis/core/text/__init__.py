"""Text: the lexicon, query patterns and matching, and safe display of foreign text."""
