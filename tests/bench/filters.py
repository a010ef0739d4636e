"""Filters that a reader would set, one of each kind, none with text."""

from analysis.core.query.filter import Filter

FILTERS = tuple(
    Filter.from_query(query)[0]
    for query in (
        "",
        "topics=workplace",
        "topics=school,family,romantic",
        "score=70-98",
        "band=low",
        "band=low,high&topics=mental_health",
        "regime=halved",
        "items=felt_respected:4-5",
        "year=2022",
        "date=2021-01-01..2022-06-30",
        "minutes=45-70",
        "utterances=30-90",
        "opened=client",
        "counselor=1-40",
        "client=1-200",
        "id=1-3000",
    )
)
