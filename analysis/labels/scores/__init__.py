"""Labels of the scores page."""
