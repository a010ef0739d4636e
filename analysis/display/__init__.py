"""Results for readers: filters in words, localized tables, files."""
