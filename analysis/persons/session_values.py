"""What is followed over a client's sessions: one value a dialogue and series."""

from typing import Literal

import numpy as np
import polars as pl

from analysis.core.coded.coded import coded
from analysis.core.dialogues.spoken import spoken
from analysis.core.dialogues.theme_names import theme_name
from analysis.core.measure import Measure
from analysis.core.query.selection import Selection
from analysis.core.registry import need
from analysis.core.statistics.inference import Array
from analysis.core.text.lexicon import Role, language, lexicon
from data.core.schema import ROLES

CourseOf = Literal["item_sum", "score", "rating", "label", "word", "topic", "theme"]
MOST = 6
PER_THOUSAND = 1_000.0
NUMBER = "number"

#: Series to (n_dialogues of the corpus,) values, nan where a dialogue has none.
Series = dict[str, Array]


def session_values(
    selection: Selection, course_of: CourseOf, *, role: Role, code_scheme: str, word_list: str
) -> Series:
    """The values of all dialogues of the corpus; which series there are is decided by the selection."""
    if course_of == "score" or course_of == "item_sum":
        return _scores(selection, course_of)
    if course_of == "rating":
        return _ratings(selection)
    if course_of == "label":
        return _labels(selection, role, code_scheme)
    if course_of == "word":
        return _words(selection, role, word_list)
    if course_of == "topic":
        return _topics(selection)
    return _themes(selection, role)


def _scores(selection: Selection, column: Measure) -> Series:
    need(selection, "score")
    return {column: selection.corpus.dialogues[column].cast(pl.Float64).fill_null(np.nan).to_numpy()}


def _ratings(selection: Selection) -> Series:
    """Each scale and item after or of a session, in per cent of its range; the mean of several raters."""
    need(selection, "ratings")
    ratings = selection.ratings.filter(pl.col("moment").cast(pl.String) != "before")
    key = pl.concat_str("scale", pl.col("item"), separator=" · ", ignore_nulls=True).str.replace_all("_", " ")
    low = pl.coalesce("low", pl.col("value").min().over("scale", "item"))
    high = pl.coalesce("high", pl.col("value").max().over("scale", "item"))
    placed = ratings.with_columns(key=key, percent=100 * (pl.col("value") - low) / (high - low))
    means = (
        placed.filter(pl.col("percent").is_finite()).group_by("key", "dialogue_id").agg(pl.col("percent").mean())
    )
    most = means["key"].value_counts().sort("count", "key", descending=[True, False])["key"].head(MOST)
    ids = selection.corpus.dialogues.select("dialogue_id")
    return {
        name: ids.join(means.filter(pl.col("key") == name), on="dialogue_id", how="left", maintain_order="left")[
            "percent"
        ]
        .fill_null(np.nan)
        .to_numpy()
        for name in most
    }


def _labels(selection: Selection, role: Role, scheme: str) -> Series:
    """The share of a role's coded utterances with each of the most frequent codes; of numbers the mean."""
    codes = coded(selection, scheme, "")
    if role != "both":
        codes = codes.where(codes.role == ROLES.index(role))
    n = len(selection.mask)
    size = np.bincount(codes.dialogue, minlength=n).astype(float)
    size[size == 0] = np.nan
    if codes.scheme.is_number:
        return {NUMBER: np.bincount(codes.dialogue, codes.value, n) / size}
    order = np.argsort(-codes.held.sum(axis=0), kind="stable")[:MOST]
    return {
        codes.codes[code]: np.bincount(codes.dialogue, codes.held[:, code].astype(float), n) / size
        for code in order.tolist()
        if codes.held[:, code].any()
    }


def _words(selection: Selection, role: Role, word_list: str) -> Series:
    """How often each word is used by the role, per 1,000 words; by default the most frequent content words."""
    lex = lexicon(selection.corpus)
    requested = list(dict.fromkeys(word_list.replace("、", " ").replace(",", " ").split()))[:MOST]
    if requested:
        named = {word: lex.find(word) for word in requested}
    else:
        listed = lex.listed("content", "auto", language(selection.corpus))
        mask = selection.mask.astype(float)
        counts = lex.matrices.counted(role, mask) * listed
        best = np.argsort(-counts, kind="stable")[: MOST - 2]
        named = {str(lex.written[int(one)]): np.array([one]) for one in best if counts[one] > 0}
    size = np.where(lex.sizes[role] > 0, lex.sizes[role], np.nan)
    return {
        word: PER_THOUSAND * lex.matrices.said(role, np.isin(np.arange(len(lex.lemmas)), ids)) / size
        for word, ids in named.items()
    }


def _topics(selection: Selection) -> Series:
    """Whether a dialogue has each of the most frequent topics."""
    need(selection, "topics")
    counts = selection.dialogues["topic_main"].drop_nulls().value_counts()
    most = counts.sort("count", "topic_main", descending=[True, False])["topic_main"].head(MOST)
    topics = selection.corpus.dialogues["topic_main"]
    return {topic: (topics == topic).cast(pl.Float64).fill_null(np.nan).to_numpy() for topic in most}


def _themes(selection: Selection, role: Role) -> Series:
    """The share of a role's utterances in each of the largest coarse themes."""
    lines, n = spoken(selection, role), len(selection.mask)
    theme = lines.theme(1).astype(np.int64)
    size = np.bincount(lines.dialogue, minlength=n).astype(float)
    size[size == 0] = np.nan
    counts = np.bincount(theme)
    counts[:1] = 0  # 0 is no theme
    order = [one for one in np.argsort(-counts, kind="stable")[:MOST].tolist() if counts[one]]
    return {
        theme_name(selection.corpus, 1, one): np.bincount(lines.dialogue, (theme == one).astype(float), n) / size
        for one in order
    }
