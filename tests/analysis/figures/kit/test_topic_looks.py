"""A topic has one colour in every figure, whatever is selected."""

import pytest

from analysis.core.query.filter import Filter
from analysis.core.query.selection import select
from analysis.figures.kit.theme import DARK, LIGHT, Theme
from analysis.figures.kit.topic_looks import KNOWN, topic_looks
from analysis.figures.map.map_scatter import map_scatter
from analysis.figures.topics.topic_sunburst import topic_sunburst
from analysis.labels import Labels
from analysis.map.points import map_points
from analysis.topics.tree import topic_tree
from data.corpus import Corpus


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_known_topics_differ_and_others_come_after_them(theme: Theme):
    looks = topic_looks(theme, ["b", None, "a", KNOWN[0]])
    assert len({looks[topic] for topic in KNOWN}) == len(KNOWN)
    assert (looks["a"], looks["b"]) == (theme.group(len(KNOWN)), theme.group(len(KNOWN) + 1))


def test_a_topic_has_the_same_colour_on_the_map_and_in_the_ring_and_under_a_selection(demo_ja: Corpus):
    labels, expected = Labels("en"), topic_looks(LIGHT, demo_ja.manifest.topics)
    words = {labels.value("topic", topic): look for topic, look in expected.items()}
    for chosen in (select(demo_ja), select(demo_ja, Filter(score=(0, 60)))):
        drawn = map_scatter(map_points(chosen, by="topic"), labels=labels, theme=LIGHT)
        seen = {trace.name.rsplit(" (", 1)[0]: trace.marker.color for trace in drawn.data if trace.name}
        assert len(seen) > 3
        assert {name: colour for name, colour in seen.items() if name in words} == {
            name: words[name][0] for name in seen if name in words
        }
    (ring,) = topic_sunburst(topic_tree(select(demo_ja)), labels=labels, theme=LIGHT).data
    mains = {
        name: colour
        for name, parent, colour in zip(ring.labels, ring.parents, ring.marker.colors, strict=True)
        if not parent
    }
    assert mains == {name: words[name][0] for name in mains}
