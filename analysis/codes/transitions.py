"""Which code follows which: shares with intervals clustered by person, and the lines behind them."""

import numpy as np
import polars as pl

from analysis.codes.methods import TRANSITIONS
from analysis.core.basis import of_dialogues
from analysis.core.coded.paired import Ends, Paired, PairSettings, paired
from analysis.core.drilldown import Leads, Row, RowTarget, of_dialogue, one
from analysis.core.estimates import SHARE_INTERVAL, Types
from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.core.samples import Sample, of_ratio
from analysis.core.statistics.coding.ratios import ratios
from analysis.core.statistics.inference import Clusters
from analysis.core.statistics.inference.methods import LINEARIZED, TWO_WAY
from data.core.schema import ROLE

LINES = 50
FOUND: Types = {
    "code_before": pl.String,
    "code_after": pl.String,
    "n": pl.UInt32,
    "of": pl.UInt32,
    "share_base": pl.Float64,
    **SHARE_INTERVAL,
}
LINE: Types = {
    "dialogue_id": pl.UInt32,
    "position": pl.UInt32,
    "role_before": ROLE,
    "code_before": pl.String,
    "text_before": pl.String,
    "role_after": ROLE,
    "code_after": pl.String,
    "text_after": pl.String,
}


def by_dialogue(selection: Selection, pairs: Paired) -> tuple[pl.DataFrame, np.ndarray, np.ndarray]:
    """The dialogues with a pair, (dialogues, before, after) pairs, (dialogues, before) pairs that begin so."""
    rows, group = np.unique(pairs.dialogue[pairs.steps.first], return_inverse=True)
    return (selection.corpus.dialogues[rows], *pairs.counts(group, len(rows)))


def transition_samples(
    selection: Selection, *, scheme: str, then: str, coder: str, from_role: Ends, to_role: Ends, lag: int
) -> list[Sample]:
    """For each two codes: how often the second follows the first, dialogue by dialogue."""
    pairing = paired(selection, PairSettings(scheme, then, coder, from_role, to_role, int(lag)))
    dialogues, pairs, begun = by_dialogue(selection, pairing)
    samples = []
    for a, code in enumerate(pairing.before.codes):
        there = begun[:, a] > 0
        own = dialogues.filter(pl.Series(there))
        samples += [
            of_ratio(own, pairs[there, a, b], begun[there, a], (code, following), of=(code,))
            for b, following in enumerate(pairing.after.codes)
            if there.any()
        ]
    return samples


def with_pair(
    row: Row,
    selection: Selection,
    *,
    scheme: str,
    then: str,
    coder: str,
    from_role: Ends,
    to_role: Ends,
    lag: int,
    **options: object,
) -> RowTarget:
    """The dialogues in which one code follows the other."""
    pairs = paired(selection, PairSettings(scheme, then, coder, from_role, to_role, int(lag)))
    here = pairs.where_it_is(row["code_before"], row["code_after"])
    mask = np.zeros(len(selection.mask), dtype=bool)
    mask[pairs.dialogue[pairs.steps.first[here]]] = True
    return RowTarget(mask=mask)


def with_pairs(
    selection: Selection,
    *,
    scheme: str,
    then: str,
    coder: str,
    from_role: Ends,
    to_role: Ends,
    lag: int,
    **options: object,
) -> pl.DataFrame:
    """The dialogues in which a labelled utterance follows another."""
    pairs = paired(selection, PairSettings(scheme, then, coder, from_role, to_role, int(lag)))
    return selection.corpus.dialogues[np.unique(pairs.dialogue[pairs.steps.first])]


@table(
    methods=(TRANSITIONS, LINEARIZED, TWO_WAY),
    samples=transition_samples,
    basis=of_dialogues(with_pairs),
    drilldown=Leads(with_pair, n="", named=("code_before", "code_after")),
)
def transitions(
    selection: Selection,
    *,
    scheme: str = "",
    then: str = "",
    coder: str = "",
    from_role: Ends = "both",
    to_role: Ends = "both",
    lag: int = 1,
) -> pl.DataFrame:
    """Which code follows which, pooled over dialogues, with intervals clustered by person.

    Options:
        scheme: of the first utterance; empty: the most used of codes, else of numbers
        then: the scheme of the second; empty: the same
        coder: a name, or gold; empty: gold, and without it who coded most
        from_role: of the first utterance: counselor, client or both
        to_role: of the second
        lag: how many utterances later, 1 to 3; utterances of a role that the schemes do not code are passed over

    Columns:
        code_before, code_after
        n (pairs of utterances)
        of (pairs that begin with code_before)
        share_base (of code_after among all pairs, 0-1)
        share (n / of, 0-1) with low, high (95 % interval, two-way clustered by client and counselor; null below 5
            clusters)
        n_dialogues, n_clients, n_counselors, largest_share (with code_before)

    Source: Bakeman and Quera (2011).
    """
    pairing = paired(selection, PairSettings(scheme, then, coder, from_role, to_role, int(lag)))
    dialogues, pairs, begun = by_dialogue(selection, pairing)
    clusters = Clusters.of(dialogues)
    followed = pairing.any_second[pairing.steps.state[pairing.steps.second]]
    after = pairing.second[pairing.steps.state[pairing.steps.second]][followed].sum(axis=0)
    base = after / max(1, int(followed.sum()))
    rows = []
    for a, code in enumerate(pairing.before.codes):
        if not begun[:, a].any():
            continue
        made = ratios(pairs[:, a], begun[:, a], clusters)
        behind = (made.n, made.clients, made.counselors, made.largest)
        for b, following in enumerate(pairing.after.codes):
            counts = (int(pairs[:, a, b].sum()), int(begun[:, a].sum()), float(base[b]))
            low, high = (float(bound[b]) for bound in (made.low, made.high))
            bounds = (max(0.0, low), min(1.0, high)) if low == low else (None, None)
            rows.append((code, following, *counts, float(made.value[b]), *bounds, *behind))
    frame = pl.DataFrame(rows, schema=FOUND, orient="row")
    return frame.with_columns(pl.col("largest_share").fill_nan(None))


@table(
    methods=(),
    quotes=True,
    not_comparable="quotes",
    basis=of_dialogues(with_pairs),
    drilldown=Leads(of_dialogue, one, named=("dialogue_id", "position")),
)
def transition_lines(
    selection: Selection,
    *,
    scheme: str = "",
    then: str = "",
    coder: str = "",
    from_role: Ends = "both",
    to_role: Ends = "both",
    lag: int = 1,
    before: str = "",
    after: str = "",
    page: int = 1,
    lines: int = LINES,
) -> pl.DataFrame:
    """The two utterances of each pair of codes that follow each other, in their words.

    Options:
        scheme: as in transitions
        then: as in transitions
        coder: as in transitions
        from_role: as in transitions
        to_role: as in transitions
        lag: as in transitions
        before: the code of the first utterance; empty: the first code there is
        after: the code of the second; empty: the first code there is
        page: which pairs are shown, from 1
        lines: how many pairs on a page

    Columns:
        dialogue_id
        position (of the first, 0-based)
        role_before, code_before, text_before (the first utterance)
        role_after, code_after, text_after (the second)
    """
    pairs = paired(selection, PairSettings(scheme, then, coder, from_role, to_role, int(lag)))
    own, following = before or pairs.before.codes[0], after or pairs.after.codes[0]
    if own not in pairs.before.codes or following not in pairs.after.codes:
        return pl.DataFrame(schema=LINE)
    at = np.flatnonzero(pairs.where_it_is(own, following))
    begin = (int(page) - 1) * int(lines)
    rows = pairs.row[pairs.steps.first[at]]
    at = at[np.argsort(rows, kind="stable")][begin : begin + int(lines)]
    first, second = (pairs.row[part[at]] for part in (pairs.steps.first, pairs.steps.second))
    corpus = selection.corpus
    about: pl.DataFrame = corpus.utterances[first]
    frame = about.select("dialogue_id", "position", role_before="role").with_columns(
        code_before=pl.lit(own),
        text_before=corpus.texts.gather(first),
        role_after=corpus.utterances["role"].gather(second),
        code_after=pl.lit(following),
        text_after=corpus.texts.gather(second),
    )  # fmt: skip
    return frame.select(pl.col(name).cast(dtype) for name, dtype in LINE.items())
