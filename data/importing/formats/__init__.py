"""Formats that many sources are in; corpora that only one source is in lie in ``data.importing.published``."""
