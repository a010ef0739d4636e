"""Predicted scores: the sets of what systems predict of a dialogue's ratings, kept in the library."""
