"""Labels of the topics page."""
