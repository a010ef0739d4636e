"""The words page."""
