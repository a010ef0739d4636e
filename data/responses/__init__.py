"""Generated responses: files of what systems wrote, matched to the gold responses of a corpus and measured.

importing.py   the steps in order: read, map, match, measure, keep
reading/       files to records, and records to raw rows: one reader per format, found by looking at the content
matching/      raw rows to the targets of a corpus, with a report row by row
measures/      what is computed once for each response
raw.py         a raw row: what the steps pass on
own_corpus.py  a corpus made of a file's own contexts, where there is none to match
targets.py     the turns of a corpus that a system could have written; target_lines.py writes them out
"""
