"""Search: the utterances that meet the filter's conditions on what is said, counted, ranked, in context."""

from typing import Any, Literal

import numpy as np
import polars as pl

from analysis.core.drilldown import Leads, Row, RowTarget, of_dialogue, one
from analysis.core.estimates import Types
from analysis.core.query.highlights import spans_in_rows
from analysis.core.query.selection import Selection
from analysis.core.query.utterance_conditions import NO_ROW
from analysis.core.registry import table
from analysis.core.samples import Sample, of_ratio, of_shares
from analysis.core.text.lexicon import ROLES
from data.core.matching.spans import Span
from data.core.schema import ROLE, TIME

Array = np.ndarray
Order = Literal["relevance", "corpus", "newest", "oldest"]
LINES = 20
SATURATION, LENGTH_SHARE = 1.2, 0.75  # BM25's usual k1 and b
HIT: Types = {
    "hit": pl.UInt32,
    "dialogue_id": pl.UInt32,
    "position": pl.UInt32,
    "role": ROLE,
    "text": pl.String,
    "marks": pl.String,
    "role_before": ROLE,
    "text_before": pl.String,
    "role_after": ROLE,
    "text_after": pl.String,
    "answer_position": pl.UInt32,
    "answer_role": ROLE,
    "answer_text": pl.String,
    "answer_marks": pl.String,
    "said_at": TIME,
    "topic_main": pl.String,
    "score": pl.Int16,
    "n_hits": pl.UInt32,
    "relevance": pl.Float64,
}
COUNT: Types = {
    "role": pl.String,
    "n": pl.UInt32,
    "share": pl.Float64,
    "n_dialogues": pl.UInt32,
    "share_dialogues": pl.Float64,
}


@table(
    methods=(),
    quotes=True,
    not_comparable="quotes",
    drilldown=Leads(of_dialogue, one, named=("dialogue_id", "position")),
)
def search_hits(
    selection: Selection, *, order: Order = "relevance", page: int = 1, lines: int = LINES, each: int = 0
) -> pl.DataFrame:
    """The utterances that the search finds, one line each, with the utterances before and after.

    The search is the filter's own: its text, regex, lemma, role and then; without any, no line.

    Options:
        order: relevance (dialogues with many hits for their length first, then as said), the corpus' order, or
            the time of the dialogue
        page, lines: which are shown
        each: at most so many of one dialogue (0: all)

    Columns:
        hit (its number in this order, from 1)
        dialogue_id, position (0-based place of the utterance)
        role, text
        marks (places of the hits in the text, as 3-5 8-10, 0-based, end excluded)
        role_before, text_before, role_after, text_after (the utterances beside it)
        answer_position, answer_role, answer_text, answer_marks (the utterance that ends a sequence)
        said_at
        topic_main
        score (0-100)
        n_hits (utterances found in this dialogue)
        relevance (see ``relevance``)
    """
    hit_rows = rows_shown(selection, int(each))
    chosen = _ordered(selection, hit_rows, order)[(int(page) - 1) * int(lines) : int(page) * int(lines)]
    rows = hit_rows[chosen]
    corpus = selection.corpus
    dialogues = _dialogue_of(selection, rows)
    n_hits = hits_per_dialogue(selection)
    columns: dict[str, Any] = {
        "hit": chosen_numbers(len(rows), int(page), int(lines)),
        **corpus.utterances[rows].select("dialogue_id", "position", "role", "said_at").to_dict(),
        **corpus.dialogues[dialogues].select("topic_main", "score").to_dict(),
        "text": corpus.texts.gather(rows),
        "marks": _span_text(spans_in_rows(corpus, selection.filter, rows, selection.answers)),
        **_beside(selection, rows, dialogues, -1, "before"),
        **_beside(selection, rows, dialogues, 1, "after"),
        **_answers(selection, rows),
        "n_hits": n_hits[dialogues],
        "relevance": relevance(selection)[dialogues],
    }
    return pl.DataFrame({name: columns[name] for name in HIT}, schema_overrides=dict(HIT), strict=False)


def _of_role(row: Row, selection: Selection) -> RowTarget:
    hit_rows = rows_found(selection)
    of_role = (selection.corpus.utterances["role"][hit_rows].cast(pl.String) == row["role"]).to_numpy()
    are = np.zeros(len(selection.mask), dtype=bool)
    are[_dialogue_of(selection, hit_rows)[of_role]] = True
    return RowTarget(mask=are)


def search_count_samples(selection: Selection) -> list[Sample]:
    """For each role: the share of its utterances found, dialogue by dialogue, and 1 where a dialogue has one."""
    if selection.matching_utterances is None:
        return []
    hit_rows, dialogues = rows_found(selection), selection.dialogues
    roles, where = selection.corpus.utterances["role"][hit_rows].cast(pl.String), _dialogue_of(selection, hit_rows)
    samples = []
    for role in ROLES:
        per_dialogue = np.bincount(where[(roles == role).to_numpy()], minlength=len(selection.mask))[
            selection.mask
        ]
        whole, key = dialogues[f"utterances_{role}"].cast(pl.Float64).to_numpy(), (role, "share")
        samples.append(of_ratio(dialogues, per_dialogue, whole, key, of=key))
        samples += of_shares(dialogues, {(role, "share_dialogues"): per_dialogue > 0}, (role, "share_dialogues"))
    return samples


@table(methods=(), samples=search_count_samples, drilldown=Leads(_of_role, named=("role",)))
def search_counts(selection: Selection) -> pl.DataFrame:
    """How many utterances the search finds in all, and in how many dialogues, by role.

    Columns:
        role
        n (utterances)
        share (of the role's utterances in the selection, 0-1)
        n_dialogues, share_dialogues (with at least one, 0-1)

    Without a search there is no line.
    """
    if selection.matching_utterances is None:
        return pl.DataFrame(schema=COUNT)
    hit_rows = rows_found(selection)
    roles = selection.corpus.utterances["role"][hit_rows]
    dialogues = _dialogue_of(selection, hit_rows)
    spoken = dict(selection.utterances["role"].cast(pl.String).value_counts().rows())
    rows = []
    for role in ROLE.categories:
        of_role = (roles == role).to_numpy()
        if of_role.any():
            holding, n = len(np.unique(dialogues[of_role])), int(of_role.sum())
            rows.append((role, n, n / spoken[role], holding, holding / selection.n_dialogues))
    return pl.DataFrame(rows, schema=COUNT, orient="row")


def rows_found(selection: Selection) -> Array:
    """The rows of ``corpus.utterances`` that the search finds in the selection; none where nothing is searched."""
    if selection.matching_utterances is None:
        return np.zeros(0, dtype=np.int64)
    inside = np.repeat(selection.mask, np.diff(selection.corpus.offsets))
    return np.flatnonzero(selection.matching_utterances & inside)


def rows_shown(selection: Selection, each: int) -> Array:
    """The first ``each`` of these rows in each dialogue; 0: all."""
    hit_rows = rows_found(selection)
    if not each:
        return hit_rows
    of = _dialogue_of(selection, hit_rows)
    return hit_rows[np.arange(len(hit_rows)) - np.searchsorted(of, of) < each]


def hits_per_dialogue(selection: Selection) -> Array:
    """(n_dialogues of the corpus,) how many utterances of each meet the search."""
    lengths = np.diff(selection.corpus.offsets)
    if selection.matching_utterances is None:
        return np.zeros(len(lengths), dtype=np.int64)
    upto = np.concatenate([[0], np.cumsum(selection.matching_utterances)])
    return np.asarray(upto[selection.corpus.offsets[1:]] - upto[selection.corpus.offsets[:-1]])


def relevance(selection: Selection) -> Array:
    """(n_dialogues of the corpus,) how much of each dialogue is about the search: 0 to 2.2.

    BM25 with one term, k1 = 1.2 and b = 0.75: the utterances found, each further one counting less, against
    the dialogue's length in utterances relative to the corpus' mean. The weight of the term is the same for
    all dialogues and left out.
    """
    n, lengths = hits_per_dialogue(selection), np.diff(selection.corpus.offsets)
    if not len(lengths):
        return np.zeros(0)
    weighed = SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * lengths / lengths.mean())
    return np.asarray(n * (SATURATION + 1) / (n + weighed))


def chosen_numbers(n: int, page: int, lines: int) -> Array:
    """The numbers of the lines of a page."""
    return np.arange(n) + (page - 1) * lines + 1


def _ordered(selection: Selection, hit_rows: Array, order: Order) -> Array:
    if order == "corpus":
        return np.arange(len(hit_rows))
    of = _dialogue_of(selection, hit_rows)
    if order == "relevance":
        return np.argsort(-relevance(selection)[of], kind="stable")
    times = (
        selection.corpus.dialogues["started_at"].to_physical().cast(pl.Float64).fill_null(float("nan")).to_numpy()
    )
    return np.argsort((times if order == "oldest" else -times)[of], kind="stable")


def dialogues_in_order(selection: Selection, order: Order) -> list[int]:
    """The ids of the dialogues with a hit, in the order of ``search_hits``; empty where nothing is searched."""
    hit_rows = rows_shown(selection, 1)
    of = _dialogue_of(selection, hit_rows[_ordered(selection, hit_rows, order)])
    return selection.corpus.dialogues["dialogue_id"].gather(of).to_list()


def _dialogue_of(selection: Selection, rows: Array) -> Array:
    """The row of the dialogue of each utterance."""
    return np.searchsorted(selection.corpus.offsets, rows, side="right") - 1


def _beside(selection: Selection, rows: Array, dialogues: Array, step: int, name: str) -> dict[str, pl.Series]:
    """Role and text of the utterances before or after; null at the ends of a dialogue."""
    corpus, neighbours = selection.corpus, rows + step
    inside = (neighbours >= corpus.offsets[dialogues]) & (neighbours < corpus.offsets[dialogues + 1])
    at = pl.Series(np.where(inside, neighbours, 0)) if len(rows) else pl.Series([], dtype=pl.Int64)
    inside_only = pl.when(pl.Series(inside)).then(pl.col("*"))
    frame = pl.DataFrame(
        {f"role_{name}": corpus.utterances["role"].gather(at), f"text_{name}": corpus.texts.gather(at)}
    )
    return frame.select(inside_only.name.keep()).to_dict()


def _answers(selection: Selection, rows: Array) -> dict[str, Any]:
    """The utterance that ends the sequence which each of these begins; null where no sequence is asked for."""
    corpus, known = selection.corpus, selection.answers
    if known is None:
        return {name: [None] * len(rows) for name in HIT if name.startswith("answer_")}
    ends = known[rows]
    ends = ends[ends != NO_ROW]
    about = corpus.utterances[ends]
    return {
        "answer_position": about["position"],
        "answer_role": about["role"],
        "answer_text": corpus.texts.gather(ends),
        "answer_marks": _span_text(spans_in_rows(corpus, selection.filter, ends, known)),
    }


def _span_text(spans_per_row: list[list[Span]]) -> list[str]:
    return [" ".join(f"{begin}-{end}" for begin, end in spans) for spans in spans_per_row]


def read_marks(text: str | None) -> list[Span]:
    """The places that a cell of ``marks`` names."""
    spans = (span.split("-") for span in (text or "").split())
    return [(int(begin), int(end)) for begin, end in spans]
