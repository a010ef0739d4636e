"""Responses' tables against second computations; baselines keep their promises."""

import json
from collections import Counter
from datetime import datetime
from itertools import pairwise
from math import comb

import numpy as np
import polars as pl
import pytest
from scipy import stats

from analysis.__main__ import main
from analysis.inference import holm
from analysis.inference.resampling import Side, bootstrap, detectable, paired_interval, swap_test
from analysis.query.filter import Filter
from analysis.query.selection import Selection, select
from analysis.responses.answers import answered, names_in
from analysis.responses.baselines import baseline
from analysis.responses.items import changes, response_item, response_items, response_words
from analysis.responses.metrics import METRICS, chrf_value, ratio, sums
from analysis.responses.pairs import response_pairs
from analysis.responses.scores import response_groups, response_scores, sample
from analysis.responses.sets import response_coverage, response_report, response_reported, response_sets
from analysis.responses.style import met, response_style, response_variety
from data.corpus import Corpus
from data.problems import Missing, UserError
from data.response_store import RESPONSES
from data.responses.importing import add
from data.responses.targets import targets, turns
from data.store import Library

SYSTEMS = ["demo-jogen", "demo-kogata", "demo-yorisoi"]


@pytest.fixture
def whole(demo_ja: Corpus) -> Selection:
    return select(demo_ja)


def said(corpus: Corpus) -> pl.DataFrame:
    one = corpus.responses.sets()[0]
    return corpus.responses.table(one.id, RESPONSES)


def test_scores_are_those_of_the_systems_texts(whole: Selection):
    scores = response_scores(whole)
    assert scores["system"].unique(maintain_order=True).to_list() == SYSTEMS
    assert scores["metric"].unique(maintain_order=True).to_list() == list(METRICS)
    bounded = scores.filter(pl.col("low").is_not_null())
    assert bounded.height == scores.height
    assert (bounded["low"] <= bounded["estimate"]).all() and (bounded["estimate"] <= bounded["high"]).all()
    assert scores["n"].unique().sort().to_list() == [350, 413]
    rouge = scores.filter(pl.col("metric") == "rouge_l")["estimate"].to_list()
    expected = [100 * float(answered(whole).of(name)["rouge_l"].mean()) for name in SYSTEMS]
    assert rouge == pytest.approx(expected)
    assert rouge[2] == max(rouge)


def test_shared_items_are_those_that_all_answered(whole: Selection):
    shared = response_scores(whole, items="shared")
    assert shared["n"].unique().to_list() == [350] == response_coverage(whole)["n_shared"].unique().to_list()
    two = response_scores(whole, systems="demo-jogen,demo-yorisoi", items="shared")
    assert two["n"].unique().to_list() == [413]


def test_a_bootstrap_is_the_plain_one():
    rng = np.random.default_rng(3)
    parts = rng.integers(1, 40, size=(12, 2)).astype(float)
    drawn = bootstrap(parts, ratio, seed=5)
    again = np.random.default_rng(5)
    plain = []
    for counts in again.multinomial(12, np.full(12, 1 / 12), size=1000):
        rows = np.repeat(parts, counts, axis=0)
        plain.append(rows[:, 0].sum() / rows[:, 1].sum())
    assert drawn == pytest.approx(plain)


def test_a_swap_test_is_the_plain_one_and_finds_what_is_there():
    rng = np.random.default_rng(8)
    a = np.column_stack([rng.normal(5, 1, 30), np.ones(30)])
    b = a + np.column_stack([rng.normal(0.1, 0.4, 30), np.zeros(30)])
    seen = abs(b[:, 0].mean() - a[:, 0].mean())
    flips = np.random.default_rng(1).integers(0, 2, size=(1999, 30), dtype=np.uint8)
    reached = 0
    for flip in flips:
        second = np.where(flip, b[:, 0], a[:, 0])
        first = np.where(flip, a[:, 0], b[:, 0])
        reached += abs(second.mean() - first.mean()) >= seen - 1e-12
    first, second = (Side(side, ratio, seed=1) for side in (a, b))
    assert swap_test(first, second) == pytest.approx((reached + 1) / 2000)
    t = stats.ttest_rel(b[:, 0], a[:, 0]).pvalue
    assert swap_test(first, second) == pytest.approx(t, abs=0.03)
    assert swap_test(first, Side(a + np.array([3.0, 0.0]), ratio, seed=1)) == pytest.approx(1 / 2000)
    few = (Side(side[:4], ratio, seed=1) for side in (a, b))
    assert np.isnan(swap_test(*few))


def test_pairs_against_plain_computation(whole: Selection):
    found = response_pairs(whole, metric="rouge_l")
    assert found.select("system_a", "system_b").rows() == [
        ("demo-jogen", "demo-kogata"),
        ("demo-jogen", "demo-yorisoi"),
        ("demo-kogata", "demo-yorisoi"),
    ]
    key = ["dialogue_id", "position"]
    rows = answered(whole)
    both = rows.of("demo-jogen").join(rows.of("demo-kogata"), on=key, suffix="_b")
    one = found.row(0, named=True)
    assert (one["n"], one["n_tests"]) == (both.height, 3)
    assert one["difference"] == pytest.approx(100 * (both["rouge_l_b"] - both["rouge_l"]).mean())
    assert one["wins"] == pytest.approx(
        ((both["rouge_l_b"] > both["rouge_l"]) + 0.5 * (both["rouge_l_b"] == both["rouge_l"])).mean()
    )
    each = 100 * both.group_by("dialogue_id").agg(d=(pl.col("rouge_l_b") - pl.col("rouge_l")).mean())["d"]
    assert one["effect"] == pytest.approx(each.mean() / each.std())
    assert found["p_adjusted"].to_list() == pytest.approx(holm(found["p"].to_numpy()))
    assert one["low"] <= one["difference"] <= one["high"]


def test_identical_systems_do_not_differ(whole: Selection):
    rows = answered(whole).of("demo-jogen")
    made = METRICS["bleu_4"]
    same = Side(sums(rows, made, "dialogue_id"), made.value, seed=1)
    (low, high), error = paired_interval(same, same)
    assert (low, high, error, swap_test(same, same)) == (0, 0, 0, 1)


def test_the_detectable_difference_is_found_with_its_power():
    rng = np.random.default_rng(2)
    error, groups, found = 1 / np.sqrt(30), 30, 0
    truth = detectable(error, groups)
    for _ in range(600):
        found += stats.ttest_1samp(rng.normal(truth, 1, groups), 0).pvalue < 0.05
    assert found / 600 == pytest.approx(0.8, abs=0.06)


def test_a_sample_s_mean_is_the_metric(whole: Selection):
    rows = answered(whole).of("demo-yorisoi")
    for metric in ("bleu_4", "chrf", "rouge_l"):
        made = METRICS[metric]
        one = sample(whole, rows, made, (metric,))
        assert one.values.mean() == pytest.approx(float(made.value(sums(rows, made, "dialogue_id").sum(axis=0))))
        assert len(one.values) == rows["dialogue_id"].n_unique()


@pytest.mark.parametrize("by", ["topic", "fifth", "band", "context"])
def test_groups_add_up_to_the_whole(whole: Selection, by: str):
    groups = response_groups(whole, metric="rouge_l", by=by)
    total = response_scores(whole).filter(pl.col("metric") == "rouge_l")
    for system, estimate, n in total.select("system", "estimate", "n").iter_rows():
        mine = groups.filter(pl.col("system") == system)
        assert mine["n"].sum() == n
        assert (mine["estimate"] * mine["n"]).sum() / n == pytest.approx(estimate)
    few = groups.filter(pl.col("n_dialogues") < 5)
    assert few["low"].null_count() == few.height


def test_style_beside_gold(whole: Selection, demo_ja: Corpus):
    style = response_style(whole)
    one = style.filter((pl.col("feature") == "chars") & (pl.col("system") == "demo-kogata")).row(0, named=True)
    key = ["dialogue_id", "position"]
    mine = said(demo_ja).filter(pl.col("system") == "demo-kogata").join(targets(demo_ja), on=key)
    assert one["estimate"] == pytest.approx(mine["response"].str.len_chars().mean())
    assert one["gold"] == pytest.approx(mine["gold"].str.len_chars().mean())
    assert one["against_gold"] == pytest.approx(one["estimate"] - one["gold"])
    assert one["low"] <= one["against_gold"] <= one["high"]
    ratio_row = style.filter((pl.col("feature") == "length_ratio") & (pl.col("system") == "demo-kogata"))
    assert ratio_row["estimate"][0] == pytest.approx(one["estimate"] / one["gold"])
    edited = style.filter(pl.col("feature") == "edited")
    assert edited["system"].to_list() == ["demo-yorisoi"] and edited["gold"].null_count() == 1


def expected_kinds(things: list, drawn: int) -> float:
    """How many distinct ones of these are expected in so many drawn of them, by counting all draws."""
    counts = Counter(Counter(things).values())
    every = comb(len(things), drawn)
    return sum(kinds * (1 - comb(len(things) - n, drawn) / every) for n, kinds in counts.items())


def test_how_likely_a_thing_is_met():
    found = met(np.array([5, 3, 1, 0]), 10, 4)
    assert found == pytest.approx([1 - comb(10 - n, 4) / comb(10, 4) for n in (5, 3, 1, 0)])


def test_variety_is_distinct_words_over_words(whole: Selection):
    variety = response_variety(whole)
    assert variety["system"].to_list() == [*SYSTEMS, "gold"]
    words = answered(whole).of("demo-kogata")["words"].to_list()
    flat = [word for part in words for word in part]
    pairs = [pair for part in words for pair in pairwise(part)]
    row = variety.row(1, named=True)
    assert row["distinct_1"] == pytest.approx(100 * len(set(flat)) / len(flat))
    assert row["distinct_2"] == pytest.approx(100 * len(set(pairs)) / len(pairs))
    assert row["n_words"] == len(flat) == variety["n_words"].min()
    drawn = row["even_words"]
    assert drawn == len(flat) // 2
    assert row["even_1"] == pytest.approx(100 * expected_kinds(flat, drawn) / drawn)
    parts = answered(whole).of("demo-kogata").partition_by("dialogue_id")
    said = [*(answered(whole).of(name) for name in SYSTEMS), answered(whole).golds]
    fewest_pairs = min(sum(max(0, len(one) - 1) for one in part["words"].to_list()) for part in said)
    for size, of, few in ((1, list, drawn), (2, pairwise, fewest_pairs // 2)):
        left_out = []
        for one in parts:
            rest = [thing for part in parts if part is not one for words in part["words"] for thing in of(words)]
            left_out.append(100 * expected_kinds(rest, few) / few)
        n = len(parts)
        reach = stats.t.ppf(0.975, n - 1) * np.sqrt((n - 1) / n * np.square(left_out - np.mean(left_out)).sum())
        found = (row[f"low_{size}"], row[f"high_{size}"])
        assert found == pytest.approx((row[f"even_{size}"] - reach, row[f"even_{size}"] + reach))
    assert (variety["even_1"] >= variety["distinct_1"] - 1e-9).all()


def test_reported_figures_are_marked(whole: Selection):
    table = response_reported(whole)
    assert table.filter(pl.col("source") == "here")["system"].to_list() == SYSTEMS
    reported = table.filter(pl.col("source") == "reported")
    assert reported.row(4) == ("Kokoro-Full", "reported", 25.69, 5.83, 28.1, 2.48, 13.24, None)


def test_files_and_their_reports(whole: Selection):
    sets = response_sets(whole).row(0, named=True)
    assert (sets["n_rows"], sets["n_matched"], sets["set_aside"], sets["fits"]) == (1179, 1176, 3, True)
    report = response_report(whole)
    aside = report.filter(~pl.col("kept"))["rule"].sort().to_list()
    assert aside == ["duplicate_key", "not_the_counselor", "unknown_dialogue"]


def test_items_are_sorted_and_found(whole: Selection, demo_ja: Corpus):
    items = response_items(whole)
    assert items.select("dialogue_id", "position").is_unique().all() and items.height == 413
    for column in ("estimate", "spread", "disagreement"):
        ordered = response_items(whole, sort=column)[column]
        assert ordered.equals(ordered.sort(descending=True))
    lengths = response_items(whole, sort="length", order="low")["chars"]
    assert lengths.is_sorted()
    mine = response_items(whole, system="demo-yorisoi", metric="rouge_l")
    rouge = answered(whole).of("demo-yorisoi").sort("dialogue_id", "position")["rouge_l"]
    assert mine["estimate"].to_list() == pytest.approx((100 * rouge).to_list())
    word = "一人"
    texts = said(demo_ja).filter(pl.col("response").str.contains(word, literal=True))
    found = response_items(whole, text=word)
    held = items.filter(pl.any_horizontal(pl.col("gold", "before").str.contains(word, literal=True)))
    keys = {*texts.select("dialogue_id", "position").rows(), *held.select("dialogue_id", "position").rows()}
    assert set(found.select("dialogue_id", "position").rows()) == keys and keys
    with pytest.raises(UserError, match="demo-jogen"):
        response_items(whole, system="nobody")


def test_an_item_holds_context_gold_responses_and_branch(whole: Selection, demo_ja: Corpus):
    rows = said(demo_ja).filter(pl.col("turns").is_not_null())
    dialogue, position = rows.select("dialogue_id", "position").row(0)
    item = response_item(whole, dialogue=dialogue, position=position)
    spoken = turns(demo_ja).filter(pl.col("dialogue_id") == dialogue)
    assert item.filter(pl.col("part") == "context")["text"].to_list() == (
        spoken.filter(pl.col("position") < position)["text"].to_list()
    )
    assert item.filter(pl.col("part") == "gold")["text"].to_list() == (
        spoken.filter(pl.col("position") == position)["text"].to_list()
    )
    assert item.filter(pl.col("part") == "original").height == spoken.filter(pl.col("position") >= position).height
    assert item.filter(pl.col("part") == "continuation")["text"].to_list() == [
        turn["text"] for turn in rows["turns"][0]
    ]
    assert set(item.filter(pl.col("part") == "response")["system"]) <= set(SYSTEMS)
    with pytest.raises(UserError, match="no response"):
        response_item(whole, dialogue=dialogue, position=position + 1)
    nothing = select(demo_ja, Filter(id=((0, 0),)))
    assert response_item(nothing).is_empty() and response_items(nothing).is_empty()


def test_words_that_differ_join_to_both_texts(whole: Selection):
    item = response_item(whole)
    words = response_words(whole, system="demo-yorisoi")
    gold = item.filter(pl.col("part") == "gold")["text"][0]
    own = item.filter((pl.col("part") == "response") & (pl.col("system") == "demo-yorisoi"))["text"][0]
    assert ("".join(words["gold"]), "".join(words["response"])) == (gold, own)
    assert changes(["a", "b"], ["a", "c"]) == [("same", "a", "a"), ("gold", "b", ""), ("response", "", "c")]


def test_a_corpus_without_responses_says_how_to_get_them(demo_en: Corpus):
    with pytest.raises(Missing) as missing:
        response_scores(select(demo_en))
    assert missing.value.command == "python -m data responses add FILE --corpus demo-en"


def test_names_may_hold_commas():
    there = ("a", "m, t=0.7", "m")
    assert names_in("m, t=0.7,a", there) == ["m, t=0.7", "a"]
    assert names_in("a,, x ,m", there) == ["a", "x", "m"]


@pytest.fixture(scope="module")
def unreferenced(tmp_path_factory: pytest.TempPathFactory) -> Selection:
    """Two systems' answers to six contexts, with a reference for the first five only."""
    folder = tmp_path_factory.mktemp("unreferenced")
    rows = [
        {"id": str(n), "prompt": f"犬が{n}匹いて眠れません", "system": system, "response": f"{said}{n}匹"}
        | ({"reference": f"{n}匹ですか"} if n < 5 else {})
        for system, said in (("x", "つらいですね。"), ("y", "なぜ"))
        for n in range(6)
    ]
    (folder / "some.jsonl").write_text("\n".join(json.dumps(row) for row in rows), "utf-8")
    library = Library(folder / "library")
    add(folder / "some.jsonl", library=library, now=datetime(2026, 1, 1))
    return select(Corpus.open("some", library))


def test_without_a_gold_response_nothing_is_compared_and_all_is_shown(unreferenced: Selection):
    assert response_coverage(unreferenced).select("n", "n_gold").rows() == [(6, 5)] * 2
    assert response_scores(unreferenced)["n"].unique().to_list() == [5]
    assert response_pairs(unreferenced)["n"].to_list() == [5]
    items = response_items(unreferenced)
    assert (items.height, items["estimate"].null_count()) == (6, 1)
    last = select(unreferenced.corpus, Filter(id=((6, 6),)))
    assert response_scores(last)["estimate"].null_count() == 18
    style = response_style(last).filter(pl.col("feature") == "question")
    assert style.select("estimate", "gold", "n").rows() == [(0.0, None, 1)] * 2
    assert response_variety(last)["system"].to_list() == ["x", "y"]
    item = response_item(last)
    assert item.filter(pl.col("part") == "gold")["text"].to_list() == [""]
    assert item.filter(pl.col("part") == "response")["chrf"].null_count() == 2


def test_gold_s_variety_is_that_of_what_the_chosen_systems_answered(whole: Selection):
    few = response_variety(whole, systems="demo-kogata").row(1, named=True)
    assert (few["system"], few["n"]) == ("gold", 350)


def test_unknown_systems_and_sets_are_named(whole: Selection):
    with pytest.raises(UserError, match="no responses of 'x'"):
        response_scores(whole, systems="x")
    with pytest.raises(UserError, match="no responses 'x'"):
        response_scores(whole, responses="x")


def persons(corpus: Corpus, dialogue: int) -> set[int]:
    row = corpus.dialogues.filter(pl.col("dialogue_id") == dialogue)
    return {row["client_id"][0], row["counselor_id"][0]}


@pytest.mark.parametrize("name", ["most_frequent", "random_fifth", "bm25"])
def test_a_baseline_answers_every_target_from_other_persons(name: str, demo_ja: Corpus):
    chosen = select(demo_ja, Filter(id=((1, 12),)))
    made = baseline(chosen, name)
    asked = targets(demo_ja, chosen.dialogue_ids)
    assert made.select("dialogue_id", "position").equals(asked.select("dialogue_id", "position"))
    assert made.equals(baseline(chosen, name))
    golds = targets(demo_ja)
    for row in made.iter_rows(named=True):
        source = json.loads(row["meta"])
        assert not persons(demo_ja, row["dialogue_id"]) & persons(demo_ja, source["dialogue_id"])
        there = golds.filter(
            (pl.col("dialogue_id") == source["dialogue_id"]) & (pl.col("position") == source["position"])
        ).row(0, named=True)
        assert there["gold"] == row["response"]
    if name == "random_fifth":
        where = [json.loads(meta) for meta in made["meta"]]
        taken = pl.DataFrame(where).join(
            golds.with_columns(pl.col("dialogue_id", "position").cast(pl.Int64)),
            on=["dialogue_id", "position"],
            how="left",
            maintain_order="left",
        )
        assert taken["fifth"].to_list() == asked["fifth"].to_list()
        assert not made.equals(baseline(chosen, name, seed=2))


def _words(corpus: Corpus, first: int, last: int) -> list[tuple[str, str]]:
    tokens = corpus.tokens
    ids = tokens.lemma_of[tokens.ids[tokens.starts[first] : tokens.starts[last]]].tolist()
    named = [(tokens.lemmas["lemma"][i], tokens.lemmas["pos"][i]) for i in ids]
    return [(word, pos) for word, pos in named if pos not in ("補助記号", "空白") and any(map(str.isalnum, word))]


def test_bm25_takes_what_a_plain_bm25_ranks_first(demo_ja: Corpus):
    chosen = select(demo_ja, Filter(id=((1, 4),)))
    made = baseline(chosen, "bm25")
    every = targets(demo_ja).with_row_index("row")
    spoken = turns(demo_ja)
    ends = np.cumsum(spoken["utterances"])
    asked = (spoken["role"] == "counselor") & (spoken["turn"] > 0)
    words = [_words(demo_ja, ends[i - 1] - spoken["utterances"][i - 1], ends[i - 1]) for i in asked.arg_true()]
    n, mean = len(words), np.mean([len(part) for part in words])
    held: dict[tuple[str, str], int] = {}
    for part in words:
        for word in set(part):
            held[word] = held.get(word, 0) + 1
    agreed = 0
    for row in made.join(every, on=["dialogue_id", "position"], maintain_order="left").iter_rows(named=True):
        asked = set(words[row["row"]])
        rare = {word for word in asked if held[word] <= 0.2 * n} or asked
        scores = []
        for other, part in enumerate(words):
            if persons(demo_ja, every["dialogue_id"][other]) & persons(demo_ja, row["dialogue_id"]):
                scores.append(-1.0)
                continue
            score = 0.0
            for word in rare:
                if tf := part.count(word):
                    idf = np.log1p((n - held[word] + 0.5) / (held[word] + 0.5))
                    score += idf * tf / (tf + 1.2 * (1 - 0.75 + 0.75 * len(part) / mean))
            scores.append(score)
        source = json.loads(row["meta"])
        at = every.filter(
            (pl.col("dialogue_id") == source["dialogue_id"]) & (pl.col("position") == source["position"])
        )["row"][0]
        agreed += scores[at] >= max(scores) - 1e-3
    assert agreed == made.height


def test_commands(demo_ja: Corpus, tmp_path, capsys):
    from data.__main__ import main as data_main

    out = tmp_path / "targets.jsonl"
    assert main(["targets", "--corpus", "demo-ja", "--filter", "id=1-2", "--out", str(out)]) == 0
    assert "CC0 1.0" in capsys.readouterr().err
    lines = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    expected = targets(demo_ja, pl.Series([1, 2], dtype=pl.UInt32))
    assert [(line["dialogue_id"], line["position"]) for line in lines] == expected.select(
        "dialogue_id", "position"
    ).rows()
    assert [line["reference"] for line in lines] == expected["gold"].to_list()
    assert [line["messages"][-1]["content"] for line in lines] == expected["before"].to_list()
    assert main(["targets", "--corpus", "demo-ja", "--filter", "band=nonsense"]) == 2
    assert main(["targets", "--corpus", "demo-ja", "--out", str(tmp_path / "absent" / "targets.jsonl")]) == 2
    assert "cannot be written" in capsys.readouterr().err
    assert main(["baseline", "nonsense", "--corpus", "demo-ja"]) == 2
    assert "most_frequent" in capsys.readouterr().err
    assert main(["baseline", "vectors", "--corpus", "demo-en"]) == 2
    one = demo_ja.responses.sets()[0]
    capsys.readouterr()
    assert data_main(["responses", "report", one.id, "--corpus", "demo-ja"]) == 0
    listed = capsys.readouterr().out.splitlines()
    assert len(listed) == one.set_aside + one.noted
    assert {line.split("\t")[0] for line in listed} == {"set aside", "noted"}


def test_chrf_of_nothing_is_nothing():
    assert float(chrf_value(np.zeros(18))) == 0.0
