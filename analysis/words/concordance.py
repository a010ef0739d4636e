"""Keyword in context: the places where a query matches, with what stands left and right."""

from collections.abc import Callable
from functools import partial
from typing import Any, Literal

import numpy as np
import polars as pl

from analysis.core.drilldown import Leads, of_dialogue, one
from analysis.core.estimates import Types
from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.core.samples import Sample, of_ratio, of_shares
from analysis.core.text.lexicon import PER, ROLES, Array, Role, Unit
from analysis.words.drilldown import of_query
from analysis.words.occurrences import Hits, hits
from analysis.words.spoken_tokens import word_basis
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


@table(
    methods=(),
    quotes=True,
    not_comparable="quotes",
    drilldown=Leads(of_dialogue, one, named=("dialogue_id", "position")),
    basis=word_basis,
)
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

    Options:
        query: words side by side, as 休み たい, lemma:休む pos:助動詞, /regex/, * (see word_query); empty: no line
        sort: the corpus' order, the 1st to 3rd word left or right (by reading), the time or the score
        page, lines: which hits are shown
        window: characters on each side
        unit: short words, or compound nouns as one, each then a word of the query
        role: whose words: both, counselor or client

    Columns:
        hit (its number in this order, from 1)
        left, keyword, right (raw text, … where cut)
        role
        dialogue_id, position (0-based place of the utterance)
        topic_main
        score (0-100)
        said_at
    """
    occurrences = hits(selection, query, role, unit)
    chosen = _ordered(occurrences, sort, int(page) * int(lines))[(int(page) - 1) * int(lines) :]
    rows = occurrences.utterances[chosen]
    about = selection.corpus.utterances[rows].select("dialogue_id", "position", "role", "said_at")
    of = selection.corpus.dialogues[occurrences.lex.dialogue_of[rows].astype(np.int64)].select(
        "topic_main", "score"
    )
    texts = _texts(selection, occurrences, chosen, int(window))
    numbers = pl.Series("hit", np.arange(len(chosen)) + (int(page) - 1) * int(lines) + 1)
    every: pl.DataFrame = pl.concat([about, of, texts, numbers.to_frame()], how="horizontal")
    return every.select(pl.col(name).cast(dtype) for name, dtype in LINE.items())


def _texts(selection: Selection, occurrences: Hits, chosen: Array, window: int) -> pl.DataFrame:
    """The raw text left of each hit, the hit, and the text right of it."""
    begins, ends = (side.tolist() for side in occurrences.among(chosen).spans)
    parts: dict[str, list[str]] = {"left": [], "keyword": [], "right": []}
    texts = selection.corpus.texts.gather(occurrences.utterances[chosen]).to_list()
    for text, begin, end in zip(texts, begins, ends, strict=True):
        parts["left"].append(("…" if begin > window else "") + text[max(0, begin - window) : begin])
        parts["keyword"].append(text[begin:end])
        parts["right"].append(text[end : end + window] + ("…" if len(text) > end + window else ""))
    return pl.DataFrame(parts, schema=dict.fromkeys(parts, pl.String))


def _ordered(occurrences: Hits, sort: Sort, first: int) -> Array:
    """The first of the hits in an order; ties as in the corpus.

    What comes later is told apart only as far as it must be: hits are many, and a page is short.
    """
    keys = _keys(occurrences, sort)
    sure, near = np.zeros(0, dtype=np.int64), np.arange(occurrences.n)
    for key in keys:
        left = first - len(sure)
        if len(near) <= left:
            break
        rank = key(near)
        edge = np.partition(rank, left - 1)[left - 1]
        sure, near = np.concatenate([sure, near[rank < edge]]), near[rank == edge]
    chosen = np.sort(np.concatenate([sure, near[: first - len(sure)]]))
    return np.asarray(chosen[np.lexsort([key(chosen) for key in reversed(keys)])]) if keys else chosen


def _keys(occurrences: Hits, sort: Sort) -> list[Callable[[Array], Array]]:
    """What orders hits: functions from their numbers to a number each, the first one first."""
    if sort == "corpus":
        return []
    if sort[:-1] not in ("left", "right"):
        return [partial(_of_dialogue, occurrences, sort)]
    steps = range(int(sort[-1]), FARTHEST + 1)
    return [partial(_beside, occurrences, -step if sort[:-1] == "left" else step) for step in steps]


def _beside(occurrences: Hits, step: int, which: Array) -> Array:
    """The place, by reading, of the word so many words left or right of a hit; 0 where there is none."""
    lex, at = occurrences.lex, (occurrences.first if step < 0 else occurrences.last)[which] + step
    inside = (at >= 0) & (at < len(lex.ids))
    at = np.where(inside, at, 0)
    inside &= lex.utterance_of[at] == occurrences.utterances[which]
    return np.asarray(np.where(inside, lex.reading_order[lex.ids[at]] + 1, 0))


def _of_dialogue(occurrences: Hits, sort: Sort, which: Array) -> Array:
    """Time or score of some hits; unknown ones last."""
    rows = occurrences.utterances[which]
    if sort == "time":
        times = occurrences.corpus.utterances["said_at"].to_physical()[rows]
        return np.asarray(times.fill_null(np.iinfo(np.int64).max).to_numpy())
    scores = occurrences.corpus.dialogues["score"].cast(pl.Int64).fill_null(1 << 30).to_numpy()
    return np.asarray(scores[occurrences.lex.dialogue_of[rows]])


def concordance_count_samples(selection: Selection, *, query: str, role: Role, unit: Unit) -> list[Sample]:
    """For each role: the rate of the hits, dialogue by dialogue, and 1 where a dialogue has one."""
    occurrences = hits(selection, query, role, unit)
    lex = occurrences.lex
    samples: list[Sample] = []
    spoken = occurrences.corpus.utterances["role"].to_physical().to_numpy()[occurrences.utterances]
    dialogues = lex.dialogue_of[occurrences.utterances]
    for code, name in enumerate(ROLES):
        if role in ("both", name):
            count = np.bincount(dialogues[spoken == code], minlength=len(selection.mask))[selection.mask]
            size, key = lex.sizes[name][selection.mask], (name, "per_million")
            of = selection.dialogues
            samples.append(of_ratio(of, count, size, key, effect="log_ratio", per=PER, of=key))
            samples += of_shares(of, {(name, "share_dialogues"): count > 0}, (name, "share_dialogues"))
    return samples


@table(methods=(), samples=concordance_count_samples, drilldown=Leads(of_query, named=("role",)), basis=word_basis)
def concordance_counts(
    selection: Selection, *, query: str = "", role: Role = "both", unit: Unit = "short"
) -> pl.DataFrame:
    """How often a query matches in all, and in how many dialogues, by role.

    Options:
        query: the words to look for (see the search grammar)
        role: whose words: both, counselor or client
        unit: short words, or compound nouns as one word

    Columns:
        role
        n (hits)
        per_million (of the role's words)
        n_dialogues, share_dialogues (with at least one hit, 0-1)
    """
    occurrences = hits(selection, query, role, unit)
    lex = occurrences.lex
    codes = len(ROLES) * lex.dialogue_of + occurrences.corpus.utterances["role"].to_physical().to_numpy()
    in_each = np.bincount(occurrences.utterances, minlength=len(codes))
    counts = np.bincount(codes, weights=in_each, minlength=len(ROLES) * (len(selection.mask) + 1)).reshape(
        -1, len(ROLES)
    )
    rows: list[tuple[Any, ...]] = []
    for code, name in enumerate(ROLES):
        if role in ("both", name):
            n, holding = int(counts[:, code].sum()), int(np.count_nonzero(counts[:, code]))
            size = lex.sizes[name][selection.mask].sum()
            rate = PER * n / size if size else None
            rows.append((name, n, rate, holding, holding / max(1, selection.n_dialogues)))
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
    allowed = lines if card.text_export == "free" else lines.head(EXCERPT_LINES)
    return allowed.with_columns(
        corpus=pl.lit(f"{selection.corpus.id} {selection.corpus.version}"),
        licence=pl.lit(card.licence),
        citation=pl.lit(card.citation),
    )
