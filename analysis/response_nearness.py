"""How near systems come to the gold responses in meaning, as models see it."""

import polars as pl

from analysis.answered import KEY
from analysis.registry import table
from analysis.response_leads import SYSTEMS
from analysis.response_metrics import mean_of
from analysis.response_scores import ESTIMATE, SEED, Items, comparable, estimate
from analysis.selection import Selection


@table(apart="systems", leads=SYSTEMS)
def response_nearness(
    selection: Selection,
    *,
    systems: str = "",
    responses: str = "",
    items: Items = "all",
    seed: int = SEED,
) -> pl.DataFrame:
    """How near each system's responses are to the gold ones in meaning, by models that were asked for.

    Empty where none was: python -m data responses near SET --corpus ID. Columns: measured_by (cosine of
    an encoder's vectors, or BERTScore's F1 without weights or rescaling, with model and revision); system;
    estimate (mean over responses, at most 1); low, high (95 % percentile interval, 1,000 draws of
    dialogues; null below 5); low_by_client, high_by_client (drawing clients: the check); n (responses);
    n_dialogues; n_clients. Values of two models cannot be compared.
    """
    found = comparable(selection, systems, responses, items)
    near = selection.corpus.responses.nearness(found.sets)
    rows = []
    for (measured_by,), part in near.partition_by("measured_by", as_dict=True).items():
        for system in found.systems:
            mine = found.of(system).join(part.drop("measured_by"), on=["system", *KEY], how="inner")
            if mine.height:
                rows.append((measured_by, system, *estimate(mine, mean_of(pl.col("nearness")), seed)))
    schema = {"measured_by": pl.String, "system": pl.String, **ESTIMATE}
    return pl.DataFrame(rows, schema=schema, orient="row").sort("measured_by", maintain_order=True)
