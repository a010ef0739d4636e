"""Acts of responses and gold responses, counted in plain Python beside the tables."""

import re

import pytest
from sklearn.metrics import cohen_kappa_score

from analysis.conduct.acts import response_act_confusion, response_acts
from analysis.conduct.texts import beside_gold
from analysis.core.query.filter import Filter
from analysis.core.query.selection import Selection, select
from data.corpus import Corpus

RULES = "*question\n[?？]\n*hard\n(つら|大変)"


@pytest.fixture(scope="module")
def whole(demo_ja: Corpus) -> Selection:
    return select(demo_ja, Filter())


def test_shares_difference_and_kappa(whole: Selection):
    rows = beside_gold(whole, "", "", "shared")[1].filter(system="demo-yorisoi")
    mine, gold = ([bool(re.search("[?？]", text)) for text in rows[column]] for column in ("response", "gold"))
    row = response_acts(whole, rules=RULES).filter(act="question", system="demo-yorisoi").row(0, named=True)
    assert row["estimate"] == pytest.approx(100 * sum(mine) / len(mine))
    assert row["against_gold"] == pytest.approx(100 * (sum(mine) - sum(gold)) / len(mine))
    assert row["kappa"] == pytest.approx(cohen_kappa_score(mine, gold))
    assert row["low"] <= row["against_gold"] <= row["high"] and row["n"] == len(mine)


def test_the_confusion_holds_every_target_once(whole: Selection):
    table = response_act_confusion(whole, rules=RULES)
    rows = beside_gold(whole, "", "", "shared")[1]
    assert table["n"].sum() == rows.height
    both = table.filter(system="demo-yorisoi", gold_act="hard", act="–")["n"].sum()
    plain = rows.filter(system="demo-yorisoi").select("response", "gold").rows()
    expected = sum(
        not re.search("[?？]|つら|大変", mine)
        and not re.search("[?？]", gold)
        and bool(re.search("つら|大変", gold))
        for mine, gold in plain
    )
    assert both == expected
