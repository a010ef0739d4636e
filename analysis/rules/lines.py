"""Lines of a code: the segments that a rule gives it to, in their words."""

import numpy as np
import polars as pl

from analysis.core.drilldown import Leads, of_dialogue, one
from analysis.core.estimates import Types
from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.core.text.lexicon import Array, Role, Unit
from analysis.core.text.segments import SPAN, Within
from analysis.rules.codes import coded_by
from analysis.rules.evaluation import Coded
from data.core.schema import ROLE

LINES = 50
LINE: Types = {
    "dialogue_id": pl.UInt32,
    "position": pl.UInt32,
    "role": ROLE,
    "text": pl.String,
}


@table(
    methods=(),
    quotes=True,
    not_comparable="quotes",
    drilldown=Leads(of_dialogue, one, named=("dialogue_id", "position")),
)
def code_lines(
    selection: Selection,
    *,
    rules: str = "",
    code: str = "",
    role: Role = "both",
    within: Within = "utterance",
    span: int = SPAN,
    unit: Unit = "short",
    page: int = 1,
    lines: int = LINES,
) -> pl.DataFrame:
    """The segments that have a code, one line each.

    Options:
        rules: the text of a rule file (docs/coding-rules.md); empty: an example
        code: the name of a code; empty: the first of the rules
        role: whose words count: both, counselor or client
        within: what two words must share, or what is coded: an utterance, a turn, a window or a dialogue
        span: utterances in a window
        unit: short words, or compound nouns as one
        page: which lines are shown, from 1
        lines: how many lines on a page

    Columns:
        dialogue_id
        position (0-based place of the segment's first utterance)
        role
        text (the segment's utterances of the role, joined by a space)

    Raises RuleError.
    """
    codes = coded_by(selection, rules, role, within, span, unit)
    name = code or next(iter(codes.codes), "")
    if name not in codes.codes:
        return pl.DataFrame(schema=LINE)
    begin = (int(page) - 1) * int(lines)
    rows = np.flatnonzero(codes.held[:, codes.codes.index(name)])[begin : begin + int(lines)]
    corpus = selection.corpus
    about = corpus.utterances[codes.first[rows]].select("dialogue_id", "position", "role")
    frame = about.with_columns(text=pl.Series(_texts(selection, codes, rows, role), dtype=pl.String))
    return frame.select(pl.col(name).cast(dtype) for name, dtype in LINE.items())


def _texts(selection: Selection, codes: Coded, rows: Array, role: Role) -> list[str]:
    """What is said in some segments: from the first utterance to the one before the next segment's."""
    corpus = selection.corpus
    ends = np.append(codes.first[1:], corpus.utterances.height)
    last = np.minimum(ends, corpus.offsets[1:][codes.dialogue])
    roles = corpus.utterances["role"]
    texts = []
    for begin, end in zip(codes.first[rows].tolist(), last[rows].tolist(), strict=True):
        part = corpus.texts[begin:end]
        spoken = part if role == "both" else part.filter(roles[begin:end] == role)
        texts.append(" ".join(spoken.to_list()))
    return texts
