"""Every table against a naive count in plain Python over the demo's own files."""

import json
import statistics
from collections import Counter
from datetime import date
from math import exp, log
from pathlib import Path

import polars as pl
import pytest

from analysis.core import registry
from analysis.core.registry import Absent
from analysis.corpus.overview import collection_over_time, histogram, overview, session_durations
from analysis.corpus.quality import data_quality
from analysis.figures.corpus.collection_bars import collection_bars
from analysis.labels import Labels
from analysis.query.filter import Filter
from analysis.query.selection import Selection, select
from analysis.scores.distribution import band_counts, item_means, regime_counts, score_counts, score_summary
from analysis.scores.ratings import label_counts, rating_summary
from analysis.topics.counts import topic_counts, topic_scores
from data.corpus import Corpus
from data.importing.formats.mapped import Mapping, RatingField, rating_of
from data.problems import Missing
from data.schema import IMPRESSION_ITEMS, ITEMS
from data.store import Library
from tests.analysis import naive
from tests.data.invent import opened

JAPANESE = naive.japanese()
ENGLISH = naive.english()
SOME = {
    "all": Filter(),
    "three years": Filter(year=((2020, 2022),)),
    "one topic": Filter(topics=("workplace",)),
    "two dialogues": Filter(id=((11, 12),)),
    "one dialogue": Filter(id=((11, 11),)),
    "none": Filter(id=((0, 0),)),
}

registry.load()


@pytest.fixture(params=SOME.values(), ids=list(SOME))
def chosen(request: pytest.FixtureRequest, demo_ja: Corpus) -> Selection:
    return select(demo_ja, request.param)


@pytest.fixture
def records(chosen: Selection) -> list[dict]:
    return [JAPANESE[number] for number in chosen.dialogue_ids]


def as_rows(frame: pl.DataFrame, *columns: str) -> list[tuple]:
    return frame.select(columns).rows() if columns else frame.rows()


def near(rows: list[tuple]) -> list[tuple]:
    return [tuple(pytest.approx(v, rel=1e-9) if isinstance(v, float) else v for v in row) for row in rows]


def mean(values: list[float], people: list[tuple[int, int]]) -> tuple:
    """Mean, interval, and what stands behind it, as the tables print them."""
    if not values:
        return None, None, None, 0, 0, 0, None
    return statistics.fmean(values), *naive.interval(values, people), *naive.behind(people)


def spread(values: list[float]) -> float | None:
    return statistics.stdev(values) if len(values) > 1 else None


def ratio(part: int, whole: int) -> float | None:
    return round(part / whole, 2) if whole else None


def test_overview(chosen: Selection, records: list[dict]):
    said = [(u["role"], len(u["utterance"])) for r in records for u in r["dialogue"]]
    n = [len(said)] + [sum(role == who for role, _ in said) for who in ("counselor", "client")]
    chars = [sum(c for _, c in said)] + [sum(c for r, c in said if r == who) for who in ("counselor", "client")]
    people = [naive.persons(r) for r in records]
    clients, counselors = {c for c, _ in people}, {c for _, c in people}
    turns = sum(naive.runs([u["role"] for u in r["dialogue"]]) for r in records)
    assert as_rows(overview(chosen)) == [
        ("dialogues", len(records), None, None),
        ("speakers", len(clients | counselors), len(counselors), len(clients)),
        ("pairs", len(set(people)), None, None),
        ("utterances", *n),
        ("turns", turns, None, None),
        ("utterances_per_dialogue", *(ratio(count, len(records)) for count in n)),
        ("turns_per_dialogue", ratio(turns, len(records)), None, None),
        ("chars_per_utterance", *map(ratio, chars, n)),
    ]


def test_overview_of_english(demo_en: Corpus):
    said = [(u["speaker"], len(u["text"])) for session in ENGLISH for u in session["utterances"]]
    found = {row[0]: row[1:] for row in overview(select(demo_en)).rows()}
    counselor = [chars for role, chars in said if role == "therapist"]
    assert found["dialogues"] == (6, None, None)
    assert found["utterances"] == (len(said), len(counselor), len(said) - len(counselor))
    assert found["speakers"][1:] == (len({s["therapist"] for s in ENGLISH}), len({s["client"] for s in ENGLISH}))
    assert found["chars_per_utterance"][1] == round(sum(counselor) / len(counselor), 2)


@pytest.mark.parametrize("width", [1, 5, 30])
def test_session_durations(chosen: Selection, records: list[dict], width: int):
    bins = Counter(int(naive.minutes(r) // width) for r in records)
    expected = [(b * width, (b + 1) * width, bins[b]) for b in range(min(bins), max(bins) + 1)] if bins else []
    assert as_rows(session_durations(chosen, bin_width=width)) == expected


@pytest.mark.parametrize("every", ["month", "quarter", "year"])
def test_collection_over_time(chosen: Selection, records: list[dict], every: str):
    months = {"month": 1, "quarter": 3, "year": 12}[every]
    index = Counter((t.year * 12 + t.month - 1) // months for t in (naive.times(r)[0] for r in records))
    expected = [
        (date(period * months // 12, period * months % 12 + 1, 1), index[period])
        for period in (range(min(index), max(index) + 1) if index else ())
    ]
    assert as_rows(collection_over_time(chosen, every=every)) == expected


def test_topic_counts(chosen: Selection, records: list[dict]):
    topics = [naive.TOPICS[r["topic"]["main_jp"]] for r in records]
    people = [naive.persons(r) for r in records]
    expected = []
    for topic, count in sorted(Counter(topics).items(), key=lambda pair: (-pair[1], pair[0])):
        p = count / len(topics)
        low, high = naive.interval([float(t == topic) for t in topics], people)
        own = [who for who, t in zip(people, topics, strict=True) if t == topic]
        if low is None or p == 1 or min(len({who[side] for who in own}) for side in (0, 1)) < 5:
            bounds = (None, None)
        else:
            half = (high - p) / (p * (1 - p))
            bounds = tuple(1 / (1 + exp(-(log(p / (1 - p)) + sign * half))) for sign in (-1, 1))
        expected.append((topic, p, *bounds, *naive.behind(own)))
    found = as_rows(topic_counts(chosen))
    assert sorted(found) == near(sorted(expected))
    assert [row[4] for row in found] == [row[4] for row in expected]


@pytest.mark.parametrize("measure", ["item_sum", "score"])
def test_topic_scores(chosen: Selection, records: list[dict], measure: str):
    groups: dict[str, list[dict]] = {}
    for r in records:
        groups.setdefault(naive.TOPICS[r["topic"]["main_jp"]], []).append(r)
    expected = {
        topic: mean(
            [float(naive.review(r)["score"] if measure == "score" else sum(naive.ratings(r))) for r in group],
            [naive.persons(r) for r in group],
        )
        for topic, group in groups.items()
    }
    table = topic_scores(chosen, measure=measure)
    columns = ("mean", "low", "high", "n_dialogues", "n_clients", "n_counselors", "largest_share")
    found = dict(zip(table["topic_main"], as_rows(table, *columns), strict=True))
    assert found.keys() == expected.keys()
    assert [found[topic] for topic in expected] == near(list(expected.values()))
    assert table["mean"].to_list() == sorted(table["mean"], reverse=True)


@pytest.mark.parametrize("width", [5, 7, 30, 100])
def test_score_counts(chosen: Selection, records: list[dict], width: int):
    last = 99 // width
    counts = Counter((naive.regime(r), min(naive.review(r)["score"] // width, last)) for r in records)
    expected = {
        (b * width, 100 if b == last else (b + 1) * width - 1, regime, n) for (regime, b), n in counts.items()
    }
    table = score_counts(chosen, bin_width=width)
    assert set(as_rows(table, "low", "high", "regime", "n_dialogues")) == expected
    assert table["n_dialogues"].sum() == len(records)


def test_score_summary(chosen: Selection, records: list[dict]):
    people = [naive.persons(r) for r in records]
    expected = []
    for name, of in (("score", lambda r: naive.review(r)["score"]), ("item_sum", lambda r: sum(naive.ratings(r)))):
        values = [float(of(r)) for r in records]
        centre, low, high, *after = mean(values, people)
        middle = (statistics.median(values), spread(values), int(min(values)), int(max(values))) if values else ()
        expected.append((name, centre, low, high, *(middle or (None,) * 4), *after))
    assert as_rows(score_summary(chosen)) == near(expected)


def test_band_counts(chosen: Selection, records: list[dict]):
    scores = [naive.review(r)["score"] for r in records]
    bounds = {
        "paper_low": (0, 69),
        "paper_high": (70, 98),
        "paper_full": (0, 98),
        "paper_test": (99, 100),
    }
    found = {row[0]: row[1:] for row in band_counts(chosen).select("subset", "low", "high", "n_dialogues").rows()}
    assert found == {
        name: (low, high, sum(low <= score <= high for score in scores)) for name, (low, high) in bounds.items()
    }
    shares = band_counts(chosen)["share"].to_list()
    assert shares == pytest.approx([n / max(1, len(scores)) for *_, n in found.values()])


def test_regime_counts(chosen: Selection, records: list[dict]):
    counts = Counter(map(naive.regime, records))
    assert as_rows(regime_counts(chosen)) == near(
        [(name, counts[name], counts[name] / max(1, len(records))) for name in ("sum", "halved", "zero")]
    )


def test_item_means(chosen: Selection, records: list[dict]):
    people = [naive.persons(r) for r in records]
    expected = []
    for index, item in enumerate(ITEMS):
        values = [float(naive.ratings(r)[index]) for r in records]
        centre, low, high, *after = mean(values, people)
        n = len(values)
        ends = (values.count(0) / n, values.count(5) / n) if n else (None, None)
        half = "impression" if item in IMPRESSION_ITEMS else "skills"
        expected.append((item, half, centre, low, high, spread(values), *ends, *after))
    assert as_rows(item_means(chosen)) == near(expected)


def test_data_quality(chosen: Selection, records: list[dict]):
    roles = [[u["role"] for u in r["dialogue"]] for r in records]
    pairs = sum(len(said) - 1 for said in roles)
    gaps = [
        (b - a).total_seconds() for r in records for a, b in zip(naive.times(r), naive.times(r)[1:], strict=False)
    ]
    people = [naive.persons(r) for r in records]
    n = len(records)
    expected = {
        "same_role_pairs": (sum(len(said) - naive.runs(said) for said in roles), pairs),
        "score_halved": (sum(naive.regime(r) == "halved" for r in records), n),
        "score_zero": (sum(naive.regime(r) == "zero" for r in records), n),
        "straight_lining": (sum(len(set(naive.ratings(r))) == 1 for r in records), n),
        "zero_gaps": (gaps.count(0), pairs),
        "backward_gaps": (sum(gap < 0 for gap in gaps), pairs),
        "repeated_pairs": (n - len(set(people)), n),
        "largest_client": (max(Counter(c for c, _ in people).values(), default=0), n),
        "largest_counselor": (max(Counter(c for _, c in people).values(), default=0), n),
    }
    table = data_quality(chosen)
    assert {row[0]: row[1:] for row in as_rows(table, "aspect", "n", "of")} == expected
    shares = [count / of if of else None for count, of in expected.values()]
    assert table["share"].to_list() == pytest.approx(shares)


def test_data_quality_names_only_what_there_is(demo_en: Corpus):
    assert data_quality(select(demo_en))["aspect"].to_list() == [
        "same_role_pairs",
        "repeated_pairs",
        "largest_client",
        "largest_counselor",
    ]


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


@pytest.mark.parametrize(
    "function", [session_durations, collection_over_time, topic_scores, score_counts, regime_counts, item_means]
)
def test_what_the_english_demo_lacks_is_absent(demo_en: Corpus, function):
    with pytest.raises(Absent):
        function(select(demo_en))


@pytest.mark.parametrize("function", [rating_summary, label_counts])
def test_what_the_japanese_demo_lacks_is_absent(demo_ja: Corpus, function):
    with pytest.raises(Absent):
        function(select(demo_ja))


def test_topic_counts_of_english(demo_en: Corpus):
    found = as_rows(topic_counts(select(demo_en)), "topic_main", "n_dialogues", "low")
    assert sorted(found) == sorted((topic, n, None) for topic, n in Counter(s["topic"] for s in ENGLISH).items())


@pytest.mark.parametrize(
    ("values", "width", "expected"),
    [
        ([], 5, []),
        ([4.99, 5.0, 21.0], 5, [(0, 5, 1), (5, 10, 1), (10, 15, 0), (15, 20, 0), (20, 25, 1)]),
        ([0.0], 1, [(0, 1, 1)]),
    ],
)
def test_bins_are_closed_below_and_open_above(values: list[float], width: int, expected: list[tuple]):
    assert histogram(pl.Series("minutes", values, dtype=pl.Float64), width).rows() == expected


@pytest.mark.parametrize("name", list(registry.TABLES))
@pytest.mark.parametrize("wanted", [Filter(), Filter(id=((1, 1),)), Filter(id=((0, 0),)), Filter(id=((1, 3),))])
def test_no_table_holds_nan_and_all_keep_their_types(demo: Corpus, name: str, wanted: Filter):
    function = registry.TABLES[name].function
    try:
        whole = function(select(demo))
    except (Absent, Missing):
        return
    table = function(select(demo, wanted))
    assert table.schema == whole.schema
    for column in table.iter_columns():
        if column.dtype.is_float():
            assert not column.is_nan().any() and not column.is_infinite().any(), column.name


@pytest.mark.parametrize("name", list(registry.TABLES))
def test_the_same_question_has_the_same_answer(demo: Corpus, name: str):
    function = registry.TABLES[name].function
    fresh = Corpus(demo.manifest, demo.folder)
    try:
        once = function(select(demo, Filter(utterances=(0, 40))))
    except (Absent, Missing):
        return
    assert once.equals(function(select(fresh, Filter(utterances=(0, 40)))))


@pytest.mark.parametrize(("query", "axis"), [("id=1", 1), ("year=2021", 1), ("year=2021-2022", 2), ("", 0)])
def test_a_short_time_shows_the_first_days_of_its_years(query: str, axis: int, demo_ja: Corpus):
    periods = collection_over_time(select(demo_ja, Filter.from_query(query)[0]))
    shown = collection_bars(periods, labels=Labels("ja")).layout.xaxis.range
    years = periods["begins"].dt.year()
    assert shown == ((f"{years.min() - 1}-12-01", f"{years.min() + axis}-02-01") if axis else None)


def test_a_scale_without_ends_has_those_of_the_corpus(tmp_path: Path):
    said = [{"r": "client", "t": "x"}]
    told = [{"d": n, "u": said, "sad_pre": n * 3, "sad_post": n, "good": n} for n in (1, 2, 3)]
    (tmp_path / "x.jsonl").write_text("\n".join(map(json.dumps, told)))
    fields = (rating_of("sad_pre"), rating_of("sad_post"), RatingField("good", "good", low=0, high=10))
    mapping = Mapping({"dialogue_id": "d", "role": "r", "text": "t"}, "u", ratings=fields)
    corpus = opened(tmp_path / "x.jsonl", Library(tmp_path / "library"), mapping=mapping)
    found = rating_summary(select(corpus, Filter(id=((2, 2),))))
    assert found.select("scale", "moment", "scale_low", "scale_high", "mean").rows() == [
        ("good", "session", 0, 10, 2),
        ("sad", "before", 1, 9, 6),
        ("sad", "after", 1, 9, 2),
    ]
