"""The table of dialogues: its columns, and rows that become a selection."""

from analysis.core.query.filter import Filter
from analysis.core.query.selection import Selection, select
from analysis.dialogues.listing import dialogue_list
from data.corpus import Corpus
from tests.pages.app import key, keys, labels, opened
from tests.pages.dialogues.page import dialogues, frame, lines


def chosen(corpus: Corpus, **asked: str) -> Selection:
    return select(corpus, Filter.from_query(asked)[0])


def test_the_table_of_dialogues(demo_ja: Corpus):
    at = dialogues(text="仕事", topics="workplace", **{"o.show": "dialogues"})
    shown = at.dataframe[0].value
    listed = dialogue_list(chosen(demo_ja, text="仕事", topics="workplace"))
    words = labels("ja")
    assert shown[words.column("dialogue_id")].to_list() == listed["dialogue_id"].to_list()
    assert shown[words.column("n_hits")].to_list() == listed["n_hits"].to_list()
    assert shown[words("list.open")][0].startswith("reader?") and "dialogue=" in shown[words("list.open")][0]
    assert not lines(at)


def test_without_a_search_the_table_says_nothing_of_hits():
    words = labels("en")
    at = dialogues(lang="en")
    columns = list(at.dataframe[0].value.columns)
    assert words.column("topic_main") in columns and words.column("n_hits") not in columns
    at = opened("dialogues", lang="en", corpus="demo-en")
    columns = list(at.dataframe[0].value.columns)
    assert words.column("started_at") not in columns and words.column("dialogue_id") in columns


def test_selected_rows_become_the_selection(demo_ja: Corpus):
    at = dialogues()
    table = next(name for name in keys(at) if name.startswith("list."))
    at.session_state[key(at, table)] = {"selection": {"rows": [4, 0, 5], "columns": [], "cells": []}}
    at.run()
    ids = demo_ja.dialogues["dialogue_id"]
    at.button(key=key(at, "list.only")).click().run()
    assert chosen(demo_ja, id=frame(at)["id"]).dialogue_ids.to_list() == sorted([ids[0], ids[4], ids[5]])
