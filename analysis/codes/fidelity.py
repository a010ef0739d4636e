"""How the counselor works: reflections to questions, open questions, complex reflections, MI-adherent acts."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import polars as pl

from analysis.codes.methods import FIDELITY
from analysis.codes.shares import with_labels
from analysis.core.basis import of_dialogues
from analysis.core.coded.coded import Coded, coded, scheme_ids, schemes_of
from analysis.core.drilldown import Leads, Row, RowTarget
from analysis.core.errors import Absent
from analysis.core.estimates import BOUNDS, SAMPLE_SIZES, Types, row
from analysis.core.kept import kept
from analysis.core.query.selection import Selection
from analysis.core.registry import need, table
from analysis.core.samples import Sample, of_ratio
from analysis.core.scoring.adjusted_effect import adjusted_effect
from analysis.core.statistics.inference import Array, benjamini_hochberg
from analysis.core.statistics.inference.methods import ADJUSTED, BENJAMINI, LINEARIZED, TWO_WAY, WALD
from analysis.core.statistics.models.not_fitted import NotFitted
from data.core.progress import Progress, silent
from data.core.schema import ITEMS

REFLECTIONS = ("SR", "CR", "Reflection", "Paraphrase")
QUESTIONS = ("Q", "OpenQuestion", "ClosedQuestion")
ADHERENT, NON_ADHERENT = ("AF", "Seek", "Emphasize"), ("Confront", "Persuade")
#: what stands above and what below each ratio; codes of MITI 4.2 and of the annotated KokoroChat
MEASURES: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "reflections_to_questions": (REFLECTIONS, QUESTIONS),
    "open_share": (("OpenQuestion",), ("OpenQuestion", "ClosedQuestion")),
    "complex_share": (("CR",), ("SR", "CR")),
    "adherent_share": (ADHERENT, (*ADHERENT, *NON_ADHERENT)),
}
#: (fair, good, source); what MITI 4.2.1 no longer gives is that of MITI 3.1.1
BENCHMARKS: Mapping[str, tuple[float, float, str]] = {
    "reflections_to_questions": (1.0, 2.0, "MITI 4.2.1"),
    "open_share": (0.5, 0.7, "MITI 3.1.1"),
    "complex_share": (0.4, 0.5, "MITI 4.2.1"),
    "adherent_share": (0.9, 1.0, "MITI 3.1.1"),
}
RATIO = "reflections_to_questions"
SUM = "item_sum"
FOUND: Types = {
    "scheme": pl.String,
    "measure_name": pl.String,
    "estimate": pl.Float64,
    **BOUNDS,
    "benchmark_fair": pl.Float64,
    "benchmark_good": pl.Float64,
    "benchmark_source": pl.String,
    "n": pl.UInt32,
    "of": pl.UInt32,
    **SAMPLE_SIZES,
}
ADJUSTED_BY: Types = {
    "measure_name": pl.String,
    "item": pl.String,
    **dict.fromkeys(("estimate", "low", "high", "p"), pl.Float64),
    **dict.fromkeys(("n_dialogues", "n_clients", "n_counselors"), pl.UInt32),
    "settled": pl.String,
}


def _acts(selection: Selection, scheme: str, coder: str) -> Coded:
    """The coded acts. Without a scheme, the most used that has such codes. Raises Absent where none has."""
    known = {code for parts in MEASURES.values() for side in parts for code in side}
    schemes = schemes_of(selection.corpus)
    for one in [scheme] if scheme else scheme_ids(selection.corpus, numbers=False):
        if not scheme and not known & {code.id for code in schemes[one].codes}:
            continue
        codes = coded(selection, one, coder)
        if known & {code.id for code in codes.scheme.codes}:
            return codes
    raise Absent("acts", selection.corpus.id)


def _counts(codes: Coded, n: int) -> dict[str, tuple[Array, Array]]:
    """For each measure that the scheme has codes for: (n_dialogues,) what is above and what is below."""
    made = {}
    there = {code.id for code in codes.scheme.codes}
    for name, sides in MEASURES.items():
        if not all(set(side) & there for side in sides):
            continue
        above, below = (
            np.bincount(codes.dialogue[held], minlength=n).astype(float)
            for held in (codes.held[:, [code in side for code in codes.codes]].any(axis=1) for side in sides)
        )
        made[name] = (above, below)
    return made


def fidelity_samples(selection: Selection, *, scheme: str, coder: str) -> list[Sample]:
    """For each measure: what its dialogues add to the ratio."""
    samples = []
    for name, (above, below) in _counts(_acts(selection, scheme, coder), len(selection.mask)).items():
        rows = np.flatnonzero((below > 0) | (above > 0) if name == RATIO else below > 0)
        dialogues = selection.corpus.dialogues[rows]
        effect = "log_ratio" if name == RATIO else "cohen_h"
        samples.append(of_ratio(dialogues, above[rows], below[rows], (name,), effect=effect))  # type: ignore[arg-type]
    return samples


def _with_acts(row: Row, selection: Selection, *, scheme: str, coder: str, **options: Any) -> RowTarget:
    above, below = _counts(_acts(selection, scheme, coder), len(selection.mask))[row["measure_name"]]
    return RowTarget(mask=(below > 0) | (above > 0) if row["measure_name"] == RATIO else below > 0)


def _basis(selection: Selection, *, scheme: str, coder: str, **options: Any) -> pl.DataFrame:
    return with_labels(selection, scheme=_acts(selection, scheme, coder).scheme.id, coder=coder)


@table(
    methods=(FIDELITY, LINEARIZED, TWO_WAY),
    samples=fidelity_samples,
    basis=of_dialogues(_basis),
    drilldown=Leads(_with_acts, named=("measure_name",)),
)
def fidelity(selection: Selection, *, scheme: str = "", coder: str = "") -> pl.DataFrame:
    """How the counselors work: reflections to questions, open questions, complex reflections, MI-adherent acts.

    Ratios of sums over all dialogues. Benchmarks were published for coded sessions of motivational interviewing in
    English, face to face; they stand beside the numbers for orientation.

    Options:
        scheme: an id; empty: the most used with codes of MITI 4.2 or of the annotated KokoroChat
        coder: a name, or gold; empty: gold, and without it who coded most

    Columns:
        scheme
        measure_name (reflections_to_questions: reflections for each question; open_share: open questions among
            questions; complex_share: complex among reflections; adherent_share: affirm, seek collaboration and
            emphasize autonomy among these and confront and persuade; shares 0-1)
        estimate
        low, high (95 % interval of the ratio, two-way clustered by client and counselor; null below 5 clusters)
        benchmark_fair, benchmark_good (fair and good practice, as published)
        benchmark_source (MITI 4.2.1; MITI 3.1.1 where later editions give none)
        n, of (utterances above and below)
        n_dialogues
        n_clients, n_counselors
        largest_share (of one person)

    Source: Moyers et al. (2016).
    """
    codes = _acts(selection, scheme, coder)
    counts = _counts(codes, len(selection.mask))
    rows = []
    for sample in fidelity_samples(selection, scheme=scheme, coder=coder):
        name = str(sample.key[0])
        value, low, high, *behind = row(sample.estimate())
        lowest = None if low is None else max(0.0, low)
        above, below = (int(part.sum()) for part in counts[name])
        rows.append((codes.scheme.id, name, value, lowest, high, *BENCHMARKS[name], above, below, *behind))
    return pl.DataFrame(rows, schema=FOUND, orient="row")


def _per_dialogue(name: str, above: Array, below: Array) -> Array:
    """(n,) the measure of each dialogue, nan where it has none: a share, or the logarithm of a ratio."""
    if name == RATIO:
        return np.where(above + below > 0, np.log((above + 0.5) / (below + 0.5)), np.nan)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(np.where(below > 0, above / below, np.nan))


def _effect(part: pl.DataFrame, item: str, x: Array) -> tuple[Any, ...]:
    """What a crossed model gives; nothing but the counts where it cannot be fitted."""
    try:
        if not np.ptp(x) > 0:
            raise NotFitted("no_spread")
        return adjusted_effect(part, item, (x - x.mean()) / x.std(ddof=1))
    except NotFitted:
        people = (part[name].n_unique() for name in ("client_id", "counselor_id"))
        return (None, None, None, None, part.height, *people, "not_fitted")


@table(
    methods=(FIDELITY, ADJUSTED, WALD, BENJAMINI),
    not_comparable="refit",
    basis=of_dialogues(_basis),
    drilldown=Leads(_with_acts, n="", named=("measure_name", "item")),
)
@kept(1, quick=100, by_labels=True)
def fidelity_items(
    selection: Selection, *, scheme: str = "", coder: str = "", of: str = "", progress: Progress = silent
) -> pl.DataFrame:
    """Whether clients rate sessions higher where the counselor reflects more, asks openly or is MI-adherent.

    For each item a crossed model of its own: the measure, topic and year fixed, who rates and who counsels random.

    Options:
        scheme: as in fidelity
        coder: as in fidelity
        of: the measure, as in fidelity; empty: the first there is

    Columns:
        measure_name (as in fidelity, one value a dialogue; reflections_to_questions as the logarithm of the ratio,
            one half added to both)
        item (one of the 20 items, or item_sum)
        estimate (points of the item for one standard deviation more; null where the model cannot be fitted)
        low, high (95 % interval, Student's t with as many degrees of freedom as the fewer of clients and
            counselors, less one)
        p (two-sided)
        p_adjusted (Benjamini-Hochberg over this table)
        n_tests
        n_dialogues
        n_clients, n_counselors
        settled (ok; singular; not_converged; not_fitted: too few dialogues or persons, or the persons' intercepts
            alone reproduce every value)

    Source: Moyers et al. (2016), Bates et al. (2015).
    """
    need(selection, "feedback")
    counts = _counts(_acts(selection, scheme, coder), len(selection.mask))
    name = of or next(iter(counts))
    if name not in counts:
        raise Absent("acts", selection.corpus.id)
    values = np.where(selection.mask, _per_dialogue(name, *counts[name]), np.nan)
    every = selection.corpus.dialogues.hstack(selection.corpus.items.drop("dialogue_id"))
    outcomes = (SUM, *ITEMS)
    rows: list[tuple[Any, ...]] = []
    for number, item in enumerate(outcomes):
        progress("crossed", number, len(outcomes))
        known = pl.all_horizontal(pl.col(item, "client_id", "counselor_id").is_not_null())
        keep = np.isfinite(values) & every.select(known).to_series().to_numpy()
        if keep.any():
            rows.append((name, item, *_effect(every.filter(pl.Series(keep)), item, values[keep])))
    frame = pl.DataFrame(rows, schema=ADJUSTED_BY, orient="row")
    frame = frame.with_columns(pl.col("estimate", "low", "high", "p").fill_nan(None).round_sig_figs(6))
    adjusted = benjamini_hochberg(frame["p"].fill_null(np.nan).to_numpy())
    frame = frame.with_columns(
        p_adjusted=pl.Series(adjusted, dtype=pl.Float64).fill_nan(None), n_tests=pl.col("p").count()
    )
    names = ("measure_name", "item", "estimate", "low", "high", "p", "p_adjusted", "n_tests")
    return frame.select(*names, "n_dialogues", "n_clients", "n_counselors", "settled")
