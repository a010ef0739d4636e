"""How near systems come to the gold responses in meaning, as models see it."""

from typing import Any

import polars as pl

from analysis.core.basis import Basis
from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.core.statistics.inference.methods import BOOTSTRAP
from analysis.responses.answers import Answered
from analysis.responses.methods import SIMILARITY
from analysis.responses.metrics import MADE
from analysis.responses.nearness_models import NEARNESS, by_metric
from analysis.responses.reasons import SYSTEMS
from analysis.responses.scores import ESTIMATE, SEED, Items, basis_of, comparable, estimate


def _measured_basis(selection: Selection, *, systems: str, responses: str, items: Items, **options: Any) -> Basis:
    """The responses that a model measured."""
    answers = comparable(selection, systems, responses, items)
    models = selection.corpus.responses.models(answers.sets)
    judged = [by_metric(answers, selection.corpus, NEARNESS, model)[0] for model in models]
    nothing = Answered(answers.sets, (), answers.measures.clear(), answers.golds.clear())
    return basis_of(selection, max(judged, key=lambda one: one.measures.height, default=nothing))


@table(methods=(SIMILARITY, BOOTSTRAP), not_comparable="systems", drilldown=SYSTEMS, basis=_measured_basis)
def response_nearness(
    selection: Selection,
    *,
    systems: str = "",
    responses: str = "",
    items: Items = "shared",
    seed: int = SEED,
) -> pl.DataFrame:
    """How near each system's responses are to the gold ones in meaning, by models that were asked for.

    Empty where none was: python -m data responses near --corpus ID.

    Options:
        systems: names of systems separated by commas; empty: all
        responses: ids of response sets separated by commas; empty: all that fit the corpus
        items: all: every answer of a system; shared: only targets that all chosen systems answered
        seed: seed of the random draws

    Columns:
        measured_by (cosine of an encoder's vectors, or BERTScore's F1 without weights or rescaling, with model
            and revision)
        system
        estimate (mean over responses, times 100)
        low, high (95 % percentile interval, 1,000 draws of dialogues; null below 5)
        low_by_client, high_by_client (drawing clients: the check)
        n (responses)
        n_dialogues
        n_clients

    Values of two models cannot be compared.
    """
    answers = comparable(selection, systems, responses, items)
    rows = []
    for model in selection.corpus.responses.models(answers.sets):
        judged, _ = by_metric(answers, selection.corpus, NEARNESS, model)
        rows += [(model, one, *estimate(judged.of(one), MADE[NEARNESS], seed)) for one in judged.systems]
    schema = {"measured_by": pl.String, "system": pl.String, **ESTIMATE}
    return pl.DataFrame(rows, schema=schema, orient="row")
