"""The responses page."""
