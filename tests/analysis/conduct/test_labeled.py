"""Acts by file: what a response's row names, and the labels of its gold turn."""

import orjson
import polars as pl
import pytest

from analysis.conduct.acts import response_acts
from analysis.conduct.labeled import acts_of, labeled
from analysis.conduct.texts import beside_gold
from analysis.core.query.filter import Filter
from analysis.core.query.selection import select
from data.core.problems import UserError
from data.corpus import Corpus


@pytest.mark.parametrize(
    ("meta", "acts"),
    [
        ('{"acts": ["a", " b "]}', ["a", "b"]),
        ('{"act": "a, b"}', ["a", "b"]),
        ('{"acts": 3}', []),
        ("[1]", []),
        ("broken", []),
        (None, []),
    ],
)
def test_acts_of_a_row(meta: str | None, acts: list[str]):
    assert acts_of(meta) == acts


def test_settled_labels_of_the_gold_turn_stand_beside_those_of_the_response(demo_ja: Corpus):
    whole = select(demo_ja, Filter())
    rows = beside_gold(whole, "demo-yorisoi", "", "shared")[1]
    settled = demo_ja.labels.filter((pl.col("scheme") == "tag") & (pl.col("kind").cast(pl.String) == "gold"))
    here = rows.join(
        settled.select("dialogue_id", "position", "code"), on=["dialogue_id", "position"], how="inner"
    )
    first = here.row(0, named=True)
    meta = orjson.dumps({"acts": [first["code"]]}).decode()
    is_first = (pl.col("dialogue_id") == first["dialogue_id"]) & (pl.col("position") == first["position"])
    given = rows.with_columns(meta=pl.when(is_first).then(pl.lit(meta)).otherwise(None))
    found, names, mine, gold = labeled(whole, given, "tag")
    at = names.index(first["code"])
    assert found.height == 1 and mine[0, at] and gold[0, at]


def test_acts_by_file_count_labeled_targets_and_an_unknown_scheme_is_a_mistake(demo_ja: Corpus):
    whole = select(demo_ja, Filter())
    found = response_acts(whole, scheme="tag", systems="demo-kogata").row(0, named=True)
    rows = beside_gold(whole, "demo-kogata", "", "shared")[1].filter(pl.col("meta").is_not_null())
    own = [found["act"] in acts_of(meta) for meta in rows["meta"]]
    assert found["n"] <= rows.height == len(own) and 100 * sum(own) / len(own) == pytest.approx(
        found["estimate"], abs=3
    )
    with pytest.raises(UserError, match="scheme is one of"):
        response_acts(whole, scheme="mood")
