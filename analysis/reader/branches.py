"""Regenerations beside the dialogue that they depart from: side by side from the fork on, and how they differ."""

from collections.abc import Callable
from typing import Any

import numpy as np
import polars as pl

from analysis.core.basis import Basis, of_dialogues
from analysis.core.coded.coded import coder_names, of_coder, scheme_ids, schemes_of
from analysis.core.drilldown import Leads, Row, RowTarget, of_dialogue, one, those
from analysis.core.errors import Absent
from analysis.core.estimates import BOUNDS, Types
from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.core.statistics.inference import Array
from analysis.core.statistics.inference.methods import record
from analysis.core.text.lexicon import lexicon
from analysis.reader.dialogue import dialogue_of
from analysis.reader.methods import BOOTSTRAP_ORIGINALS
from data.core.schema import ROLE
from data.corpus import Corpus
from data.predictions.store import PREDICTIONS, TOTALS

DRAWS, SEED, FEWEST = 1_000, 1, 5
PREDICTED = "predicted"
LINES: Types = {
    "dialogue_id": pl.UInt32,
    "is_original": pl.Boolean,
    "position": pl.UInt32,
    "role": ROLE,
    "text": pl.String,
}
DIFFERENCES: Types = {
    "dialogue_id": pl.UInt32,
    "branch_of": pl.UInt32,
    "branch_at": pl.UInt32,
    "same_text": pl.Boolean,
    "code_original": pl.String,
    "code_branch": pl.String,
    "chars_original": pl.UInt32,
    "chars_branch": pl.UInt32,
    "rest_original": pl.UInt32,
    "rest_branch": pl.UInt32,
    "words_in_common": pl.Float64,
    "score_original": pl.Float64,
    "score_branch": pl.Float64,
    "predicted_original": pl.Float64,
    "predicted_branch": pl.Float64,
}
#: What is averaged over branches, from a row of ``DIFFERENCES``.
MEASURES: dict[str, Callable[[], pl.Expr]] = {
    "branch_text_differs": lambda: (~pl.col("same_text")).cast(pl.Float64),
    "branch_code_differs": lambda: (pl.col("code_original") != pl.col("code_branch")).cast(pl.Float64),
    "branch_chars": lambda: pl.col("chars_branch").cast(pl.Float64) - pl.col("chars_original"),
    "branch_rest": lambda: pl.col("rest_branch").cast(pl.Float64) - pl.col("rest_original"),
    "branch_shared_words": lambda: pl.col("words_in_common"),
    "branch_score": lambda: pl.col("score_branch") - pl.col("score_original"),
    "branch_predicted": lambda: pl.col("predicted_branch") - pl.col("predicted_original"),
}


def branches(selection: Selection, **options: Any) -> pl.DataFrame:
    """The selected dialogues that are regenerations. Raises Absent where the corpus has none."""
    if not selection.corpus.dialogues["branch_of"].count():
        raise Absent("branches", selection.corpus.id)
    return selection.dialogues.filter(pl.col("branch_of").is_not_null() & pl.col("branch_at").is_not_null())


def family_of(corpus: Corpus, dialogue_id: int) -> pl.DataFrame:
    """The dialogue's original and all regenerations of it, the original first; empty where there are none."""
    rows = corpus.dialogues
    mine = rows.filter(pl.col("dialogue_id") == dialogue_id)
    original = mine["branch_of"][0] if mine.height and mine["branch_of"][0] is not None else dialogue_id
    regenerated = rows.filter((pl.col("branch_of") == original) & pl.col("branch_at").is_not_null())
    if regenerated.is_empty():
        return rows.clear()
    return pl.concat([rows.filter(pl.col("dialogue_id") == original), regenerated])


def fork_of(corpus: Corpus, dialogue_id: int) -> int:
    """The position from which to read side by side: the dialogue's own, or the first of its regenerations."""
    family = family_of(corpus, dialogue_id)
    own = family.filter(pl.col("dialogue_id") == dialogue_id)["branch_at"].drop_nulls()
    return int(own[0] if len(own) else family["branch_at"].min() or 0)  # type: ignore[arg-type]


def _family(selection: Selection, *, dialogue: str, **options: Any) -> pl.DataFrame:
    known = dialogue_of(selection, dialogue)
    return selection.corpus.dialogues.clear() if known is None else family_of(selection.corpus, known.id)


@table(
    methods=(),
    quotes=True,
    not_comparable="quotes",
    drilldown="its rows are of the dialogue that is read and of its regenerations",
    basis=of_dialogues(_family),
)
def branch_lines(selection: Selection, *, dialogue: str = "") -> pl.DataFrame:
    """A dialogue and its regenerations from the fork on, line by line.

    Options:
        dialogue: the original or a regeneration, by id; empty: the first that is selected

    Columns:
        dialogue_id (the original first)
        is_original
        position (0-based, from the fork on)
        role
        text (raw)
    """
    known = dialogue_of(selection, dialogue)
    family = _family(selection, dialogue=dialogue)
    if known is None or family.is_empty():
        return pl.DataFrame(schema=dict(LINES))
    corpus, fork = selection.corpus, fork_of(selection.corpus, known.id)
    parts = []
    for row in family.iter_rows(named=True):
        place = int(corpus.dialogues["dialogue_id"].search_sorted(row["dialogue_id"]))
        first, stop = int(corpus.offsets[place]) + fork, int(corpus.offsets[place + 1])
        if first < stop:
            said = corpus.utterances[first:stop].select("dialogue_id", "position", "role")
            texts = corpus.lines(first, stop)["text"]
            parts.append(said.with_columns(text=texts, is_original=pl.lit(row["branch_of"] is None)))
    if not parts:
        return pl.DataFrame(schema=dict(LINES))
    return pl.concat(parts).select(pl.col(name).cast(dtype) for name, dtype in LINES.items())


@table(
    methods=(),
    not_comparable="list",
    drilldown=Leads(of_dialogue, one, named=("dialogue_id",)),
    basis=of_dialogues(branches),
)
def branch_differences(selection: Selection) -> pl.DataFrame:
    """Each regeneration beside its original: act, length, words from the fork on, and outcomes where given.

    Columns:
        dialogue_id (the regeneration)
        branch_of (its original), branch_at (position of the fork, 0-based)
        same_text (whether the utterances at the fork are the same to the code point)
        code_original, code_branch (of the utterance at the fork, in the most used scheme of codes; null: uncoded)
        chars_original, chars_branch (code points of the utterance at the fork)
        rest_original, rest_branch (utterances from the fork on)
        words_in_common (distinct lemmas that both have from the fork on, of those that either has, 0-1)
        score_original, score_branch (0-100)
        predicted_original, predicted_branch (added predictions, mean of the systems; else ratings by a model on a
            scale whose name begins with predicted)
    """
    corpus, chosen = selection.corpus, branches(selection)
    codes, predicted, words = _codes(corpus), _predicted(corpus), _words(corpus)
    about = {row["dialogue_id"]: row for row in corpus.dialogues.iter_rows(named=True)}
    places = dict(zip(corpus.dialogues["dialogue_id"], range(corpus.dialogues.height), strict=True))
    rows = []
    for branch in chosen.iter_rows(named=True):
        pair = (about[branch["branch_of"]], about[branch["dialogue_id"]])
        spans = []
        for each in pair:
            place, at = places[each["dialogue_id"]], branch["branch_at"]
            spans.append((int(corpus.offsets[place]) + at, int(corpus.offsets[place + 1])))
        if any(first >= stop for first, stop in spans):
            continue
        (a, a_stop), (b, b_stop) = spans
        shared = None
        if words is not None:
            ours, theirs = words(a, a_stop), words(b, b_stop)
            shared = len(ours & theirs) / len(ours | theirs) if ours | theirs else None
        chars = corpus.utterances["chars"]
        rows.append(
            (
                *(branch[name] for name in ("dialogue_id", "branch_of", "branch_at")),
                corpus.texts[a] == corpus.texts[b],
                codes.get(a),
                codes.get(b),
                chars[a],
                chars[b],
                a_stop - a,
                b_stop - b,
                shared,
                *(each["score"] for each in pair),
                *(predicted.get(each["dialogue_id"]) for each in pair),
            )
        )
    return pl.DataFrame(rows, schema=DIFFERENCES, orient="row")


def _codes(corpus: Corpus) -> dict[int, str]:
    """The code of each coded utterance by its row in the corpus."""
    schemes = scheme_ids(corpus, numbers=False)
    if not schemes:
        return {}
    codes = of_coder(corpus, schemes_of(corpus)[schemes[0]], coder_names(corpus, schemes[0])[0])
    return {
        int(row): ", ".join(code for code, has in zip(codes.codes, held, strict=True) if has)
        for row, held in zip(codes.row, codes.held, strict=True)
    }


def _predicted(corpus: Corpus) -> dict[int, float]:
    """The predicted score of each dialogue: of added predictions, else of a model's ratings that are so called."""
    sets = [one for one in corpus.predictions.sets() if one.corpus_version == corpus.version]
    if sets:
        rows = corpus.predictions.tables(sets, PREDICTIONS)
        rows = rows.filter(pl.col("target").is_in(TOTALS) & pl.col("trained_on").is_null())
    else:
        is_one = pl.col("scale").str.to_lowercase().str.starts_with(PREDICTED)
        rows = corpus.ratings.filter(is_one & (pl.col("rater_kind").cast(pl.String) == "model"))
    return dict(rows.group_by("dialogue_id").agg(pl.col("value").mean()).iter_rows())


def _words(corpus: Corpus) -> Callable[[int, int], set[int]] | None:
    """The distinct lemmas of some rows of utterances; None where the corpus has no words."""
    if "lemmas" not in corpus.manifest.stages:
        return None
    lex = lexicon(corpus)

    def between(first: int, stop: int) -> set[int]:
        lemmas = np.asarray(lex.lemma_ids[lex.starts[first] : lex.starts[stop]])
        return set(lemmas[lex.is_word[lemmas]].tolist())

    return between


def _measured_basis(selection: Selection, **options: Any) -> Basis:
    chosen = branches(selection)
    return Basis.counted(selection, chosen, branches=chosen.height)


def _having(row: Row, selection: Selection, **options: Any) -> RowTarget:
    valued = branch_differences(selection).with_columns(value=MEASURES[row["branch_measure"]]())
    return RowTarget(mask=those(selection, valued.drop_nulls("value")))


@table(
    methods=(BOOTSTRAP_ORIGINALS,),
    not_comparable="rows",
    drilldown=Leads(_having, n="n_branches", named=("branch_measure",)),
    basis=_measured_basis,
)
def branch_summary(selection: Selection, *, draws: int = DRAWS, seed: int = SEED) -> pl.DataFrame:
    """How often and how far regenerations differ from their originals, with intervals.

    Options:
        draws: how often originals are drawn anew for an interval
        seed: of what is drawn by chance

    Columns:
        branch_measure (branch_text_differs, branch_code_differs: share of regenerations, 0-1, whose utterance at
            the fork has another text, another code; branch_chars: characters of that utterance, branch_rest:
            utterances from the fork on, branch_score, branch_predicted: points, each regeneration minus original;
            branch_shared_words: share of lemmas in common from the fork on, 0-1)
        mean (over regenerations)
        low, high (95 % percentile interval, originals drawn anew with all their regenerations; null below 5
            originals)
        n_branches
        n_originals
    """
    differences = branch_differences(selection)
    rows = []
    for name, value in MEASURES.items():
        valued = differences.with_columns(value=value()).drop_nulls("value")
        if valued.is_empty():
            continue
        low, high = _interval(valued["value"].to_numpy(), valued["branch_of"].to_numpy(), int(draws), int(seed))
        rows.append((name, valued["value"].mean(), low, high, valued.height, valued["branch_of"].n_unique()))
    schema = {"branch_measure": pl.String, "mean": pl.Float64, **BOUNDS, "n_branches": pl.UInt32}
    return pl.DataFrame(rows, schema=schema | {"n_originals": pl.UInt32}, orient="row")


def _interval(values: Array, originals: Array, draws: int, seed: int) -> tuple[float | None, float | None]:
    group = np.unique(originals, return_inverse=True)[1]
    n = int(group.max(initial=-1)) + 1
    if n < FEWEST or draws < 1:
        return None, None
    sums, sizes = np.bincount(group, values), np.bincount(group)
    drawn = np.random.default_rng(seed).integers(0, n, (draws, n))
    means = sums[drawn].sum(axis=1) / sizes[drawn].sum(axis=1)
    record(BOOTSTRAP_ORIGINALS)
    low, high = np.quantile(means, (0.025, 0.975))
    return float(low), float(high)
