"""One dialogue and one person against plain Python; what is hidden is seen; quotations escape all there is."""

import re
import statistics
from datetime import datetime
from itertools import pairwise

import polars as pl
import pytest

from analysis.figures.persons.person_dialogue_dots import person_dialogue_dots
from analysis.labels import Labels
from analysis.persons.sessions import FEWEST, person_dialogues, person_means, person_topics, persons
from analysis.query import highlights
from analysis.query.filter import Filter
from analysis.query.selection import select
from analysis.reader.dialogue import NoSuchDialogue, dialogue_lines, dialogue_roles, dialogue_timeline
from analysis.reader.editions import aligned_lines
from analysis.reader.percentiles import item_percentiles
from analysis.reader.quotation import quotation
from analysis.reader.quotation_text import as_latex, as_text
from analysis.text.safe_text import Span, pieces
from data.building.prepare import prepare
from data.corpus import Corpus
from data.problems import UserError
from data.schema import ITEMS
from data.store import Library
from tests.analysis.naive import japanese
from tests.browser import invented
from tests.conftest import NOW


@pytest.mark.parametrize("number", [1, 3, 90])
def test_the_timeline_is_what_a_loop_over_the_file_finds(demo_ja: Corpus, number: int):
    said = japanese()[number]["dialogue"]
    made = dialogue_timeline(select(demo_ja, Filter(text="はい")), dialogue=str(number))
    times = [datetime.fromisoformat(row["time"]) for row in said]
    gaps = [None, *((b - a).total_seconds() for a, b in pairwise(times))]
    changes = [False, *(a["role"] != b["role"] for a, b in pairwise(said))]
    turns, before = 0, 0
    for place, row in enumerate(made.iter_rows(named=True)):
        turns += changes[place]
        assert row["role"] == said[place]["role"]
        assert row["minute"] == pytest.approx((times[place] - times[0]).total_seconds() / 60)
        assert (row["chars"], row["chars_before"]) == (len(said[place]["utterance"]), before)
        assert row["gap_s"] == gaps[place]
        assert row["response_s"] == (gaps[place] if changes[place] else None)
        assert row["is_silence"] == bool(gaps[place] and gaps[place] >= 120)
        assert (row["turn"], row["fifth"]) == (turns, 5 * place // len(said) + 1)
        assert row["is_hit"] == ("はい" in said[place]["utterance"])
        before += row["chars"]
    assert made.height == len(said)
    roles = dialogue_roles(select(demo_ja), dialogue=str(number))
    for role, n, answer in roles.select("role", "n_utterances", "response_s").iter_rows():
        assert n == sum(row["role"] == role for row in said)
        mine = [gaps[i] for i, row in enumerate(said) if changes[i] and row["role"] == role]
        assert answer == statistics.median(mine)


def test_percentiles_are_mid_ranks_among_the_others(demo_ja: Corpus):
    records = {number: r["review_by_client_en"] for number, r in japanese().items()}
    for review in records.values():
        review["clarified_issues_clearly"] = review.pop("clarified_issues_cleraly")  # as every file spells it
    made = item_percentiles(select(demo_ja), dialogue="3")
    assert made["item"].to_list() == list(ITEMS)
    for row in made.iter_rows(named=True):
        others = [review[row["item"]] for number, review in records.items() if number != 3]
        own = records[3][row["item"]]
        below, alike = sum(x < own for x in others), sum(x == own for x in others)
        assert row["rating"] == own and row["n_dialogues"] == len(others)
        assert row["percentile"] == pytest.approx(100 * (below + alike / 2) / len(others))
        assert [row[f"share_{k}"] for k in range(6)] == [others.count(k) / len(others) for k in range(6)]
        assert row["low"] is None or 0 <= row["low"] <= row["percentile"] <= row["high"] <= 100


def test_without_another_dialogue_there_is_no_percentile(demo_ja: Corpus):
    made = item_percentiles(select(demo_ja, Filter(id=((3, 3),))), dialogue="3")
    assert made["percentile"].null_count() == made.height == 20
    assert made["rating"].null_count() == 0


def test_a_person_s_dialogues_are_those_of_the_files_in_time(demo_ja: Corpus):
    reviews = [(r["dialogue"][0]["time"], number, r["review_by_client_en"]) for number, r in japanese().items()]
    mine = sorted((time, number) for time, number, review in reviews if review["counselor_id"] == 12)
    name = demo_ja.speakers.filter(pl.col("source_id") == "12")["speaker_id"][0]
    made = person_dialogues(select(demo_ja), person=f"counselor:{name}")
    assert made["dialogue_id"].to_list() == [number for _, number in mine]
    assert made["earlier"].to_list() == list(range(len(mine)))
    topics = person_topics(select(demo_ja), person=f"counselor:{name}")
    assert topics["n_dialogues"].sum() == len(mine) and topics["share"].sum() == pytest.approx(1)
    assert persons(select(demo_ja))["person"].is_sorted(), "by id, never by how they were rated"


def test_no_two_ticks_name_the_same_day(demo_ja: Corpus):
    when = datetime(2020, 3, 7, 18, 22)
    few = person_dialogues(select(demo_ja)).head(2).with_columns(started_at=pl.lit(when))
    axis = person_dialogue_dots(few, labels=Labels("ja")).layout.xaxis
    assert axis.dtick == 24 * 3_600_000
    assert axis.range[0] < when < axis.range[1]


def test_few_dialogues_have_counts_and_no_means(demo_ja: Corpus):
    counts = persons(select(demo_ja)).filter(pl.col("n_dialogues") < FEWEST)
    option = {"person": f"counselor:{counts['person'][0]}"}
    means, topics = person_means(select(demo_ja), **option), person_topics(select(demo_ja), **option)
    assert means["mean"].null_count() == means.height and means["n_dialogues"].sum() > 0
    assert topics["share"].null_count() == topics.height and topics["n_dialogues"].sum() > 0


@pytest.mark.parametrize("asked", ["0", "99999", "-3", "x", "９", "1" * 30])
def test_no_such_dialogue(demo_ja: Corpus, asked: str):
    with pytest.raises(NoSuchDialogue):
        dialogue_lines(select(demo_ja), dialogue=asked)


TEXTS = ("ＡＢＣと㌔と ｶﾞ", "abc abc", "キロ、不安で不安", "\ufdd0x\ufdd1")


def lines_of(corpus: Corpus, texts: tuple[str, ...]) -> highlights.Lines:
    return highlights.Lines(corpus, 0, len(texts), ["client"] * len(texts), texts)


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ({"text": "abc"}, [["ＡＢＣ"], ["abc", "abc"], [], []]),
        ({"text": "キロ"}, [["㌔"], [], ["キロ"], []]),
        ({"text": "ガ"}, [["ｶﾞ"], [], [], []]),
        ({"regex": "不安|b."}, [[], ["bc", "bc"], ["不安", "不安"], []]),
        ({"regex": "x*"}, [[], [], [], ["x"]]),
        ({"text": "不安", "regex": "キ."}, [[], [], ["キロ", "不安", "不安"], []]),
        ({"text": "不安", "role": "counselor"}, [[], [], [], []]),
    ],
)
def test_hits_stand_where_they_are_in_the_raw_text(demo_ja: Corpus, condition: dict[str, str], expected: list):
    hits = highlights.hits(lines_of(demo_ja, TEXTS), Filter(**condition))
    assert [[text[a:b] for a, b in places] for text, places in zip(TEXTS, hits.places, strict=True)] == expected


def test_lemmas_are_marked_in_whatever_form(demo_ja: Corpus):
    selection = select(demo_ja, Filter(lemma="言う"))
    lines = dialogue_lines(selection, dialogue=str(selection.dialogue_ids[0]))
    met = lines.filter("is_hit")
    assert met.height and all(re.search("言|いう|いっ|いえ|いい", text) for text in met["text"])


def test_pieces_join_to_the_text_and_hide_nothing():
    family, scotland = "👨\u200d👩\u200d👧", "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"
    text = f"a\u0008b\u202ec\u200b{family}{scotland}\u200dz\ufeff\n\t☕\ufe0f"
    made = pieces(text, [Span(0, 1, "hit"), Span(0, 3, "word")])
    controls = [(piece.text, piece.code) for piece in made if piece.kind == "control"]
    assert controls == [
        ("\u2408", "U+0008"),
        ("RLO", "U+202E"),
        ("ZWSP", "U+200B"),
        ("ZWJ", "U+200D"),
        ("BOM", "U+FEFF"),
    ]
    seen = "".join(piece.text for piece in made if piece.kind != "control")
    assert seen == f"abc{family}{scotland}z\n\t☕\ufe0f"
    assert [(piece.kind, piece.text) for piece in made[:3]] == [("hit", "a"), ("control", "\u2408"), ("word", "b")]


def quoted(corpus: Corpus, text: str) -> pl.DataFrame:
    lines = quotation(select(corpus), dialogue="1", lines="0")
    return lines.with_columns(text=pl.lit(text))


def test_latex_escapes_what_acts_and_keeps_emoji_whole(demo_ja: Corpus):
    text = "100% & $5 #1 a_b {c} ~ ^ \\input{x} ``q'' -- \u0008 👩\u200d💻!"
    made = as_latex(quoted(demo_ja, text), demo_ja.manifest.card, Labels("en"))
    line = next(row for row in made.splitlines() if row.startswith(r"\item"))
    assert r"100\% \& \$5 \#1 a\_b \{c\} \textasciitilde{} \textasciicircum{}" in line
    assert r"\textbackslash{}input\{x\}" in line and "`{}`q'{}'" in line and "-{}-" in line
    assert r"\kokorocontrol{U+0008}" in line and "\\kokoroemoji{👩\u200d💻}!" in line
    assert made.count("{") == made.count("}")


def test_a_quotation_says_its_source_and_a_place_for_the_translation(demo_ja: Corpus):
    lines = quotation(select(demo_ja), dialogue="3", lines="2-4,7")
    text = as_text(lines, demo_ja.manifest.card, Labels("en"))
    for part in ("dialogue 3", "lines 2–4, 7", demo_ja.version, "CC0 1.0", "Client [2]", "[Translation"):
        assert part in text
    assert [row for row in japanese()[3]["dialogue"] if row["utterance"] in text]
    for broken in ("x", "5-2", "", "1e3"):
        with pytest.raises(UserError):
            quotation(select(demo_ja), dialogue="3", lines=broken)


def test_lines_of_a_translation_stand_beside_their_source(tmp_path):
    import json

    path = invented.kokorochat(tmp_path / "ja.jsonl", 2)
    records = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    for record in records:
        rows = record["dialogue"]
        record["dialogue"] = [
            {"role": r["role"], "time": r["time"], "origin": r["utterance"], "content": f"line {i}"}
            for i, r in enumerate(rows)
            if i != 1
        ]
        record["review_by_client"] = record.pop("review_by_client_en")
    (tmp_path / "en.jsonl").write_text("\n".join(map(json.dumps, records)), "utf-8")
    library = Library(tmp_path / "library")
    for name in ("ja", "en"):
        prepare(tmp_path / f"{name}.jsonl", name, library=library, now=NOW)
    ja, en = (select(Corpus.open(name, library)) for name in ("ja", "en"))
    there = aligned_lines(ja, dialogue="2", other=en)
    assert there["other_text"].to_list() == ["line 0", None, "line 2", "line 3"]
    assert there["other_position"].to_list() == [0, None, 1, 2]
    back = aligned_lines(en, dialogue="2", other=ja)
    assert back["other_position"].to_list() == [0, 2, 3]
    assert quotation(ja, dialogue="2", lines="0-1", other=en)["translation"].to_list() == ["line 0", None]
    assert aligned_lines(ja, dialogue="2", other=ja)["other_text"].null_count() == 4
