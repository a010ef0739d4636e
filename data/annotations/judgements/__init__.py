"""Judgements of responses: read from files, checked, and written."""
