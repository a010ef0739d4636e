"""The facts that the methods section of a coding study gives: sample, coders, scheme, agreement, settlement."""

import numpy as np
import polars as pl

from analysis.codes.agreement import compared
from analysis.codes.coders import by_dialogue, coded_by_people
from analysis.codes.methods import ALPHA
from analysis.core.basis import of_dialogues
from analysis.core.coded.coded import coder_names, once_per_labels, scheme_ids, scheme_of
from analysis.core.drilldown import Leads, Row, RowTarget, those
from analysis.core.estimates import Types
from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.core.statistics.coding.agreement import alpha, coincidences, counts
from analysis.core.statistics.inference.methods import BOOTSTRAP
from analysis.core.statistics.inference.resampling import interval
from data.coding.frames import GOLD

SEED = 1
STUDY: Types = {
    "scheme": pl.String,
    "scheme_kind": pl.String,
    "n_codes": pl.UInt32,
    "n_coders": pl.UInt32,
    "n_utterances": pl.UInt32,
    "n_dialogues": pl.UInt32,
    "n_drawn": pl.UInt32,
    "n_strata": pl.UInt32,
    "chance_low": pl.Float64,
    "chance_high": pl.Float64,
    "n_double": pl.UInt32,
    "coefficient": pl.String,
    "estimate": pl.Float64,
    "low": pl.Float64,
    "high": pl.Float64,
    "n_disagreed": pl.UInt32,
    "n_settled": pl.UInt32,
    "made_by": pl.String,
    "reference": pl.String,
}


PERSON = "person"


def _by_people(row: Row, selection: Selection) -> RowTarget:
    own = (pl.col("scheme") == row["scheme"]) & (pl.col("coder_kind") == PERSON)
    return RowTarget(mask=those(selection, by_dialogue(selection).filter(own)))


def _places(selection: Selection, scheme: str, kind: str) -> pl.DataFrame:
    """The utterances (dialogue_id, position) that people coded in a scheme, or whose code is settled."""
    corpus = selection.corpus
    own = (pl.col("scheme") == scheme) & (pl.col("kind") == kind)
    every = once_per_labels(
        corpus,
        ("places", scheme, kind),
        lambda: corpus.labels.lazy().filter(own).select("dialogue_id", "position").unique().collect(),
    )
    return every.join(selection.dialogues.select("dialogue_id"), on="dialogue_id", how="semi")


@table(
    methods=(ALPHA, BOOTSTRAP),
    basis=of_dialogues(coded_by_people),
    drilldown=Leads(_by_people, named=("scheme",)),
    not_comparable="facts",
)
def coding_study(selection: Selection, *, seed: int = SEED) -> pl.DataFrame:
    """What the methods section of a coding study gives: for each scheme its sample, coders, agreement, settlement.

    Options:
        seed: of the dialogues that are drawn anew

    Columns:
        scheme
        scheme_kind (nominal, ordinal, numeric)
        n_codes (of the scheme; 0 for scales)
        n_coders (people)
        n_utterances (coded by people)
        n_dialogues (with these)
        n_drawn (of them drawn at random)
        n_strata (of the random samples)
        chance_low, chance_high (smallest and largest probability of being drawn, 0-1)
        n_double (coded by two people or more)
        coefficient (alpha_nominal, alpha_ordinal or alpha_interval)
        estimate (Krippendorff's alpha)
        low, high (95 % percentile interval of 1,000 draws of whole dialogues; null below 5 dialogues)
        n_disagreed (utterances to which two people gave different codes)
        n_settled (utterances with a settled code)
        made_by (what no person coded: coder, name, version)
        reference (of the scheme)

    Source: Hayes and Krippendorff (2007).
    """
    by_dialogue(selection)
    rows = [_facts(selection, one, int(seed)) for one in sorted(scheme_ids(selection.corpus))]
    return pl.DataFrame(rows, schema=STUDY, orient="row")


def _facts(selection: Selection, scheme_id: str, seed: int) -> tuple[object, ...]:
    scheme = scheme_of(selection, scheme_id)
    people = coder_names(selection.corpus, scheme_id, (PERSON,))
    places = _places(selection, scheme_id, PERSON)
    samples = selection.corpus.samples.join(places, on=["dialogue_id", "position"], how="semi")
    gold = _places(selection, scheme_id, GOLD).height
    others = (pl.col("scheme") == scheme_id) & ~pl.col("coder_kind").is_in([PERSON, GOLD])
    machines = by_dialogue(selection).filter(others).select("coder", "made_by").unique().sort("coder", "made_by")
    made_by = "; ".join(made or coder for coder, made in machines.iter_rows())
    metric = {"nominal": "nominal", "ordinal": "ordinal", "numeric": "interval"}[scheme.kind]
    double, differ, estimate, low, high = _agreed(selection, scheme_id, tuple(sorted(people)), metric, seed)
    drawn = samples.select(pl.struct("dialogue_id", "position").n_unique()).item() if samples.height else 0
    strata = samples.select(pl.struct("queue", "stratum").n_unique()).item() if samples.height else 0
    chances = samples["probability"]
    return (
        scheme_id, scheme.kind, 0 if scheme.is_number else len(scheme.codes), len(people), places.height,
        places["dialogue_id"].n_unique(), drawn, strata, chances.min(), chances.max(),
        double, f"alpha_{metric}", estimate, low, high, differ, gold, made_by, scheme.source,
    )  # fmt: skip


def _agreed(
    selection: Selection, scheme: str, people: tuple[str, ...], metric: str, seed: int
) -> tuple[int, int, float | None, float | None, float | None]:
    """Utterances of two coders or more, those they differ in, and alpha with its interval."""
    if len(people) < 2:
        return 0, 0, None, None, None
    comparison = compared(selection, scheme, people)
    if not len(comparison.row):
        return 0, 0, None, None, None
    dialogues, group = np.unique(comparison.dialogue, return_inverse=True)
    counted = counts(comparison.state, len(comparison.held))
    differ = int(((counted > 0).sum(axis=1) > 1).sum())
    sums = coincidences(counted, group, len(dialogues))
    value = alpha(metric, comparison.value)  # type: ignore[arg-type]
    bounds = interval(sums, value, seed=seed)
    numbers = (float(value(sums.sum(axis=0))), *map(float, bounds))
    return (len(comparison.row), differ, *(None if number != number else number for number in numbers))  # type: ignore[return-value]
