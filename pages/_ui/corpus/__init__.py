"""The home page, which describes one corpus."""
