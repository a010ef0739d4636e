"""Where two words meet: one line for each segment that holds both."""

import numpy as np
import polars as pl

from analysis.core.drilldown import Leads, of_dialogue, one
from analysis.core.estimates import Types
from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.core.text.lexicon import Role, Unit, lexicon
from analysis.core.text.segments import SPAN, Within, segment_of_utterances
from analysis.words.occurrences import of_lemmas
from data.core.schema import ROLE

LINES, FEWEST = 50, 1
LINE: Types = {
    "dialogue_id": pl.UInt32,
    "position": pl.UInt32,
    "role": ROLE,
    "text": pl.String,
    "position_2": pl.UInt32,
    "text_2": pl.String,
}


@table(
    methods=(),
    quotes=True,
    not_comparable="quotes",
    drilldown=Leads(of_dialogue, one, named=("dialogue_id", "position")),
)
def word_pair_lines(
    selection: Selection,
    *,
    first: str = "",
    second: str = "",
    role: Role = "both",
    within: Within = "utterance",
    span: int = SPAN,
    unit: Unit = "short",
    page: int = 1,
    lines: int = LINES,
) -> pl.DataFrame:
    """What is said where two words meet, one line for each segment that holds both.

    Options:
        first, second: the two words, as lemma, as written or as read; empty: no line
        role, within, span, unit: as in word_network
        page, lines: which lines are shown

    Columns:
        dialogue_id
        position (0-based place of the first utterance that holds the first word)
        role
        text (its raw text)
        position_2, text_2 (the first utterance with the second word, null where it is the same one)

    Raises NoSuchWord.
    """
    lex = lexicon(selection.corpus, unit)
    if not first or not second:
        return pl.DataFrame(schema=LINE)
    rows = [of_lemmas(selection, lex.find(word.strip()), role, unit).utterances for word in (first, second)]
    segment = segment_of_utterances(selection.corpus, within, int(span))
    firsts = [np.unique(segment[at], return_index=True) for at in rows]
    _, at_first, at_second = np.intersect1d(firsts[0][0], firsts[1][0], return_indices=True)
    begin = (int(page) - 1) * int(lines)
    here = slice(begin, begin + int(lines))
    first_rows = rows[0][firsts[0][1][at_first]][here]
    second_rows = rows[1][firsts[1][1][at_second]][here]
    corpus = selection.corpus
    about = corpus.utterances[first_rows].select("dialogue_id", "position", "role")
    apart = pl.lit(pl.Series(first_rows != second_rows, dtype=pl.Boolean))
    frame = about.with_columns(
        text=corpus.texts.gather(first_rows),
        position_2=pl.when(apart).then(pl.lit(corpus.utterances[second_rows]["position"])),
        text_2=pl.when(apart).then(pl.lit(corpus.texts.gather(second_rows))),
    )
    return frame.select(pl.col(name).cast(dtype) for name, dtype in LINE.items())
