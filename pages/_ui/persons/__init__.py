"""The persons page."""
