"""What models said of responses, as a metric beside the others: whose it is, and whom it has measured."""

import polars as pl

from analysis.core.errors import mistake
from analysis.responses.answers import KEY, Answered
from data.core.problems import Missing
from data.corpus import Corpus

NEARNESS = "nearness"
BY_SEGMENT = ("system", *KEY)


def by_metric(answers: Answered, corpus: Corpus, metric: str, model: str) -> tuple[Answered, str]:
    """The responses that have a metric, and its name: that of nearness is the model's.

    ``model``: its name and revision or a part that no other has; empty where there is only one. Raises
    Missing where none has measured these responses.
    """
    if metric != NEARNESS:
        return answers, metric
    near, name = of_model(answers, corpus, model)
    measures = answers.measures.join(near, on=BY_SEGMENT, how="inner", maintain_order="left")
    measured = set(measures["system"].unique())
    golds = answers.golds.join(measures.select(KEY), on=KEY, how="semi", maintain_order="left")
    return Answered(answers.sets, tuple(one for one in answers.systems if one in measured), measures, golds), name


def of_model(answers: Answered, corpus: Corpus, model: str) -> tuple[pl.DataFrame, str]:
    """A model's nearness of each response, and the model's name."""
    near = corpus.responses.nearness(answers.sets)
    names = near["measured_by"].unique().sort().to_list()
    if not names:
        raise Missing(NEARNESS, corpus.id, command=f"python -m data responses near --corpus {corpus.id}")
    fitting = [name for name in names if name == model] or [name for name in names if model in name]
    if len(fitting) != 1:
        raise mistake("which_nearness", model=model, names="; ".join(names))
    of = near.filter(pl.col("measured_by") == fitting[0]).drop("measured_by")
    return of.unique(BY_SEGMENT, maintain_order=True), fitting[0]
