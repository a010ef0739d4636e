"""What only the page of codes shows."""
