"""What can be wrong with a lexicon: one English sentence a code; its Japanese is in ``analysis.labels``."""

AFFECT_ERRORS = {
    "lexicon_empty": "{file}: no word with a category or a number; a lexicon is a LIWC dictionary (.dic, .dicx) "
    "or a table with a word and numbers in each line (.csv, .tsv)",
    "lexicon_encoding": "{file}: not UTF-8 and not Shift_JIS; save it as UTF-8",
    "lexicon_header": "{file}: the part between the two % lines does not end; a .dic begins with %, categories, %",
    "lexicon_category": "{file}:{line}: category {value} is not in the part between the two % lines",
    "lexicon_number": "{file}:{line}: {value} is not a number",
    "lexicon_fields": "{file}:{line}: {n} fields, but the first line has {expected}",
    "lexicon_too_big": "{file}: {mb} MB; a lexicon has at most {most} MB",
    "lexicon_unknown": "no lexicon {id} in this workspace; add its file again (python -m data lexicon FILE)",
    "lexicon_unreadable": "{file}: cannot be read ({why})",
}
