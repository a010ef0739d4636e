"""Figures of the map: context, cohorts, names, panels."""

import json

import polars as pl

from analysis.core.compare import both
from analysis.core.query.filter import Filter
from analysis.core.query.selection import select
from analysis.figures.map.map_density import map_density
from analysis.figures.map.map_marks import hover
from analysis.figures.map.map_names import shorter
from analysis.figures.map.map_panels import map_panels
from analysis.figures.map.map_scatter import map_scatter
from analysis.labels import Labels
from analysis.map.points import map_points
from data.corpus import Corpus


def drawn(figure) -> dict:
    return json.loads(figure.to_json())


def test_the_scatter_keeps_the_rest_as_context(demo_ja: Corpus):
    chosen = select(demo_ja, Filter(topics=("school", "family")))
    figure = drawn(map_scatter(map_points(chosen), labels=Labels("en")))
    traces = figure["data"]
    assert [trace["type"] for trace in traces] == ["scattergl"] * 3
    assert figure["layout"]["legend"]["title"]["text"] == f"Gray: not selected ({66 - chosen.n_dialogues})"
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
