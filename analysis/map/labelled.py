"""What the labels of utterances say of each dialogue: its most frequent code, the share of a code, a mean."""

from weakref import WeakKeyDictionary

import polars as pl

from analysis.core.conditions.labelled import LabelCodec, by_coder, resolved
from analysis.core.errors import Absent, mistake
from data.corpus import Corpus

UTTERANCE = ("dialogue_id", "position")
MOST = 8
_counted: WeakKeyDictionary[Corpus, dict[tuple[str, str], pl.DataFrame]] = WeakKeyDictionary()


def by_labels(corpus: Corpus, written: str) -> pl.DataFrame:
    """One row per dialogue of the corpus, in its order.

    ``written``: a scheme (the most frequent code of each dialogue, or the mean of its numbers), or codes or a
    range of it (the share of the coded utterances that have one), and whose labels, as ``tag:Reflection@gold``.
    Empty: the scheme with most labels.

    Columns:
        scheme
        label_code (the codes or the range that are asked for; null where none is)
        map_group (the most frequent code; null where a number is asked for)
        map_number (share 0-1, or mean; null where nothing is coded)

    Raises:
        Absent: nothing is coded.
        UserError: the corpus has no such scheme, code or coder.
    """
    known, requested = _counted.setdefault(corpus, {}), (corpus.coding.state(), written)
    if requested not in known:
        values = _by_labels(corpus, written)
        while len(known) >= MOST:
            known.pop(next(iter(known)))
        known[requested] = values
    return known[requested]


def _by_labels(corpus: Corpus, written: str) -> pl.DataFrame:
    try:
        requested = resolved(corpus, LabelCodec().read(written or _usual(corpus)))
    except ValueError as error:
        raise mistake("map_labels", text=str(error)[:80]) from error
    scheme = corpus.schemes[requested.scheme]
    labels = corpus.labels.filter(pl.col("scheme") == requested.scheme)
    labels = by_coder(labels, requested.coder) if requested.coder else labels
    is_range = requested.low is not None or requested.high is not None
    group, number = pl.lit(None, dtype=pl.String), pl.lit(None, dtype=pl.Float64)
    if requested.codes or is_range:
        wanted = pl.col("code").is_in(list(requested.codes))
        if is_range:
            low, high = requested.low, requested.high
            wanted = pl.lit(True) if low is None else pl.col("value") >= low
            wanted = wanted if high is None else wanted & (pl.col("value") <= high)
        units = labels.group_by(UTTERANCE).agg(has=wanted.any())
        values = units.group_by("dialogue_id").agg(map_number=pl.col("has").mean())
        number = pl.col("map_number")
    elif scheme.is_number:
        values = labels.group_by("dialogue_id").agg(map_number=pl.col("value").mean())
        number = pl.col("map_number")
    else:
        order = {code.id: place for place, code in enumerate(scheme.codes)}
        counts = labels.group_by("dialogue_id", "code").len()
        counts = counts.with_columns(place=pl.col("code").replace_strict(order, default=len(order)))
        often = counts.sort("dialogue_id", "len", "place", "code", descending=[False, True, False, False])
        values = often.group_by("dialogue_id", maintain_order=True).agg(map_group=pl.col("code").first())
        group = pl.col("map_group")
    what = ", ".join(requested.codes) or (
        LabelCodec().write(requested).partition("@")[0].partition(":")[2] or None
    )
    rows = corpus.dialogues.select("dialogue_id").join(values, on="dialogue_id", how="left", maintain_order="left")
    return rows.select(
        scheme=pl.lit(requested.scheme),
        label_code=pl.lit(what, dtype=pl.String),
        map_group=group,
        map_number=number,
    )


def is_grouped(corpus: Corpus, written: str) -> bool:
    """Whether the map has a colour for each code, not one scale."""
    requested = LabelCodec().read(written)
    is_range = requested.low is not None or requested.high is not None
    return not (requested.codes or is_range or corpus.schemes[requested.scheme].is_number)


def _usual(corpus: Corpus) -> str:
    coders = corpus.coding.coders()
    if not coders:
        raise Absent("coded", corpus.id)
    most = corpus.labels["scheme"].value_counts().sort("count", "scheme", descending=[True, False])["scheme"][0]
    return f"{most}@{coders[most][0]}"
