"""What the responses page can say of systems: overlap, pairs, groups, how they write."""

from functools import partial
from typing import Any, get_args

import streamlit as st

from analysis.figures.responses.response_group_dots import response_group_dots
from analysis.figures.responses.response_pair_dots import response_pair_dots
from analysis.figures.responses.response_score_dots import response_score_dots
from analysis.figures.responses.response_style_dots import response_style_dots
from analysis.responses.metrics import Metric
from analysis.responses.nearness_models import NEARNESS
from analysis.responses.pairs import response_pairs
from analysis.responses.scores import response_scores
from analysis.responses.sets import response_coverage, response_reported
from analysis.responses.style import response_style
from analysis.responses.variety import response_variety
from pages._ui.core.cards.card import card, table_card
from pages._ui.core.parts import layout
from pages._ui.core.parts.escape import plain
from pages._ui.core.state import cache
from pages._ui.core.state import options as state_options
from pages._ui.core.state.view import View
from pages._ui.responses.nearness import nearness
from pages._ui.responses.query import ResponseQuery

METRICS = tuple(code for code in get_args(Metric) if code != NEARNESS)
MOST = 12
GROUPS = {"topic": "topics", "fifth": "", "band": "score", "context": ""}


def scores(view: View, query: ResponseQuery) -> None:
    """How near each system comes to the gold responses, on how many of them."""
    options: dict[str, Any] = {**query.options, "items": _targets(view, query)}
    with layout.pair() as (left, right):
        with left:
            card(view, response_score_dots, **options)
        with right:
            _limits(view)
            signatures(view, query)
    table_card(view, response_coverage, **query.options)
    table_card(view, response_scores, **options)
    table_card(view, response_reported, **options)
    nearness(view, query, options)


def pairs(view: View, query: ResponseQuery) -> None:
    """Every two systems on the targets that both answered."""
    if len(query.systems) < 2:
        st.info(view.labels("responses_page.one_system"), icon=":material/info:")
        return
    options = {**query.options, **_metric(view, query, "chrf_segment")}
    if len(query.systems) > MOST:
        st.info(view.labels("responses_page.most_pairs", n=MOST), icon=":material/info:")
        options["systems"] = ",".join(query.systems[:MOST])
    card(view, response_pair_dots, **options)
    table_card(view, response_pairs, **options)
    signatures(view, query)


def groups(view: View, query: ResponseQuery) -> None:
    """One metric by topic, fifth, band or length of the context."""
    labels, has = view.labels, view.corpus.has
    codes = [code for code, needed in GROUPS.items() if not needed or has(needed)]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        by = state_options.one_of(view, "by", codes, labels("responses_page.by"), partial(labels.value, "by"))
        metric = _metric(view, query, "chrf")
    card(view, response_group_dots, **query.options, by=by, **metric)
    signatures(view, query)


def style(view: View, query: ResponseQuery) -> None:
    """How systems write, beside how the counselors did."""
    card(view, response_style_dots, **query.options)
    table_card(view, response_style, **query.options)
    table_card(view, response_variety, **query.options)


def signatures(view: View, query: ResponseQuery) -> None:
    """How BLEU, chrF and words were counted."""
    described = [f"{view.labels(f'responses_page.by_{name}')}: {text}" for name, text in query.signatures]
    st.caption("  \n".join(plain(line) for line in described))


def _metric(view: View, query: ResponseQuery, default: str) -> dict[str, Any]:
    """Which metric, as tables take it."""
    with st.container(width=230):
        code = state_options.one_of(
            view,
            "metric",
            (*METRICS, *query.models),
            view.labels("responses_page.metric"),
            partial(query.metric_in_words, labels=view.labels),
            default,
            as_list=True,
        )
    return query.metric(code)


def _targets(view: View, query: ResponseQuery) -> str:
    """All responses of each system, or only those to targets that every system answered; where it matters."""
    coverage = cache.table(view.question(response_coverage, query.options))
    if (coverage["n"] == coverage["n_shared"]).all():
        return "shared"
    labels = view.labels
    choices = ("shared", "all") if coverage["n_shared"].max() else ("all", "shared")
    return state_options.one_of(
        view, "of", choices, labels("responses_page.of"), partial(labels.value, "response_targets")
    )


def _limits(view: View) -> None:
    """What overlap with a single reference cannot tell."""
    with st.container(border=True, gap="xsmall"):
        st.markdown(f"**{view.labels('responses_page.limits')}**")
        st.markdown(view.labels("responses_page.limits_text"))
