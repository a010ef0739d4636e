"""Statistical methods: their references, ready for a .bib file."""
