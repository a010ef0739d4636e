"""Kinds of files: from the bytes of one file to its records."""
