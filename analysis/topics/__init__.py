"""Topics: counts, ratings, sub-topics, and the persons involved."""
