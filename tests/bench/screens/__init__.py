"""What readers wait for in Chromium."""
