"""Shares of codes by group, as a plain loop counts them."""

from collections import Counter

import pytest

from analysis.codes.shares import EXPERIENCE, label_shares, spans
from analysis.core.compare import differences
from analysis.core.query.filter import Filter
from analysis.core.query.selection import Selection, select
from tests.analysis.codes.invented import plain


def group_of(selection: Selection, by: str) -> dict[tuple[int, int], str]:
    """The group of each utterance that the rule coded."""
    dialogues = {row["dialogue_id"]: row for row in selection.corpus.dialogues.iter_rows(named=True)}
    earlier: dict[int, int] = {}
    seen: Counter = Counter()
    for row in sorted(dialogues.values(), key=lambda row: (row["started_at"], row["dialogue_id"])):
        earlier[row["dialogue_id"]] = seen[row["counselor_id"]]
        seen[row["counselor_id"]] += 1
    names = {
        "role": lambda at: "counselor",
        "phase": lambda at: str(5 * at[1] // dialogues[at[0]]["n_utterances"] + 1),
        "topic": lambda at: dialogues[at[0]]["topic_main"],
        "experience": lambda at: spans(EXPERIENCE)[sum(earlier[at[0]] >= edge for edge in EXPERIENCE)],
    }
    inside = set(selection.dialogue_ids)
    return {at: names[by](at) for at in plain(selection.corpus, "tag", "keywords") if at[0] in inside}


@pytest.mark.parametrize("by", ["role", "phase", "topic", "experience"])
@pytest.mark.parametrize("chosen", [Filter(), Filter(score=(0, 70))], ids=["whole", "part"])
def test_each_code_in_each_group(everything: Selection, by: str, chosen: Filter):
    selection = select(everything.corpus, chosen)
    group, code = group_of(selection, by), plain(everything.corpus, "tag", "keywords")
    n = Counter((code[at], group[at]) for at in group)
    of = Counter(group.values())
    found = label_shares(selection, scheme="tag", coder="keywords", by=by)  # type: ignore[arg-type]
    assert set(found["group"]) == set(of)
    for row in found.iter_rows(named=True):
        assert (row["n"], row["of"]) == (n[row["label_code"], row["group"]], of[row["group"]])
        assert row["share"] == pytest.approx(row["n"] / row["of"])
        assert row["low"] is None or 0 <= row["low"] <= row["share"] <= row["high"] <= 1


def test_spans_of_experience():
    assert spans((1, 5, 20)) == ["0", "1–4", "5–19", "20+"]


def test_two_cohorts_differ_by_their_shares(everything: Selection):
    a, b = (select(everything.corpus, Filter(score=span)) for span in ((0, 70), (71, 100)))
    options = {"scheme": "tag", "coder": "keywords", "by": "role"}
    found = differences(label_shares, a, b, **options)
    shares = [dict(label_shares(side, **options).select("label_code", "share").iter_rows()) for side in (a, b)]
    for row in found.iter_rows(named=True):
        code = row["key"].split(" ")[0]
        assert row["difference"] == pytest.approx(shares[1][code] - shares[0][code])
