"""Coding rules: edited with live counts, by group, together, and where they apply."""

from functools import partial

import streamlit as st

from analysis.core.conditions.rule_file import RuleError, read_rules
from analysis.core.scoring.score_residuals import OUTCOMES
from analysis.figures.rules.code_share_dots import code_share_dots
from analysis.rules.code_scores import code_scores
from analysis.rules.codes import code_pairs, code_shares
from analysis.rules.labels import rule_masks
from analysis.rules.lines import code_lines
from pages._ui.coding import machine
from pages._ui.core.cards.card import card, table_card
from pages._ui.core.parts import messages
from pages._ui.core.parts.escape import plain
from pages._ui.core.state import options
from pages._ui.frame import page
from pages._ui.rules import editor, search, settings
from pages._ui.words import build

view = page.page("rules")
labels = view.labels

if not build.is_tokenized(view):
    st.stop()
text = editor.rules(view)
chosen = settings.choose(view)
try:
    codes = [code.name for code in read_rules(text)]
    if not codes:
        st.info(labels("rules.none"), icon=":material/info:")
        st.stop()
    with_groups = {"rules": text, **chosen, **settings.groups(view)}
    card(view, code_share_dots, **with_groups)
    table_card(view, code_shares, **with_groups)
    if len(codes) > 1:
        table_card(view, code_pairs, rules=text, **chosen)
    if view.corpus.has("feedback"):
        outcome = options.one_of(
            view, "outcome", OUTCOMES, labels("relations.outcome"), partial(labels.value, "outcome")
        )
        table_card(view, code_scores, rules=text, outcome=outcome, **chosen)
    code = options.one_of(view, "code", codes, labels("rules.code"), partial(labels.value, "code"), as_list=True)
    table_card(view, code_lines, rules=text, code=code, **chosen)
    search.offered(view, text, code)
    machine.rules(view, "rules", text, partial(rule_masks, view.corpus, text, chosen["role"]))
except RuleError as error:
    st.warning(plain(messages.raised(labels, error)), icon=":material/info:")
