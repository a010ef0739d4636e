"""Parts of the page of utterances."""
