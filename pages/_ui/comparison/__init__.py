"""The page that sets corpora side by side."""
