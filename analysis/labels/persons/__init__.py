"""Labels of the page of one person."""
