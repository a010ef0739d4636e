"""What only the psychometrics page shows."""
