"""Keyword in context: the places where a query matches, with what stands left and right."""

from typing import Any, Literal

import numpy as np
import polars as pl

from analysis.estimates import Types
from analysis.hits import Hits, hits
from analysis.leads import Leads, of_dialogue, one
from analysis.lexicon import PER, ROLES, Array, Role, Unit
from analysis.registry import table
from analysis.samples import Sample, of_ratio, of_shares
from analysis.selection import Selection
from analysis.word_leads import of_query
from data.schema import ROLE, TIME

Sort = Literal["corpus", "left1", "left2", "left3", "right1", "right2", "right3", "time", "score"]
LINES, WINDOW, FARTHEST = 100, 40, 3
EXCERPT_LINES = 50
LINE: Types = {
    "hit": pl.UInt32,
    "left": pl.String,
    "keyword": pl.String,
    "right": pl.String,
    "role": ROLE,
    "dialogue_id": pl.UInt32,
    "position": pl.UInt32,
    "topic_main": pl.String,
    "score": pl.Int16,
    "said_at": TIME,
}


@table(texts=True, apart="quotes", leads=Leads(of_dialogue, one, named=("dialogue_id", "position")))
def concordance(
    selection: Selection,
    *,
    query: str = "",
    role: Role = "both",
    sort: Sort = "corpus",
    page: int = 1,
    lines: int = LINES,
    window: int = WINDOW,
    unit: Unit = "short",
) -> pl.DataFrame:
    """Where a query matches, one line a hit, with what is said left and right of it in the utterance.

    ``query``: words side by side, as 死に たい, lemma:死ぬ pos:助動詞, /regex/, * (see word_query); empty:
    no line. ``sort``: the corpus' order, the 1st to 3rd word left or right (by reading), the time or the
    score; ``page``, ``lines``: which hits are shown; ``window``: characters on each side; ``unit``: short
    words, or compound nouns as one, each then a word of the query.
    Columns: hit (its number in this order, from 1); left, keyword, right (raw text, … where cut); role;
    dialogue_id, position (0-based place of the utterance); topic_main; score (0-100); said_at.
    """
    found = hits(selection, query, role, unit)
    chosen = _ordered(found, sort, int(page) * int(lines))[(int(page) - 1) * int(lines) :]
    rows = found.utterances[chosen]
    about = selection.corpus.utterances[rows].select("dialogue_id", "position", "role", "said_at")
    of = selection.corpus.dialogues[found.lex.dialogue_of[rows].astype(np.int64)].select("topic_main", "score")
    texts = _texts(selection, found, chosen, int(window))
    numbers = pl.Series("hit", np.arange(len(chosen)) + (int(page) - 1) * int(lines) + 1)
    every: pl.DataFrame = pl.concat([about, of, texts, numbers.to_frame()], how="horizontal")
    return every.select(pl.col(name).cast(dtype) for name, dtype in LINE.items())


def _texts(selection: Selection, found: Hits, chosen: Array, window: int) -> pl.DataFrame:
    """The raw text left of each hit, the hit, and the text right of it."""
    begins, ends = (side.tolist() for side in found.among(chosen).spans)
    parts: dict[str, list[str]] = {"left": [], "keyword": [], "right": []}
    texts = selection.corpus.texts.gather(found.utterances[chosen]).to_list()
    for text, begin, end in zip(texts, begins, ends, strict=True):
        parts["left"].append(("…" if begin > window else "") + text[max(0, begin - window) : begin])
        parts["keyword"].append(text[begin:end])
        parts["right"].append(text[end : end + window] + ("…" if len(text) > end + window else ""))
    return pl.DataFrame(parts, schema=dict.fromkeys(parts, pl.String))


def _ordered(found: Hits, sort: Sort, first: int) -> Array:
    """The first of the hits in an order; ties as in the corpus."""
    if sort == "corpus" or not found.n:
        return np.arange(min(first, found.n))
    key = _beside(found, sort) if sort[:-1] in ("left", "right") else _of_dialogue(found, sort)
    if first < found.n:
        edge = np.partition(key, first - 1)[first - 1]
        near = np.flatnonzero(key <= edge)
    else:
        near = np.arange(found.n)
    return near[np.argsort(key[near], kind="stable")[:first]]


def _beside(found: Hits, sort: Sort) -> Array:
    """A number for each hit that orders it by the words on one side, those farther off after the first."""
    side, near = sort[:-1], int(sort[-1])
    lex, rows = found.lex, found.utterances
    place = lex.reading_order
    low, high = lex.starts[rows].astype(np.int64), lex.starts[rows + 1].astype(np.int64)
    key = np.zeros(found.n, dtype=np.int64)
    for distance in range(near, FARTHEST + 1):
        at = found.first - distance if side == "left" else found.first + found.length - 1 + distance
        inside = (at >= low) & (at < high)
        word = place[lex.ids[np.where(inside, at, 0)]] + 1
        key = key * (len(place) + 1) + np.where(inside, word, 0)
    return key


def _of_dialogue(found: Hits, sort: Sort) -> Array:
    """Time or score of each hit; unknown ones last."""
    if sort == "time":
        times = found.corpus.utterances["said_at"].to_physical()[found.utterances]
        return times.fill_null(np.iinfo(np.int64).max).to_numpy()
    scores = found.corpus.dialogues["score"].cast(pl.Int64).fill_null(1 << 30).to_numpy()
    return np.asarray(scores[found.lex.dialogue_of[found.utterances]])


def concordance_count_samples(
    selection: Selection, *, query: str = "", role: Role = "both", unit: Unit = "short"
) -> list[Sample]:
    """For each role: the rate of the hits, dialogue by dialogue, and 1 where a dialogue has one."""
    found = hits(selection, query, role, unit)
    lex = found.lex
    samples: list[Sample] = []
    spoken = found.corpus.utterances["role"].to_physical().to_numpy()[found.utterances]
    dialogues = lex.dialogue_of[found.utterances]
    for code, name in enumerate(ROLES):
        if role in ("both", name):
            count = np.bincount(dialogues[spoken == code], minlength=len(selection.mask))[selection.mask]
            size, key = lex.sizes[name][selection.mask], (name, "per_million")
            of = selection.dialogues
            samples.append(of_ratio(of, count, size, key, effect="log_ratio", per=PER, of=key))
            samples += of_shares(of, {(name, "share_dialogues"): count > 0}, (name, "share_dialogues"))
    return samples


@table(samples=concordance_count_samples, leads=Leads(of_query, named=("role",)))
def concordance_counts(
    selection: Selection, *, query: str = "", role: Role = "both", unit: Unit = "short"
) -> pl.DataFrame:
    """How often a query matches in all, and in how many dialogues, by role.

    Columns: role; n (hits); per_million (of the role's words); n_dialogues, share_dialogues (with at
    least one hit, 0-1).
    """
    found = hits(selection, query, role, unit)
    lex = found.lex
    spoken = found.corpus.utterances["role"].to_physical().to_numpy()[found.utterances]
    dialogues = lex.dialogue_of[found.utterances]
    rows: list[tuple[Any, ...]] = []
    for code, name in enumerate(ROLES):
        if role in ("both", name):
            here = spoken == code
            size = lex.sizes[name][selection.mask].sum()
            holding = len(np.unique(dialogues[here]))
            rate = PER * int(here.sum()) / size if size else None
            rows.append((name, int(here.sum()), rate, holding, holding / max(1, selection.n_dialogues)))
    schema = {
        "role": pl.String,
        "n": pl.UInt32,
        "per_million": pl.Float64,
        "n_dialogues": pl.UInt32,
        "share_dialogues": pl.Float64,
    }
    return pl.DataFrame(rows, schema=schema, orient="row")


def excerpt(lines: pl.DataFrame, selection: Selection) -> pl.DataFrame:
    """What may leave the app: at most 50 lines where the licence allows excerpts, each with its source.

    Columns as in ``concordance``, then corpus, licence, citation.
    """
    card = selection.corpus.manifest.card
    kept = lines if card.text_export == "free" else lines.head(EXCERPT_LINES)
    return kept.with_columns(
        corpus=pl.lit(f"{selection.corpus.id} {selection.corpus.version}"),
        licence=pl.lit(card.licence),
        citation=pl.lit(card.citation),
    )
