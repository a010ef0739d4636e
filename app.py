"""Home: what the corpus holds, and what one can do here."""

from analysis.corpus.overview import overview
from analysis.corpus.quality import data_quality
from analysis.figures.corpus.collection_bars import collection_bars
from analysis.figures.corpus.session_duration_histogram import session_duration_histogram
from analysis.figures.topics.topic_bars import topic_bars
from pages._ui.cards.card import card, table_card
from pages._ui.frame import page
from pages._ui.frame.guide import can_do
from pages._ui.parts import deferred, layout, metrics

with page.around("home") as view:
    metrics.row(view)
    deferred.wait("figures", first=True)
    with layout.pair() as (left, right):
        with left:
            table_card(view, overview)
        with right:
            card(view, topic_bars)
    if view.corpus.has("times"):
        with layout.pair() as (left, right):
            with left:
                card(view, session_duration_histogram)
            with right:
                card(view, collection_bars)
    else:
        layout.absent(view, "times")
    table_card(view, data_quality)
    can_do(view)
