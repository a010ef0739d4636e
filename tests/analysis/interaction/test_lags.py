"""How one turn follows from the last, against plain Python, straight from the demo's files."""

from itertools import groupby
from math import log1p, sqrt
from statistics import fmean

import pytest

from analysis.core.query.selection import select
from analysis.interaction.lags import FEWEST, turn_lags
from data.corpus import Corpus
from tests.analysis import naive


def turns(record: dict) -> list[tuple[str, float]]:
    """Each turn's role and length, as a logarithm around the role's mean in the dialogue."""
    runs = [(role, list(lines)) for role, lines in groupby(record["dialogue"], key=lambda line: line["role"])]
    lengths = [(role, log1p(sum(len(line["utterance"]) for line in lines))) for role, lines in runs]
    means = {role: fmean(value for other, value in lengths if other == role) for role in dict(lengths)}
    return [(role, value - means[role]) for role, value in lengths]


@pytest.mark.parametrize(("lag", "back"), [("own", 2), ("other", 1)])
@pytest.mark.parametrize("role", ["counselor", "client"])
def test_a_lag_is_the_correlation_of_a_turn_with_one_before(demo_ja: Corpus, role: str, lag: str, back: int):
    pairs: list[tuple[float, float]] = []
    for record in naive.japanese().values():
        said = turns(record)
        own = [(said[i - back][1], said[i][1]) for i in range(back, len(said)) if said[i][0] == role]
        pairs += own if len(own) >= FEWEST else []
    product, first, second = (sum(x * y for x, y in sums) for sums in (pairs, *_squares(pairs)))
    rows = {
        row[:3]: row[3] for row in turn_lags(select(demo_ja)).select("measure_name", "role", "lag", "r").rows()
    }
    assert rows["turn_chars", role, lag] == pytest.approx(product / sqrt(first * second))


def _squares(pairs: list[tuple[float, float]]) -> tuple[list[tuple[float, float]], ...]:
    return [(x, x) for x, _ in pairs], [(y, y) for _, y in pairs]


def test_without_times_only_lengths_follow(demo_en: Corpus):
    assert turn_lags(select(demo_en))["measure_name"].unique().to_list() == ["turn_chars"]
