"""The corpora page."""
