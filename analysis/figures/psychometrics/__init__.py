"""Figures of the psychometrics page."""
