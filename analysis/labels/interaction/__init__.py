"""Labels of the interaction page."""
