"""The documents: what they name is there, and what they say can be done can be done."""
