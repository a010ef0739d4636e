"""The map's tables, conditions and figures, against computations by hand."""

import json
from urllib.parse import parse_qsl

import numpy as np
import polars as pl
import pytest

from analysis.core.compare import both, differences
from analysis.core.registry import Absent
from analysis.display.filters import in_words
from analysis.figures.kit.contours import lines
from analysis.figures.kit.density import smooth
from analysis.figures.map.map_density import map_density
from analysis.figures.map.map_marks import hover
from analysis.figures.map.map_names import shorter
from analysis.figures.map.map_panels import map_panels
from analysis.figures.map.map_scatter import map_scatter
from analysis.labels import LANGUAGES, Labels
from analysis.map.cluster_names import WORDS, as_names, class_tf_idf, cluster_name, cluster_words
from analysis.map.clusters import map_cluster_shares, map_cluster_topics, map_clusters, map_facts, map_stability
from analysis.map.neighbours import near_duplicates, neighbours, outliers, sentence_neighbours
from analysis.map.points import choices, map_points
from analysis.query.codecs import NearText, compact
from analysis.query.filter import Filter
from analysis.query.selection import select
from data.corpus import Corpus
from data.encoders import DEFAULT
from data.problems import UserError

SENTENCE = "学校に行きたくない"


def test_class_tf_idf_by_hand():
    counts = np.array([[4, 0, 1], [0, 2, 3]])
    found = class_tf_idf(counts)
    for i, row in enumerate(counts):
        for j, n in enumerate(row):
            expected = n / row.sum() * np.log(1 + counts.sum(axis=1).mean() / counts[:, j].sum())
            assert found[i, j] == pytest.approx(expected)


def test_words_of_a_cluster_are_of_its_dialogues(demo_ja: Corpus):
    words = cluster_words(demo_ja, DEFAULT)
    labels = demo_ja.layout.table["cluster"]
    assert set(words) == set(labels)
    lemmas = demo_ja.tokens.lemmas
    for number, found in words.items():
        assert 0 < len(found) <= WORDS
        rows = np.flatnonzero(labels.to_numpy() == number)
        held = demo_ja.tokens.matrix[np.concatenate([2 * rows, 2 * rows + 1])].sum(axis=0)
        said = set(lemmas["lemma"].gather(np.flatnonzero(np.asarray(held).ravel()).tolist()))
        assert set(found) <= said


def test_names_that_people_give(demo_ja: Corpus):
    whole = select(demo_ja)
    names = as_names({2: "学校の 話;=", 1: " ", 3: "夜"})
    assert names == "2=学校の 話;3=夜"
    assert cluster_name(whole, 2, names) == "学校の 話"
    assert cluster_name(whole, 1, names) == "・".join(cluster_words(demo_ja, DEFAULT)[1][:3])
    assert map_clusters(whole, names=names)["cluster_name"][1] == "学校の 話"
    assert cluster_name(whole, 1, "nonsense;1=;=x") == cluster_name(whole, 1)


def test_points_are_all_dialogues_and_say_which_are_chosen(demo_ja: Corpus):
    chosen = select(demo_ja, Filter(topics=("school",)))
    points = map_points(chosen)
    assert points["dialogue_id"].equals(demo_ja.dialogues["dialogue_id"])
    assert set(points.filter("chosen")["topic_main"]) == {"school"}
    assert points["chosen"].sum() == chosen.n_dialogues


def test_experience_as_by_hand(demo_ja: Corpus):
    points = map_points(select(demo_ja))
    rows = demo_ja.dialogues.select("dialogue_id", "counselor_id", "started_at").rows()
    for found, (dialogue, counselor, start) in zip(points["experience"], rows, strict=True):
        before = [d for d, c, s in rows if c == counselor and (s, d) < (start, dialogue)]
        assert found == len(before)


@pytest.mark.parametrize("by", ["topic", "cluster", "score", "year", "regime", "experience", "preservation"])
def test_colours(demo_ja: Corpus, demo_en: Corpus, by: str):
    points = map_points(select(demo_ja), by=by)
    coded = by in ("topic", "cluster", "regime")
    assert points["map_group" if coded else "map_number"].null_count() == 0
    assert points["map_number" if coded else "map_group"].null_count() == points.height
    if by in choices(select(demo_en)):
        assert map_points(select(demo_en), by=by).height == 6
    else:
        with pytest.raises(Absent):
            map_points(select(demo_en), by=by)


def test_likeness_colours_the_map(demo_ja: Corpus):
    points = map_points(select(demo_ja), by="likeness", text=SENTENCE)
    first = sentence_neighbours(select(demo_ja), text=SENTENCE, k=3)
    best = points.sort("map_number", descending=True).head(3)
    assert best["dialogue_id"].to_list() == first["dialogue_id"].to_list()


def test_neighbours_as_by_hand(demo: Corpus):
    matrix = np.array(demo.vectors.matrix)
    ids = demo.dialogues["dialogue_id"].to_list()
    for row in (0, len(ids) - 1):
        found = neighbours(select(demo), dialogue=ids[row], k=4)
        others = sorted((i for i in range(len(ids)) if i != row), key=lambda i: -float(matrix[i] @ matrix[row]))
        assert found["dialogue_id"].to_list() == [ids[i] for i in others[:4]]
        assert np.allclose(found["likeness"], matrix[others[:4]] @ matrix[row], atol=1e-5)


def test_neighbours_of_other_persons(demo_ja: Corpus):
    whole = select(demo_ja)
    asked = demo_ja.dialogues.row(5, named=True)
    found = neighbours(whole, dialogue=asked["dialogue_id"], k=40, apart=True)
    held = demo_ja.dialogues.filter(pl.col("dialogue_id").is_in(found["dialogue_id"].to_list()))
    assert not (held["client_id"] == asked["client_id"]).any()
    assert not (held["counselor_id"] == asked["counselor_id"]).any()
    assert not found["same_person"].any()
    assert neighbours(whole, dialogue=asked["dialogue_id"], k=65)["same_person"].any()


def test_neighbours_lie_in_the_selection(demo_ja: Corpus):
    chosen = select(demo_ja, Filter(topics=("school",)))
    assert set(neighbours(chosen, k=5)["topic_main"]) == {"school"}
    assert set(sentence_neighbours(chosen, text=SENTENCE)["topic_main"]) == {"school"}


@pytest.mark.parametrize(
    ("options", "said"),
    [({"dialogue": 999_999}, "no dialogue 999999"), ({"k": 0}, "from 1 to"), ({"k": 5_000}, "k is")],
)
def test_what_cannot_be_asked(demo_ja: Corpus, options: dict, said: str):
    with pytest.raises(UserError, match=said):
        neighbours(select(demo_ja), **options)


@pytest.mark.parametrize("text", ["", "  ", "ｗ\u3000"])
def test_a_sentence_of_nothing(demo_ja: Corpus, text: str):
    found = sentence_neighbours(select(demo_ja), text=text)
    assert found.columns[0] == "rank"


def test_near_duplicates_as_by_hand(demo_ja: Corpus):
    matrix = np.array(demo_ja.vectors.matrix)
    ids = demo_ja.dialogues["dialogue_id"].to_list()
    found = near_duplicates(select(demo_ja), least=0.5)
    by_hand = {
        (ids[i], ids[j]) for i in range(66) for j in range(i + 1, 66) if float(matrix[i] @ matrix[j]) >= 0.5 + 1e-6
    }
    assert set(found.select("dialogue_a", "dialogue_b").rows()) == by_hand
    lemmas = demo_ja.tokens.lemmas["is_content"].to_numpy()
    for a, b, shared in found.select("dialogue_a", "dialogue_b", "shared_words").head(3).iter_rows():
        sets = []
        for dialogue in (a, b):
            row = ids.index(dialogue)
            counts = np.asarray(demo_ja.tokens.matrix[2 * row : 2 * row + 2].sum(axis=0)).ravel()
            sets.append(set(np.flatnonzero((counts > 0) & lemmas).tolist()))
        assert shared == pytest.approx(len(sets[0] & sets[1]) / len(sets[0] | sets[1]), abs=0.02)


def test_outliers_as_by_hand(demo_ja: Corpus):
    matrix = np.array(demo_ja.vectors.matrix)
    likeness = matrix @ matrix.T
    np.fill_diagonal(likeness, -np.inf)
    mean = np.sort(likeness, axis=1)[:, -10:].mean(axis=1)
    found = outliers(select(demo_ja), k=5)
    ids = demo_ja.dialogues["dialogue_id"].to_numpy()
    assert found["dialogue_id"].to_list() == ids[np.argsort(mean)[:5]].tolist()
    assert np.allclose(found["likeness"], np.sort(mean)[:5], atol=1e-5)


def test_clusters_add_up(demo_ja: Corpus):
    whole = select(demo_ja)
    table = map_clusters(whole)
    assert table["n_cluster"].sum() == 66 and table["share"].sum() == pytest.approx(1)
    scores = demo_ja.dialogues.with_columns(map_cluster=demo_ja.layout.table["cluster"])
    means = scores.group_by("map_cluster").agg(pl.col("item_sum").mean()).sort("map_cluster")["item_sum"]
    assert table["mean"].to_list() == pytest.approx(means.to_list())
    topics = map_cluster_topics(whole)
    assert topics["n_topic"].sum() == 66
    assert topics.group_by("map_cluster").agg(pl.col("share").sum())["share"].to_list() == pytest.approx(
        [1] * table.height
    )
    assert map_cluster_shares(whole)["share"].to_list() == pytest.approx(table["share"].to_list())
    assert map_stability(whole)["taken"].sum() == 1
    assert map_facts(whole)["n_clusters"][0] == table.height


def test_near_selects_the_most_like(demo_ja: Corpus):
    chosen = select(demo_ja, Filter(near=(SENTENCE, 7, DEFAULT)))
    first = sentence_neighbours(select(demo_ja), text=SENTENCE, k=7)
    assert set(chosen.dialogue_ids) == set(first["dialogue_id"])
    assert chosen.left_out["near"] == 66
    narrower = select(demo_ja, Filter(near=(SENTENCE, 7, DEFAULT), topics=("school",)))
    assert set(narrower.dialogue_ids) <= set(chosen.dialogue_ids)


def test_picked_are_these(demo_ja: Corpus):
    ids = demo_ja.dialogues["dialogue_id"].to_list()[3:40:5]
    chosen = select(demo_ja, Filter(picked=compact(ids)))
    assert chosen.dialogue_ids.to_list() == ids


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        (Filter(picked=((1, 3), (9, 9))), ("4 対話", "4 dialogues selected after inspection")),
        (
            Filter(near=("眠い", 50, DEFAULT)),
            ("最も近い 50 対話（見て選択）", "the 50 dialogues most like “眠い”"),
        ),
        (Filter(near=("眠い", 50, "a/b")), ("a/b", "by a/b (selected after inspection)")),
    ],
)
def test_what_was_seen_first_says_so(chosen: Filter, said: tuple[str, str]):
    for lang, words in zip(LANGUAGES, said, strict=True):
        assert words in in_words(chosen, Labels(lang))
    assert Filter.from_query(chosen.to_query()) == (chosen, [])
    assert Filter.from_query(dict(parse_qsl(chosen.to_query()))) == (chosen, [])


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("眠れない", ("眠れない", 50, DEFAULT)),
        ("7:眠れない", ("眠れない", 7, DEFAULT)),
        ("7@a/b-c:12:30 に", ("12:30 に", 7, "a/b-c")),
    ],
)
def test_a_sentence_in_the_address(text: str, value: tuple):
    kind = NearText(DEFAULT)
    assert kind.read(text) == value == kind.read(kind.write(value))


@pytest.mark.parametrize("text", ["", " ", "0:x", "99999:x", "5:", "5: ", "x" * 2_000, "a\x00b"])
def test_no_sentence_in_the_address(text: str):
    with pytest.raises(ValueError):
        NearText(DEFAULT).read(text)


def test_another_encoder_that_is_not_made_is_left_out(demo_ja: Corpus):
    found = select(demo_ja, Filter(near=("x", 5, "nobody/model")))
    assert [(note.code, note.name) for note in found.notes] == [("not_made", "near")]
    assert "embed demo-ja --encoder nobody/model" in found.notes[0].value
    assert found.is_whole and found.filter == Filter()


def drawn(figure) -> dict:
    return json.loads(figure.to_json())


def test_the_scatter_keeps_the_rest_as_context(demo_ja: Corpus):
    chosen = select(demo_ja, Filter(topics=("school", "family")))
    figure = drawn(map_scatter(map_points(chosen), labels=Labels("en")))
    traces = figure["data"]
    assert [trace["type"] for trace in traces] == ["scattergl"] * 3
    assert figure["layout"]["legend"]["title"]["text"] == f"Grey: not selected ({66 - chosen.n_dialogues})"
    assert (traces[0]["hoverinfo"], traces[0]["showlegend"]) == ("skip", False)
    evil = map_points(chosen).with_columns(topic_sub=pl.lit("<a href='x'>&"))
    hovers = drawn(map_scatter(evil, labels=Labels("en")))["data"][1]["hovertext"]
    assert all("<a" not in hover and "&lt;a href" in hover for hover in hovers)
    told = hover(evil.with_columns(score=pl.when(pl.int_range(pl.len()) > 0).then(pl.col("score"))), Labels("en"))
    assert told["customdata"].shape == (66, 1) and "Score" not in told["hovertemplate"] + told["hovertext"][0]
    assert told["hovertext"][1].startswith("<br>") and f"Score {evil['score'][1]}" in told["hovertext"][1]
    told = hover(evil.filter(pl.col("topic_main") == "school"), Labels("en"))
    assert set(told["hovertext"]) == {"<br>&lt;a href=&#x27;x&#x27;&gt;&amp;"}
    assert told["hovertemplate"].startswith("Dialogue %{customdata[0]}<br>School%{hovertext}<br>Score")
    whole = drawn(map_scatter(map_points(select(demo_ja), by="score"), labels=Labels("ja")))
    assert len(whole["data"]) == 2 and whole["layout"]["coloraxis"]["colorbar"]["title"]["text"] == "合計点"
    for by, high_on_top in (("score", False), ("likeness", True)):
        points = map_points(select(demo_ja), by=by, text="学校に行きたくない")
        values = map_scatter(points, labels=Labels("ja")).data[1].marker.color
        assert (list(values) == sorted(values)) == high_on_top


def test_two_cohorts_on_one_map(demo_ja: Corpus):
    a, b = select(demo_ja, Filter(topics=("school",))), select(demo_ja, Filter(topics=("family",)))
    points = both(map_points, a, b)
    for draw in (map_density, map_scatter):
        grey, *groups = drawn(draw(points, labels=Labels("en")))["data"]
        assert [trace["name"] for trace in groups] == [f"A ({a.n_dialogues})", f"B ({b.n_dialogues})"]
        assert len(draw(points, labels=Labels("en")).data[0].x) == 66 and grey["hoverinfo"] == "skip"
    rest = 66 - a.n_dialogues - b.n_dialogues
    assert drawn(map_scatter(points, labels=Labels("en")))["layout"]["legend"]["title"]["text"].endswith(
        f"({rest})"
    )


def test_two_corpora_have_two_maps(demo_ja: Corpus, demo_en: Corpus):
    a, b = select(demo_ja), select(demo_en)
    for table in (map_points, map_clusters, map_cluster_shares, map_cluster_topics):
        with pytest.raises(UserError, match="maps of their own"):
            both(table, a, b)
        with pytest.raises(UserError, match="maps of their own"):
            differences(table, a, b)
    assert both(map_facts, a, b).height == 2


def test_names_stand_in_their_groups_and_apart(demo_ja: Corpus):
    for by in ("topic", "cluster"):
        points = map_points(select(demo_ja), by=by)
        plane = drawn(map_scatter(points, labels=Labels("ja")))["layout"]
        named = plane["annotations"]
        assert named
        for name in named:
            here = points.filter((pl.col("x") - name["x"]).abs() + (pl.col("y") - name["y"]).abs() < 1e-4)
            words = Labels("ja").value("topic", here["topic_main"][0]) if by == "topic" else here["map_group"][0]
            assert words in name["text"]
    crowded = points.with_columns(x=pl.lit(1.0), y=pl.lit(1.0))
    assert len(drawn(map_scatter(crowded, labels=Labels("ja")))["layout"]["annotations"]) == 1
    assert shorter("3 学校・友達・先生", 75) == "3 学校" and shorter("3 学校・友達", 200) == "3 学校・友達"


def test_few_whole_numbers_each_have_their_tick(demo_ja: Corpus):
    years = drawn(map_scatter(map_points(select(demo_ja), by="year"), labels=Labels("en")))["layout"]
    ticks = years["coloraxis"]["colorbar"]["ticktext"]
    assert ticks == [str(year) for year in sorted(set(demo_ja.dialogues["started_at"].dt.year()))]


def test_panels_are_vectors_for_print(demo_ja: Corpus):
    for by in ("topic", "score", "cluster"):
        figure = map_panels(map_points(select(demo_ja), by=by), labels=Labels("ja"))
        assert {trace.type for trace in figure.data} == {"scatter"}
        assert len(figure.layout.annotations) == len(figure.data) / 2
        assert sum(len(trace.x) for trace in figure.data[1::2]) == 66


def test_contours_go_round():
    xs = ys = np.linspace(-2, 2, 81)
    grid = -(xs[None] ** 2 + ys[:, None] ** 2)
    (ring,) = lines(grid, xs, ys, -1.0)
    assert np.allclose(np.hypot(*ring.T), 1, atol=0.01)
    assert np.allclose(ring[0], ring[-1])
    two = np.maximum(-((xs[None] - 1) ** 2 + ys[:, None] ** 2), -((xs[None] + 1) ** 2 + ys[:, None] ** 2))
    assert len(lines(two, xs, ys, -0.25)) == 2
    assert lines(grid, xs, ys, 5.0) == []


def test_density_is_a_kernel_density():
    xs = ys = np.linspace(0, 10, 21)
    x, y = np.array([2.0, 7.0]), np.array([3.0, 8.0])
    found = smooth(x, y, xs, ys)
    width = 0.035 * 10
    for i, j in ((6, 4), (16, 14), (10, 10)):
        apart = (xs[j] - x) ** 2 + (ys[i] - y) ** 2
        assert found[i, j] == pytest.approx(np.exp(-apart / (2 * width**2)).mean(), abs=1e-12)


@pytest.mark.corpus
def test_the_real_corpus(real: Corpus):
    whole = select(real)
    assert near_duplicates(whole).height < 100
    table = map_clusters(whole)
    assert table["n_cluster"].sum() == 6589 and table["low"].null_count() == 0
