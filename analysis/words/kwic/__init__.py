"""Lines of a concordance: their order."""
