"""Home: what the corpus holds, and what one can do here."""

from analysis.figures.collection_bars import collection_bars
from analysis.figures.session_duration_histogram import session_duration_histogram
from analysis.figures.topic_bars import topic_bars
from analysis.overview import overview
from analysis.quality import data_quality
from pages._ui import later, layout, metrics, shell
from pages._ui.card import card, table_card
from pages._ui.guide import can_do

with shell.around("home") as view:
    metrics.row(view)
    later.wait("figures", first=True)
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
