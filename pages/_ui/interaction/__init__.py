"""What only the interaction page shows."""
