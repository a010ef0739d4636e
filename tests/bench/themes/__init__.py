"""What the tables and figures of a theme take."""
