"""People: who is signed in, and what is theirs."""
