"""Labels of the responses page."""
