"""The installed package: what its wheel holds, its command, and its names in a notebook."""
