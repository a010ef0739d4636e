"""Labels of the psychometrics page."""
