"""Labels of the map page."""
