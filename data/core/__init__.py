"""What the whole data layer stands on: the schema, the library on disk, errors, progress, matching of texts."""
