"""Ratings and labels of other questionnaires, each counted in plain Python."""

import json
import statistics
from collections import Counter
from pathlib import Path

import pytest
from scipy import stats

from analysis.core.compare import differences
from analysis.core.errors import Absent
from analysis.core.query.filter import Filter
from analysis.core.query.selection import select
from analysis.scores.ratings import label_counts, rating_summary
from data.core.store import Library
from data.corpus import Corpus
from data.importing.formats.mapped import Mapping, RatingField, rating_of
from tests.analysis import naive
from tests.analysis.cohorts import cohorts, row_of
from tests.analysis.naive import ENGLISH, as_rows, near
from tests.data.invent import opened


@pytest.mark.parametrize("sessions", [range(6), [0, 3], [2], []])
def test_rating_summary(demo_en: Corpus, sessions: list[int]):
    kept = [ENGLISH[index] for index in sessions]
    source = dict(demo_en.dialogues.select("source_id", "dialogue_id").iter_rows())
    numbers = tuple((source[s["session_id"]],) * 2 for s in kept) or ((0, 0),)
    judged: dict[tuple, list[tuple[float, str, str]]] = {}
    for session in kept:
        for field, scale, moment in (
            ("ctrs", "ctrs", "session"),
            ("before", "wellbeing", "before"),
            ("after", "wellbeing", "after"),
        ):
            for item, value in session[field].items():
                who = (float(value), session["client"], session["therapist"])
                judged.setdefault((scale, item, moment), []).append(who)
    ends = {"ctrs": (0.0, 6.0), "wellbeing": (0.0, 10.0)}
    expected = {
        (
            *(*key, *ends[key[0]], statistics.fmean(v for v, *_ in rows), None, None),
            *naive.behind([(client, counselor) for _, client, counselor in rows]),
        )
        for key, rows in judged.items()
    }
    found = rating_summary(select(demo_en, Filter(id=numbers)))
    assert sorted(as_rows(found)) == near(sorted(expected))
    assert found["scale"].to_list() == sorted(found["scale"])


@pytest.mark.parametrize("sessions", [range(6), [1], []])
def test_label_counts(demo_en: Corpus, sessions: list[int]):
    kept = [ENGLISH[index] for index in sessions]
    source = dict(demo_en.dialogues.select("source_id", "dialogue_id").iter_rows())
    numbers = tuple((source[s["session_id"]],) * 2 for s in kept) or ((0, 0),)
    role = {"therapist": "counselor", "client": "client"}
    counts = Counter((role[u["speaker"]], u["label"]) for s in kept for u in s["utterances"] if u.get("label"))
    whole = Counter()
    for (who, _), n in counts.items():
        whole[who] += n
    found = as_rows(
        label_counts(select(demo_en, Filter(id=numbers))), "scheme", "role", "label", "n_utterances", "share"
    )
    assert sorted(found) == near(
        sorted(("move", who, label, n, n / whole[who]) for (who, label), n in counts.items())
    )


def test_what_the_japanese_demo_lacks_is_absent(demo_ja: Corpus):
    with pytest.raises(Absent):
        label_counts(select(demo_ja))


def test_a_dialogue_that_two_rated_counts_once(demo_ja: Corpus):
    found = rating_summary(select(demo_ja)).filter(scale="ctrs", item="agenda").row(0, named=True)
    assert (found["n_dialogues"], demo_ja.ratings.filter(scale="ctrs", item="agenda").height) == (24, 48)


def test_without_persons_dialogues_stand_alone_and_ends_are_those_of_the_corpus(tmp_path: Path):
    said = [{"r": "client", "t": "x"}]
    told = [{"d": n, "u": said, "sad_pre": n * 3, "sad_post": n, "good": n} for n in range(1, 9)]
    (tmp_path / "x.jsonl").write_text("\n".join(map(json.dumps, told)))
    fields = (rating_of("sad_pre"), rating_of("sad_post"), RatingField("good", "good", low=0, high=10))
    mapping = Mapping({"dialogue_id": "d", "role": "r", "text": "t"}, "u", ratings=fields)
    corpus = opened(tmp_path / "x.jsonl", Library(tmp_path / "library"), mapping=mapping)
    found = rating_summary(select(corpus, Filter(id=((2, 2),))))
    assert found.select("scale", "moment", "scale_low", "scale_high", "mean").rows() == [
        ("good", "session", 0, 10, 2),
        ("sad", "before", 1, 24, 6),
        ("sad", "after", 1, 24, 2),
    ]
    assert found["low"].is_null().all()
    good = rating_summary(select(corpus)).row(0, named=True)
    low, high = stats.ttest_1samp(range(1, 9), 0).confidence_interval()
    assert (good["low"], good["high"]) == (pytest.approx(low), pytest.approx(high))
    assert (good["n_dialogues"], good["n_clients"], good["largest_share"]) == (8, 0, None)
    ids = corpus.dialogues["dialogue_id"].to_list()
    one, other = (select(corpus, Filter(id=tuple((n, n) for n in some))) for some in (ids[:5], ids[3:]))
    row = differences(rating_summary, one, other).filter(key="good session").row(0, named=True)
    assert row["difference"] == 3 and row["low"] < 3 < row["high"]


def test_labels_are_shares_of_the_role_s_labels(demo_en: Corpus):
    a, b = cohorts(demo_en)
    found = differences(label_counts, a, b)
    own = label_counts(b)
    for one in own.iter_rows(named=True):
        key = f'"{one["scheme"]}" {one["role"]} "{one["label"]}"'
        assert row_of(found, key)["b"] == pytest.approx(one["share"])
