"""Labels of what responses do beyond overlap."""
