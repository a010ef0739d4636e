"""Parts of the page of predicted scores."""
