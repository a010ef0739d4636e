"""Predicted scores: files of what systems predict of a dialogue's ratings, beside the ratings themselves.

reading.py    records to rows: one prediction each, from long or wide tables
importing.py  rows are matched to the dialogues of a corpus, with a report row by row, and kept
store.py      sets of predictions in the library
boosting.py   gradient-boosted trees for the baseline of that name
"""
