"""Parts of the page of scores."""
