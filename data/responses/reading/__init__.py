"""From files of responses to raw rows: which files, which records, which column is which field."""
