"""Importing: from files to the records of a corpus."""
