"""Tables as documents: the paper's table, spreadsheets, Word, slides."""
