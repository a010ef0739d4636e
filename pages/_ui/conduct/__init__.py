"""What responses do beyond overlap, on the responses page."""
