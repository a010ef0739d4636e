"""Labels of the reader."""
