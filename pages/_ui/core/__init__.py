"""What every page is made from: what it knows (state), and small helpers (parts)."""
