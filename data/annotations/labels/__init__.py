"""Labels of utterances: read from files, made by rules or models here, and written."""
