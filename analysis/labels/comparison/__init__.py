"""Labels of the comparison of corpora."""
