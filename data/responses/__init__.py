"""Generated responses: files of what systems wrote, matched to a corpus' gold responses and measured.

readers.py    from files to raw rows, one reader a format, found by looking at the content
mapping.py    which column is what, proposed from names
matching.py   raw rows to the targets of a corpus, with a report row by row
measures.py   what is counted once for each response
store.py      where it is kept, beside the corpora, never in them
adding.py     all of it, in order
"""
