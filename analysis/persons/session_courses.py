"""What changes over the sessions of one client, or of one pair of client and counselor."""

from typing import Any, Literal

import numpy as np
import polars as pl

from analysis.core.basis import of_dialogues
from analysis.core.drilldown import Leads, Row, RowTarget, those
from analysis.core.estimates import INTERVAL, Types, in_rows
from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.core.samples import Sample, TextKey, of_values
from analysis.core.statistics.inference import Array
from analysis.core.statistics.inference.methods import TWO_WAY
from analysis.core.text.lexicon import Role
from analysis.persons.order import in_order
from analysis.persons.session_values import NUMBER, CourseOf, session_values

Counted = Literal["client", "pair"]
Since = Literal["none", "first"]
UPTO, MOST_SESSIONS = 8, 100
PLACES: dict[Counted, str] = {"client": "session", "pair": "meeting"}
KEYS: Types = {"series": pl.String, "session": pl.UInt32}
CODED = ("item_sum", "score", "topic", "label")
RATES = ("label", "word", "topic", "theme")


def _limit(upto: int) -> int:
    return min(max(1, int(upto)), MOST_SESSIONS)


def _placed(selection: Selection, counted: Counted, upto: int) -> pl.DataFrame:
    """The dialogues with ``place``: which session of the client or of the pair they are."""
    ordered = in_order(selection)
    if counted == "pair":
        ordered = ordered.drop_nulls("counselor_id")
    return ordered.with_columns(place=pl.col(PLACES[counted])).filter(pl.col("place") <= _limit(upto))


def _values(
    selection: Selection, dialogues: pl.DataFrame, counted: Counted, since: Since, values: Array
) -> pl.DataFrame:
    """The dialogues with a value, or with its difference from the first session's, which then is left out."""
    ids = selection.corpus.dialogues["dialogue_id"].to_numpy()
    rows = np.searchsorted(ids, dialogues["dialogue_id"].to_numpy())
    valued = dialogues.with_columns(value=pl.Series(values[rows])).filter(pl.col("value").is_finite())
    if since == "none":
        return valued
    who = ["client_id"] if counted == "client" else ["client_id", "counselor_id"]
    first = pl.col("value").filter(pl.col("place") == 1).first().over(who)
    return valued.with_columns(value=pl.col("value") - first).filter(
        (pl.col("place") > 1) & pl.col("value").is_not_null()
    )


def _parts(
    selection: Selection, course_of: CourseOf, counted: Counted, since: Since, upto: int, **options: Any
) -> list[tuple[str, int, pl.DataFrame]]:
    """(series, session, its dialogues with their values)."""
    dialogues = _placed(selection, counted, upto)
    parts = []
    for series, values in session_values(selection, course_of, **options).items():
        valued = _values(selection, dialogues, counted, since, values)
        for place in range(1, _limit(upto) + 1):
            part = valued.filter(pl.col("place") == place)
            if part.height:
                parts.append((series, place, part))
    return parts


def session_course_samples(
    selection: Selection,
    *,
    course_of: CourseOf,
    counted: Counted,
    since: Since,
    role: Role,
    code_scheme: str,
    word_list: str,
    upto: int,
) -> list[Sample]:
    """For each series and session: one value a dialogue."""
    about = {"role": role, "code_scheme": code_scheme, "word_list": word_list}
    return [
        of_values(part, part["value"].to_numpy(), (series if course_of in CODED else TextKey(series), place))
        for series, place, part in _parts(selection, course_of, counted, since, upto, **about)
    ]


def _basis(
    selection: Selection, *, course_of: CourseOf, counted: Counted, since: Since, upto: int, **options: Any
) -> pl.DataFrame:
    """The dialogues that have a value of any series."""
    dialogues = _placed(selection, counted, upto)
    values = list(session_values(selection, course_of, **options).values())
    has_any = np.isfinite(np.stack(values)).any(axis=0) if values else np.zeros(len(selection.mask), dtype=bool)
    known = selection.corpus.dialogues["dialogue_id"].filter(pl.Series(has_any))
    return dialogues.filter(pl.col("dialogue_id").is_in(known.implode()))


def _at(row: Row, selection: Selection, *, course_of: CourseOf, upto: int, **options: Any) -> RowTarget | None:
    parts = _parts(selection, course_of, options.pop("counted"), options.pop("since"), upto, **options)
    mine = [part for series, place, part in parts if (series, place) == (row["series"], row["session"])]
    return RowTarget(mask=those(selection, mine[0])) if mine else None


@table(
    methods=(TWO_WAY,),
    samples=session_course_samples,
    basis=of_dialogues(_basis),
    drilldown=Leads(_at, named=("series", "session")),
)
def session_courses(
    selection: Selection,
    *,
    course_of: CourseOf = "item_sum",
    counted: Counted = "client",
    since: Since = "none",
    role: Role = "both",
    code_scheme: str = "",
    word_list: str = "",
    upto: int = UPTO,
) -> pl.DataFrame:
    """How scores, ratings, labels, words, topics or themes run over the sessions of one client, with intervals.

    Options:
        course_of: what is followed
        counted: client (all sessions of a client) or pair (those of one client with one counselor)
        since: first: each value minus that of the first session of the same client or pair
        role: whose words, labels and themes
        code_scheme: of the labels, those that were settled, else of who coded most; empty: the most used
        word_list: up to six words, parted by blanks; empty: the most frequent content words
        upto: the last session

    Columns:
        course_of (what is followed)
        series (score; scale and item; code; word; topic; theme, named by its words; at most six)
        session (of the client or pair in the corpus, 1 the first: by the source's numbers, else by time)
        mean (over dialogues; scores: points; rating: per cent of the scale's range; label: share of the coded
            utterances, 0-1, or the mean of a number; word: per 1,000 words; topic: share of dialogues, 0-1; theme:
            share of the utterances, 0-1)
        low, high (95 % interval, two-way clustered by client and counselor; null below 5 clusters)
        n_dialogues
        n_clients, n_counselors
        largest_share (of one person)

    Who has many sessions is not who has one: a course over all clients may only say who stayed; ``since`` first
    compares each client with the own beginning.
    """
    samples = session_course_samples(
        selection,
        course_of=course_of,
        counted=counted,
        since=since,
        role=role,
        code_scheme=code_scheme,
        word_list=word_list,
        upto=upto,
    )
    frame = in_rows(samples, KEYS, INTERVAL).select(pl.lit(course_of).alias("course_of"), *KEYS, *INTERVAL)
    if since == "none" and course_of in RATES and NUMBER not in frame["series"]:
        frame = frame.with_columns(pl.col("low").clip(lower_bound=0))
    return frame
