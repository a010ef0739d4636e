"""Building a corpus: the stages and the commands that run them."""
