"""Where two coders disagree: the codes that one gave beside those of the other, and the lines behind them."""

import numpy as np
import polars as pl

from analysis.codes.agreement import Compared, compared, two
from analysis.core.basis import of_dialogues
from analysis.core.drilldown import Leads, Row, RowTarget, of_dialogue, one
from analysis.core.estimates import Types
from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.core.statistics.inference import Array
from data.core.schema import ROLE

NONE = "none"
LINES = 50
CELLS: Types = {
    "scheme": pl.String,
    "coder_a": pl.String,
    "coder_b": pl.String,
    "code_a": pl.String,
    "code_b": pl.String,
    "n": pl.UInt32,
    "share": pl.Float64,
    "n_dialogues": pl.UInt32,
}
LINE: Types = {
    "dialogue_id": pl.UInt32,
    "position": pl.UInt32,
    "role": ROLE,
    "code_a": pl.String,
    "code_b": pl.String,
    "text": pl.String,
}


def _crossed(
    selection: Selection, scheme: str, coder_a: str, coder_b: str
) -> tuple[Compared, Array, Array, Array]:
    """What two coders gave, and each pair of codes: (m,) utterance, code of a, code of b (codes: none)."""
    comparison = compared(selection, scheme, two(selection, scheme, coder_a, coder_b))
    a, b = (comparison.held[comparison.state[:, side]] for side in (0, 1))
    shared = a & b
    only_a, only_b = a & ~shared, b & ~shared
    none = len(comparison.codes)
    pairs = [np.column_stack([*np.nonzero(shared), np.nonzero(shared)[1]])]
    for code in range(none):
        left = np.flatnonzero(only_a[:, code])
        for other in range(none):
            at = left[only_b[left, other]]
            pairs.append(np.column_stack([at, np.full(len(at), code), np.full(len(at), other)]))
        alone = left[~only_b[left].any(axis=1)]
        pairs.append(np.column_stack([alone, np.full(len(alone), code), np.full(len(alone), none)]))
        right = np.flatnonzero(only_b[:, code])
        alone = right[~only_a[right].any(axis=1)]
        pairs.append(np.column_stack([alone, np.full(len(alone), none), np.full(len(alone), code)]))
    unit, first, second = np.concatenate(pairs).T
    return comparison, unit, first, second


def _of_two(selection: Selection, *, scheme: str, coder_a: str, coder_b: str, **options: object) -> pl.DataFrame:
    """The selected dialogues in which both coded the same utterances."""
    comparison = compared(selection, scheme, two(selection, scheme, coder_a, coder_b))
    return selection.corpus.dialogues[np.unique(comparison.dialogue)]


def _in_cell(row: Row, selection: Selection, *, scheme: str, coder_a: str, coder_b: str) -> RowTarget:
    comparison, unit, first, second = _crossed(selection, scheme, coder_a, coder_b)
    names = [*comparison.codes, NONE]
    here = (first == names.index(row["code_a"])) & (second == names.index(row["code_b"]))
    mask = np.zeros(len(selection.mask), dtype=bool)
    mask[comparison.dialogue[unit[here]]] = True
    return RowTarget(mask=mask)


@table(
    methods=(),
    basis=of_dialogues(_of_two),
    drilldown=Leads(_in_cell, named=("code_a", "code_b")),
    not_comparable="agreement",
)
def coder_confusion(
    selection: Selection, *, scheme: str = "", coder_a: str = "", coder_b: str = ""
) -> pl.DataFrame:
    """Which codes two coders gave to the same utterances: the diagonal is agreement.

    Options:
        scheme: an id; empty: the most used of codes, else of numbers
        coder_a: a name, or gold; empty: the first coder
        coder_b: a name, or gold; empty: the next one

    Columns:
        scheme
        coder_a, coder_b
        code_a, code_b (what each gave; none: where several codes may be given, one that the other has nothing for)
        n (utterances)
        share (of the utterances with code_a, 0-1)
        n_dialogues
    """
    comparison, unit, first, second = _crossed(selection, scheme, coder_a, coder_b)
    names = [*comparison.codes, NONE]
    frame = pl.DataFrame({"a": first, "b": second, "dialogue": comparison.dialogue[unit]})
    cells = frame.group_by("a", "b").agg(n=pl.len(), n_dialogues=pl.col("dialogue").n_unique()).sort("a", "b")
    of_a = pl.col("n").sum().over("a")
    worded = cells.with_columns(
        scheme=pl.lit(comparison.scheme.id),
        coder_a=pl.lit(comparison.coders[0]),
        coder_b=pl.lit(comparison.coders[1]),
        code_a=pl.Series([names[place] for place in cells["a"]], dtype=pl.String),
        code_b=pl.Series([names[place] for place in cells["b"]], dtype=pl.String),
        share=pl.col("n") / of_a,
    )
    return worded.select(pl.col(name).cast(dtype) for name, dtype in CELLS.items())


@table(
    methods=(),
    quotes=True,
    basis=of_dialogues(_of_two),
    not_comparable="quotes",
    drilldown=Leads(of_dialogue, one, named=("dialogue_id", "position")),
)
def disagreements(
    selection: Selection,
    *,
    scheme: str = "",
    coder_a: str = "",
    coder_b: str = "",
    code_a: str = "",
    code_b: str = "",
    page: int = 1,
    lines: int = LINES,
) -> pl.DataFrame:
    """The utterances to which two coders gave different codes, or those of one cell of the table of both.

    Options:
        scheme: an id; empty: the most used of codes, else of numbers
        coder_a: a name, or gold; empty: the first coder
        coder_b: a name, or gold; empty: the next one
        code_a: what the first gave; empty: any
        code_b: what the second gave; empty: any other
        page: which lines are shown, from 1
        lines: how many lines on a page

    Columns:
        dialogue_id
        position (0-based)
        role
        code_a, code_b (what each gave)
        text
    """
    comparison, unit, first, second = _crossed(selection, scheme, coder_a, coder_b)
    names = [*comparison.codes, NONE]
    keep = first != second if not (code_a and code_b) else np.ones(len(unit), dtype=bool)
    for given, places in ((code_a, first), (code_b, second)):
        if given:
            keep &= places == (names.index(given) if given in names else -1)
    order = np.flatnonzero(keep)
    order = order[np.argsort(unit[order], kind="stable")]
    begin = (int(page) - 1) * int(lines)
    order = order[begin : begin + int(lines)]
    at = comparison.row[unit[order]]
    corpus = selection.corpus
    about: pl.DataFrame = corpus.utterances[at]
    frame = about.select("dialogue_id", "position", "role")
    frame = frame.with_columns(
        code_a=pl.Series([names[place] for place in first[order]], dtype=pl.String),
        code_b=pl.Series([names[place] for place in second[order]], dtype=pl.String),
        text=corpus.texts.gather(at),
    )
    return frame.select(pl.col(name).cast(dtype) for name, dtype in LINE.items())
