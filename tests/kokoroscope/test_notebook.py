"""The names that a notebook imports give what pages and command line give."""

import plotly.graph_objects as go
import pytest
from polars.testing import assert_frame_equal

from analysis.core.compare import both
from analysis.topics.counts import topic_counts, topic_scores
from data.core.problems import UserError
from data.corpus import Corpus
from kokoroscope import Filter, __version__, figure, select, table


def test_a_table_is_the_registered_one(demo_ja: Corpus):
    chosen, notes = Filter.from_query("score=40-98")
    selection, others = select(demo_ja, chosen), select(demo_ja, Filter())
    assert not notes
    assert_frame_equal(table("topic_scores", selection, measure="score"), topic_scores(selection, measure="score"))
    assert_frame_equal(table("topic_counts", selection, others), both(topic_counts, selection, others))


def test_a_figure_is_drawn_in_either_language(demo_ja: Corpus):
    selection = select(demo_ja, Filter())
    drawn = [figure("topic_bars", selection, lang=lang) for lang in ("ja", "en")]
    assert all(isinstance(one, go.Figure) for one in drawn)
    assert "職場問題" in str(drawn[0].to_dict()) and "Workplace" in str(drawn[1].to_dict())


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (lambda chosen: table("nothing", chosen), "no table 'nothing'"),
        (lambda chosen: figure("nothing", chosen), "no figure 'nothing'"),
        (lambda chosen: figure("topic_bars", chosen, lang="fr"), "no language 'fr'; there are: ja, en"),
        (lambda chosen: figure("topic_bars", chosen, theme="red"), "no theme 'red'; there are: light, dark"),
    ],
)
def test_an_unknown_name_is_told_with_those_that_are_there(demo_ja: Corpus, call, told: str):
    with pytest.raises(UserError, match=told):
        call(select(demo_ja, Filter()))


def test_the_version_is_the_projects():
    from data.core.version import VERSION

    assert __version__ == VERSION
