"""How much the words of a dialogue tell of its score, beyond its length, for clients never seen before."""

from functools import lru_cache

import numpy as np
import polars as pl

from analysis.core.drilldown import Leads
from analysis.core.estimates import Types
from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.core.scoring.score_residuals import need_outcome, outcome_values
from analysis.core.statistics.inference.client_weights import groups_of
from analysis.core.statistics.inference.methods import BOOTSTRAP_CLIENTS, record
from analysis.core.statistics.inference.resampling import interval
from analysis.core.statistics.multivariate.ridge import Prediction, folds_of, predict
from analysis.core.text.lexicon import Array, Role, Unit, Words, lexicon
from analysis.core.text.methods import WORDS
from analysis.relations.counting.word_choice import most_frequent
from analysis.relations.methods import RIDGE
from analysis.words.drilldown import of_word

TOP, FOLDS, MOST_WORDS = 400, 4, 1_000
MODELS = ("length", "words", "words_and_length")
PREDICTIONS: Types = {
    "model": pl.String,
    "r_squared": pl.Float64,
    "low": pl.Float64,
    "high": pl.Float64,
    "r": pl.Float64,
    "n_features": pl.UInt32,
    "n_dialogues": pl.UInt32,
    "n_clients": pl.UInt32,
}
WEIGHTS: Types = {"lemma": pl.String, "pos": pl.String, "points_per_sd": pl.Float64, "n_dialogues": pl.UInt32}
Made = tuple[Array, Array, Array, dict[str, tuple[int, Prediction]], Array]


@lru_cache(maxsize=4)
def made(
    selection: Selection, outcome: str, role: Role, words: Words, stop: str, unit: Unit, top: int, seed: int
) -> Made | None:
    """(rows, outcome, group of each row, predictions by model, word ids); None with too few clients."""
    lex = lexicon(selection.corpus, unit)
    values = outcome_values(selection.corpus, outcome)
    rows = np.flatnonzero(selection.mask & np.isfinite(values) & (lex.sizes[role] > 0))
    ids = most_frequent(selection, role=role, words=words, stop=stop, top=top, unit=unit, limit=MOST_WORDS)
    dialogues = selection.corpus.dialogues[rows]
    groups = groups_of(dialogues)[0] if len(rows) else rows
    if len(np.unique(groups)) < 2 * FOLDS or not len(ids):
        return None
    size = lex.sizes[role][rows]
    rates = np.sqrt(lex.narrowed(role, ids)[rows].toarray() / size[:, None])
    length = np.column_stack([np.log(size), np.log(np.maximum(1, dialogues["n_utterances"].to_numpy()))])
    fold = folds_of(groups, FOLDS, seed)
    features = {"length": length, "words": rates, "words_and_length": np.column_stack([rates, length])}
    by_features = {name: (x.shape[1], predict(x, values[rows], fold)) for name, x in features.items()}
    return rows, values[rows], groups, by_features, ids


@table(
    methods=(WORDS, RIDGE, BOOTSTRAP_CLIENTS),
    drilldown="a row is a model, not dialogues",
    not_comparable="relations",
)
def score_prediction(
    selection: Selection,
    *,
    outcome: str = "item_sum",
    role: Role = "both",
    words: Words = "content",
    stop: str = "auto",
    unit: Unit = "short",
    top: int = TOP,
    seed: int = 1,
) -> pl.DataFrame:
    """How well a score is predicted from words, from length alone, and from both, for unseen clients.

    Four folds without a common client, drawn with ``seed``.

    Options:
        outcome: item_sum, score, general_factor (first principal component of the items, in standard deviations)
            or one item
        role: whose words count: both, counselor or client
        words: content, or all words
        stop: lemmas to exclude, separated by spaces or commas
        unit: short words, or compound nouns as one
        top: how many of the most frequent words
        seed: of what is drawn by chance

    Columns:
        model (length: words and utterances, logarithms; words; words_and_length)
        r_squared (share of the squared error of the mean that predictions take away, out of fold; negative where
            worse than the mean)
        low, high (95 % percentile interval, clients drawn anew, null below 5)
        r (correlation of outcome and prediction)
        n_features
        n_dialogues
        n_clients

    Empty below eight clients.
    """
    need_outcome(selection, outcome)
    predicted = made(selection, outcome, role, words, stop, unit, int(top), int(seed))
    if predicted is None:
        return pl.DataFrame(schema=PREDICTIONS)
    record(RIDGE)
    rows, y, groups, models, _ = predicted
    codes = np.unique(groups, return_inverse=True)[1]
    n_groups = int(codes.max()) + 1
    table_rows = []
    for name, (n_features, prediction) in models.items():
        errors = np.column_stack([(y - prediction.predicted) ** 2, (y - y.mean()) ** 2])
        sums = np.column_stack([np.bincount(codes, weights=column, minlength=n_groups) for column in errors.T])
        low, high = interval(sums, _r_squared, seed=int(seed), method=BOOTSTRAP_CLIENTS)
        r = float(np.corrcoef(y, prediction.predicted)[0, 1])
        value = float(_r_squared(sums.sum(axis=0)))
        table_rows.append((name, value, low, high, r, n_features, len(rows), n_groups))
    frame = pl.DataFrame(table_rows, schema=PREDICTIONS, orient="row")
    return frame.with_columns(pl.col(pl.Float64).fill_nan(None))


def _r_squared(sums: Array) -> Array:
    return np.asarray(1 - sums[..., 0] / sums[..., 1])


@table(
    methods=(WORDS, RIDGE),
    drilldown=Leads(of_word, named=("lemma", "pos")),
    not_comparable="relations",
)
def prediction_words(
    selection: Selection,
    *,
    outcome: str = "item_sum",
    role: Role = "both",
    words: Words = "content",
    stop: str = "auto",
    unit: Unit = "short",
    top: int = TOP,
    seed: int = 1,
) -> pl.DataFrame:
    """With which weights words predict a score, all other words and the length held.

    Options:
        outcome: item_sum, score, general_factor (first principal component of the items, in standard deviations)
            or one item
        role: whose words count: both, counselor or client
        words: content, or all words
        stop: lemmas to exclude, separated by spaces or commas
        unit: short words, or compound nouns as one
        top: how many of the most frequent words
        seed: of what is drawn by chance

    Columns:
        lemma
        pos
        points_per_sd (weight: points of the outcome for one standard deviation more of the root of the word's
            rate, shrunken by ridge regression; it describes the prediction and has no test)
        n_dialogues (in which the role says it)
    """
    need_outcome(selection, outcome)
    predicted = made(selection, outcome, role, words, stop, unit, int(top), int(seed))
    if predicted is None:
        return pl.DataFrame(schema=WEIGHTS)
    record(RIDGE)
    lex, ids = lexicon(selection.corpus, unit), predicted[4]
    weights = predicted[3]["words_and_length"][1].weights[: len(ids)]
    held = np.asarray((lex.narrowed(role, ids)[np.flatnonzero(selection.mask)] > 0).sum(axis=0)).ravel()
    frame = lex.lemmas[ids.tolist()].select("lemma", "pos")
    frame = frame.with_columns(points_per_sd=pl.Series(weights), n_dialogues=pl.Series(held))
    typed = frame.select(pl.col(name).cast(dtype) for name, dtype in WEIGHTS.items())
    ordered: pl.DataFrame = typed.sort("points_per_sd", descending=True)
    return ordered
