"""Topics: how often each occurs, how it was rated, what it is made of, and who stands behind it."""

import streamlit as st

from analysis.figures.sub_topic_bars import sub_topic_bars
from analysis.figures.topic_bars import topic_bars
from analysis.figures.topic_group_cells import topic_group_cells
from analysis.figures.topic_person_dots import topic_person_dots
from analysis.figures.topic_score_dots import topic_score_dots
from analysis.figures.topic_sunburst import topic_sunburst
from analysis.machine_labels import by_machine
from analysis.sub_topics import sub_topic_clusters, sub_topics
from analysis.topic_pairs import topic_pairs
from analysis.topic_persons import topic_persons
from pages._ui import cache, choices, layout, shell
from pages._ui.card import card, table_card
from pages._ui.plain import plain

view = shell.page("topics")
labels, has = view.labels, view.corpus.has

if not has("topics"):
    layout.absent(view, "topics")
    st.stop()
if origin := by_machine(labels, "topics.machine", [view.corpus.manifest.card]):
    st.caption(plain(origin))
with layout.pair() as (left, right):
    with left:
        card(view, topic_sunburst)
    with right:
        card(view, topic_bars)

GROUPS = {"band": "score", "year": "times", "minutes": "times", "utterances": "topics"}
there = {
    "scores": has("score"),
    "groups": True,
    "sub": bool(view.corpus.dialogues["topic_sub"].count()),
    "persons": has("persons"),
}
opened = choices.tabs(view, {code: labels(f"topics.tab.{code}") for code, is_there in there.items() if is_there})

if "scores" in opened:
    with opened["scores"]:
        measure = "item_sum"
        if has("feedback"):
            codes = ("item_sum", "score")
            measure = choices.one_of(
                view, "measure", codes, labels("topics.measure"), lambda code: labels.value("measure", code)
            )
        st.caption(labels("topics.compare_note"))
        card(view, topic_score_dots, measure=measure)
        table_card(view, topic_pairs, measure=measure)

if "groups" in opened:
    with opened["groups"]:
        groups = [code for code, needed in GROUPS.items() if has(needed)]
        by = choices.one_of(view, "by", groups, labels("topics.by"), lambda code: labels.value("by", code))
        card(view, topic_group_cells, by=by)

if "sub" in opened:
    with opened["sub"]:
        find = choices.words(view, "find", labels("topics.find"), labels("topics.find_hint"))
        if find:
            found = cache.table(sub_topics, view.selection, {"find": find})
            n = labels.number(found.height), labels.number(int(found["n_dialogues"].sum()))
            st.caption(labels("topics.found", n=n[0], dialogues=n[1]))
        table_card(view, sub_topics, find=find)
        card(view, sub_topic_bars)
        table_card(view, sub_topic_clusters)

if "persons" in opened:
    with opened["persons"]:
        card(view, topic_person_dots)
        table_card(view, topic_persons)
