"""Figures of the map: context, cohorts, names, panels."""

import json

import polars as pl
import pytest

from analysis.core.compare import both
from analysis.core.query.filter import Filter
from analysis.core.query.selection import select
from analysis.figures.kit.theme import DARK, LIGHT, PRINT, Theme
from analysis.figures.kit.topic_looks import topic_looks
from analysis.figures.map.map_density import map_density
from analysis.figures.map.map_marks import hover, plane, scale, size
from analysis.figures.map.map_names import shorter
from analysis.figures.map.map_panels import map_panels
from analysis.figures.map.map_scatter import map_scatter
from analysis.figures.topics.topic_bars import topic_bars
from analysis.figures.topics.topic_sunburst import topic_sunburst
from analysis.labels import Labels
from analysis.map.points import map_points
from analysis.topics.counts import topic_counts
from analysis.topics.tree import topic_tree
from data.corpus import Corpus


def drawn(figure) -> dict:
    return json.loads(figure.to_json())


def test_the_scatter_keeps_the_rest_as_context(demo_ja: Corpus):
    chosen = select(demo_ja, Filter(topics=("school", "family")))
    figure = drawn(map_scatter(map_points(chosen), labels=Labels("en")))
    traces = figure["data"]
    assert [trace["type"] for trace in traces] == ["scattergl"] * 3
    paper = drawn(map_scatter(map_points(chosen), labels=Labels("en"), theme=PRINT))["layout"]
    assert paper["legend"]["title"]["text"] == f"Gray: not selected ({66 - chosen.n_dialogues})"
    assert paper["showlegend"] and not figure["layout"]["showlegend"]
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
    very = pl.lit("長い名前" * 50)
    long = points.with_columns(topic_main=very, map_group=very, coloured_by=pl.lit("topic"))
    (name,) = drawn(map_scatter(long, labels=Labels("ja")))["layout"]["annotations"]
    assert name["text"].endswith("…") and len(name["text"]) < 30
    assert shorter("3 学校・友達・先生", 75) == "3 学校" and shorter("3 学校・友達", 200) == "3 学校・友達"


@pytest.mark.parametrize("theme", [LIGHT, DARK, PRINT], ids=lambda theme: theme.name)
def test_a_topic_has_one_colour_in_every_figure_and_selection(demo_ja: Corpus, theme: Theme):
    wanted = topic_looks(theme, demo_ja.dialogues["topic_main"])
    for chosen in (Filter(), Filter(topics=("school", "family"))):
        selection = select(demo_ja, chosen)
        codes = set(selection.dialogues["topic_main"])
        name = {code: Labels("en").value("topic", code) for code in codes}
        points = map_points(selection)
        for draw in (map_scatter, map_panels):
            traces = draw(points, labels=Labels("en"), theme=theme).data
            seen = {t.name.rsplit(" (", 1)[0]: t.marker.color for t in traces if t.name}
            assert seen == {name[code]: wanted[code][0] for code in codes}, draw.__name__
        counts = topic_counts(selection)
        (bars,) = topic_bars(counts, labels=Labels("en"), theme=theme).data
        assert list(bars.marker.line.color) == [wanted[code][0] for code in counts["topic_main"]]
        rings = topic_sunburst(topic_tree(selection), labels=Labels("en"), theme=theme).data[0]
        colours = dict(zip(rings.labels, rings.marker.colors, strict=True))
        assert all(colours[name[code]] == wanted[code][0] for code in codes)


def test_two_dialogues_have_room(demo_ja: Corpus):
    two = map_points(select(demo_ja)).head(2).with_columns(x=pl.Series([0.0, 10.0]), y=pl.lit(1.0))
    assert size(LIGHT, 2) > size(LIGHT, 6_589) == size(LIGHT) > size(LIGHT, 60_000) > 2
    x, y = plane(two)
    assert x["range"] == pytest.approx([-0.4, 10.4]) and y["range"] == pytest.approx([-1, 3])


def test_a_ramp_changes_where_the_values_are():
    crowded = pl.Series([0.0] + [80 + i / 10 for i in range(200)])
    places = [place for place, _ in scale(LIGHT, crowded)]
    assert places[0] == 0 and places[-1] == 1 and places[1] > 0.8 and places == sorted(set(places))
    assert [place for place, _ in scale(LIGHT, pl.Series([1.0, 2.0]))] == [0, 0.2, 0.4, 0.6, 0.8, 1]


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
