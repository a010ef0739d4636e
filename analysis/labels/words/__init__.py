"""Labels of the words page."""
