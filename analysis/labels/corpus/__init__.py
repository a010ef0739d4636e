"""Labels of the home page, which describes one corpus."""
