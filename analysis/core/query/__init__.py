"""Query: the filter, how it is written, and what it selects."""
