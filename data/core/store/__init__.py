"""The library on disk: corpora, their stages and responses, each file written whole and checked when opened."""

from data.core.store.library import (
    EMBEDDED,
    ID_PATTERN,
    MADE_BY,
    PARTS,
    PROJECT,
    WAITING,
    Library,
    Manifest,
    clear_unfinished,
    empty_array,
    replace,
    stage_folder,
    stage_of,
)

__all__ = [
    "EMBEDDED",
    "ID_PATTERN",
    "MADE_BY",
    "PARTS",
    "PROJECT",
    "WAITING",
    "Library",
    "Manifest",
    "clear_unfinished",
    "empty_array",
    "replace",
    "stage_folder",
    "stage_of",
]
