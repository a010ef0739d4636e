"""Reader: one dialogue with its timeline, editions, ratings and quotations."""
