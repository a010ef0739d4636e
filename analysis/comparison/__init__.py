"""How one corpus differs from others."""
