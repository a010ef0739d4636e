"""Statistical models as plain functions of arrays: reliability, factors, crossed effects, item responses.

Nothing here knows a corpus or a selection. Tables in ``analysis.psychometrics`` and ``analysis.interaction``
bring the data and say what the numbers mean.
"""
