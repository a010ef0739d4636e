"""Where a system fails: brushing, tagging, and what goes with it."""
