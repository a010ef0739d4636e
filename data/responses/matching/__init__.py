"""Raw rows of responses to the targets of a corpus."""
