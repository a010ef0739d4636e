"""State: what a page shows, kept in the address, and the cache."""
