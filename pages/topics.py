"""Topics: how often each occurs, how it was rated, what it is made of, and who stands behind it."""

import streamlit as st

from analysis.display.provenance import by_machine
from analysis.figures.topics.sub_topic_bars import sub_topic_bars
from analysis.figures.topics.topic_bars import topic_bars
from analysis.figures.topics.topic_group_cells import topic_group_cells
from analysis.figures.topics.topic_person_dots import topic_person_dots
from analysis.figures.topics.topic_score_dots import topic_score_dots
from analysis.figures.topics.topic_sunburst import topic_sunburst
from analysis.topics.pairs import topic_pairs
from analysis.topics.persons import topic_persons
from analysis.topics.sub_topics import sub_topic_clusters, sub_topics
from pages._ui.core.cards.card import card, table_card
from pages._ui.core.parts import layout
from pages._ui.core.parts.escape import plain
from pages._ui.core.state import cache, options
from pages._ui.frame import page

view = page.page("topics")
labels, has = view.labels, view.corpus.has

if not has("topics"):
    layout.absent_whole(view, "topics")
    st.stop()
if origin := by_machine(labels, "topics.machine", [view.corpus.manifest.card]):
    st.caption(plain(origin))
GROUPS = {"band": "score", "year": "times", "minutes": "times", "utterances": "topics"}
there = {
    "shares": True,
    "scores": has("score"),
    "groups": True,
    "sub": bool(view.corpus.dialogues["topic_sub"].count()),
    "persons": has("persons"),
}
opened = options.tabs(view, {code: labels(f"topics.tab.{code}") for code, is_there in there.items() if is_there})

if "shares" in opened:
    with opened["shares"], layout.pair() as (left, right):
        with left:
            card(view, topic_sunburst)
        with right:
            card(view, topic_bars)

if "scores" in opened:
    with opened["scores"]:
        measure = "item_sum"
        if has("feedback"):
            codes = ("item_sum", "score")
            measure = options.one_of(
                view, "measure", codes, labels("topics.measure"), lambda code: labels.value("measure", code)
            )
        st.caption(labels("topics.compare_note"))
        card(view, topic_score_dots, measure=measure)
        table_card(view, topic_pairs, measure=measure)

if "groups" in opened:
    with opened["groups"]:
        groups = [code for code, needed in GROUPS.items() if has(needed)]
        by = options.one_of(view, "by", groups, labels("topics.by"), lambda code: labels.value("by", code))
        card(view, topic_group_cells, by=by)

if "sub" in opened:
    with opened["sub"]:
        find = options.words(view, "find", labels("topics.find"), labels("topics.find_hint"))
        if find:
            found = cache.table(view.question(sub_topics, {"find": find}))
            n = labels.number(found.height), labels.number(int(found["n_dialogues"].sum()))
            st.caption(labels("topics.found", n=n[0], dialogues=n[1]))
        table_card(view, sub_topics, find=find)
        card(view, sub_topic_bars)
        table_card(view, sub_topic_clusters)

if "persons" in opened:
    with opened["persons"]:
        card(view, topic_person_dots)
        table_card(view, topic_persons)
