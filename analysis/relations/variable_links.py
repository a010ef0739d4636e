"""Which words go with an outside variable: words joined to topics, score bands or years."""

from typing import Literal

import numpy as np
import polars as pl

from analysis.core.drilldown import Leads, Row, RowTarget
from analysis.core.estimates import Types
from analysis.core.grouping import codes, condition, grouped
from analysis.core.query.selection import Selection, select
from analysis.core.registry import table
from analysis.core.statistics.inference import LEVEL
from analysis.core.statistics.inference.client_weights import groups_of, weights
from analysis.core.statistics.inference.methods import record
from analysis.core.statistics.multivariate.association import association, strongest
from analysis.core.statistics.multivariate.layout import classical, graph_distances, settled
from analysis.core.text.lexicon import Role, Unit, Words, lexicon
from analysis.core.text.methods import CO_OCCURRENCE, WORDS
from analysis.core.text.segments import SPAN, Within, presence
from analysis.relations.counting.word_choice import most_frequent
from analysis.relations.methods import STABILITY
from analysis.relations.networks.parts import EDGES, MINIMUM, RESAMPLES, TOP
from analysis.words.drilldown import of_word

By = Literal["topic", "band", "year"]
LINKS: Types = {
    "lemma": pl.String,
    "form": pl.String,
    "pos": pl.String,
    "by": pl.String,
    "group": pl.String,
    "weight": pl.Float64,
    "low": pl.Float64,
    "high": pl.Float64,
    "survival": pl.Float64,
    "n_both": pl.UInt32,
    "n_1": pl.UInt32,
    "n_2": pl.UInt32,
    **dict.fromkeys(("x_1", "y_1", "x_2", "y_2"), pl.Float64),
}


def of_link(row: Row, selection: Selection, *, by: By, role: Role, unit: Unit, **options: object) -> RowTarget:
    """The dialogues of the group in which the role says the word."""
    dialogues = of_word(row, selection, role=role, unit=unit).mask
    assert dialogues is not None
    return RowTarget(mask=dialogues & select(selection.corpus, condition(by, row["group"])).mask)


@table(
    methods=(WORDS, CO_OCCURRENCE, STABILITY),
    drilldown=Leads(of_link, n="", named=("lemma", "group")),
    not_comparable="relations",
)
def variable_links(
    selection: Selection,
    *,
    by: By = "topic",
    role: Role = "both",
    words: Words = "content",
    stop: str = "auto",
    unit: Unit = "short",
    within: Within = "dialogue",
    span: int = SPAN,
    top: int = TOP,
    edges: int = EDGES,
    minimum: int = MINIMUM,
    resamples: int = RESAMPLES,
    seed: int = 1,
) -> pl.DataFrame:
    """Which words go with which topic, score band or year: the strongest links between words and groups.

    Options:
        by: the outside variable: topic, score band or year
        role: whose words count: both, counselor or client
        words: content, or all words
        stop: lemmas to exclude, separated by spaces or commas
        unit: short words, or compound nouns as one
        within: what is counted: utterances, turns, windows or dialogues
        span: utterances in a window
        top: how many of the most frequent words
        edges: how many of the strongest links
        minimum: in how many segments of the group the word must occur at least
        resamples: how often clients are drawn anew
        seed: of what is drawn by chance

    Columns:
        lemma, form, pos (the word, and how it is written)
        by, group (the variable and its value)
        weight (Jaccard coefficient of the segments that hold the word and those of the group, 0-1)
        low, high (95 % percentile interval over resamples of clients, null below 5)
        survival (share of the resamples in which the link is among the strongest, 0-1)
        n_both (segments of the group that hold the word)
        n_1 (segments that hold the word)
        n_2 (segments of the group)
        x_1, y_1, x_2, y_2 (places of the word and of the group in the figure)
    """
    frame = grouped(selection, by)
    names = codes(frame, by)
    ids = most_frequent(selection, role=role, words=words, stop=stop, top=int(top), unit=unit)
    present = presence(selection, ids, role=role, within=within, span=int(span), unit=unit, words=words)
    place = {name: number for number, name in enumerate(names)}
    code = np.full(len(selection.mask), -1, dtype=np.int64)
    row_of = {number: row for row, number in enumerate(selection.corpus.dialogues["dialogue_id"])}
    for number, group in frame.select("dialogue_id", "group").iter_rows():
        code[row_of[number]] = place[group]
    n_words, n_groups = len(ids), len(names)
    if not n_words or not n_groups or not len(present.dialogue):
        return pl.DataFrame(schema=LINKS)
    client, _ = groups_of(selection.corpus.dialogues)
    n_clients = int(client.max(initial=-1)) + 1
    group_of_segment = code[present.dialogue]
    client_of_segment = client[present.dialogue]
    inside = group_of_segment[present.segment] >= 0
    at = client_of_segment[present.segment[inside]] * n_groups + group_of_segment[present.segment[inside]]
    cells = at * n_words + present.word[inside]
    both = np.bincount(cells, minlength=n_clients * n_groups * n_words).reshape(n_clients, n_groups, n_words)
    known = group_of_segment >= 0
    sizes = np.bincount(
        client_of_segment[known] * n_groups + group_of_segment[known], minlength=n_clients * n_groups
    ).reshape(n_clients, n_groups)
    whole, size, total = both.sum(axis=0).astype(float), sizes.sum(axis=0).astype(float), float(sizes.sum())
    per_word = whole.sum(axis=0)
    weight = association("jaccard", whole, per_word[None, :], size[:, None], total).ravel()
    best = strongest(weight, whole.ravel(), int(edges), int(minimum))
    if not len(best):
        return pl.DataFrame(schema=LINKS)
    record(CO_OCCURRENCE)
    group, word = np.divmod(best, n_words)
    low = high = share = np.full(len(best), np.nan)
    drawn = weights(n_clients, int(resamples), int(seed))
    if drawn is not None and np.count_nonzero(sizes.sum(axis=1)) >= 5:
        record(STABILITY)
        cells_drawn = drawn @ both.reshape(n_clients, -1).astype(np.float32)
        cubes = cells_drawn.reshape(len(drawn), n_groups, n_words)
        groups_drawn = drawn @ sizes.astype(np.float32)
        strength = association("jaccard", cubes, cubes.sum(axis=1)[:, None, :], groups_drawn[:, :, None], total)
        flat = np.nan_to_num(strength.reshape(len(drawn), -1))
        edge = np.partition(flat, flat.shape[1] - len(best), axis=1)[:, flat.shape[1] - len(best)]
        share = (flat[:, best] >= edge[:, None]).mean(axis=0)
        tail = (1 - LEVEL) / 2
        low, high = np.quantile(flat[:, best], [tail, 1 - tail], axis=0)
    used_words, used_groups = np.unique(word), np.unique(group)
    a = np.searchsorted(used_words, word)
    b = len(used_words) + np.searchsorted(used_groups, group)
    distances = graph_distances(len(used_words) + len(used_groups), a, b)
    where = settled(distances, classical(distances))
    lex, chosen = lexicon(selection.corpus, unit), ids[word].tolist()
    result = (
        lex.lemmas[chosen]
        .select("lemma", "pos")
        .with_columns(
            form=lex.written.gather(chosen),
            by=pl.lit(by),
            group=pl.Series([names[number] for number in group]),
            weight=pl.Series(weight[best]),
            low=pl.Series(low).fill_nan(None),
            high=pl.Series(high).fill_nan(None),
            survival=pl.Series(share).fill_nan(None),
            n_both=pl.Series(whole.ravel()[best]),
            n_1=pl.Series(per_word[word]),
            n_2=pl.Series(size[group]),
            x_1=pl.Series(where[a, 0]),
            y_1=pl.Series(where[a, 1]),
            x_2=pl.Series(where[b, 0]),
            y_2=pl.Series(where[b, 1]),
        )
    )
    typed: pl.DataFrame = result.select(pl.col(name).cast(dtype) for name, dtype in LINKS.items())
    return typed
