"""Whose words are counted, which, in which units, and without which stop words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, get_args

import streamlit as st

from analysis.core.conditions.labelled import LabelCodec
from analysis.core.text.lexicon import Role, Unit, Words, language
from analysis.core.text.stop_words import AUTO, GROUPS, stop_words, word_groups
from analysis.display.filters import label
from data.core.problems import Missing
from data.tokens.tokenizers import JAPANESE
from pages._ui.core.parts.escape import plain
from pages._ui.core.parts.templates import templates
from pages._ui.core.state import options
from pages._ui.core.state.view import View
from pages._ui.words import contrast

WITH_CODES = ("frequency", "ngrams")
WITH_LISTS = ("frequency", "keyness", "ngrams", "word", "relations")
WITHOUT_TEMPLATES = ("relations",)


@dataclass(frozen=True)
class Settings:
    """Options that the tables of many words share."""

    role: str
    words: str
    stop: str
    unit: str
    codes: str = ""
    templates: bool = True

    @property
    def options(self) -> Mapping[str, Any]:
        """The settings as options of a table."""
        return {**self.listed, "templates": self.templates}

    @property
    def listed(self) -> Mapping[str, Any]:
        """Which words, whose, in which unit."""
        return {"words": self.words, "stop": self.stop, "role": self.role, "unit": self.unit}

    @property
    def counted(self) -> Mapping[str, Any]:
        """The unit of a word, and whether templates count: of every table of the page."""
        return {"unit": self.unit, "templates": self.templates}

    @property
    def within(self) -> Mapping[str, Any]:
        """The same with the label that utterances must have, of the tables that take one."""
        return {**self.options, "codes": self.codes}


def choose(view: View, part: str) -> Settings:
    """Widgets for the settings that a part of the page uses."""
    labels = view.labels
    with st.container(horizontal=True, vertical_alignment="bottom"):
        role = options.one_of(
            view, "role", get_args(Role), labels("words_page.role"), partial(labels.value, "speaks")
        )
        unit = _unit(view)
        words, stop = "content", AUTO
        if part in WITH_LISTS:
            words = options.one_of(
                view, "words", get_args(Words), labels("words_page.words"), partial(labels.value, "kind")
            )
            stop = _stop(view)
        codes = _within(view) if part in WITH_CODES else ""
        counted = part in WITHOUT_TEMPLATES or templates(view)
    return Settings(role, words, stop, unit, codes, counted)


def _within(view: View) -> str:
    """The label whose utterances are counted; nothing to choose where no code was given."""
    labels, given = view.labels, contrast.codes(view)
    if not given or (view.other is not None and view.other.corpus.id != view.corpus.id):
        return ""
    return options.one_of(
        view,
        "codes",
        ["", *given],
        labels("words_page.within"),
        lambda code: label(LabelCodec().read(code), labels) if code else labels("words_page.within_all"),
        as_list=True,
    )


def comparable(view: View) -> View:
    """The view without a cohort B whose corpus has not been tokenized, and a note on it."""
    if view.other is None:
        return view
    try:
        _ = view.other.corpus.tokens
    except Missing as missing:
        st.info(plain(view.labels("words_page.b_lacks", corpus=missing.corpus)), icon=":material/info:")
        return replace(view, other=None)
    return view


def tokenizer(view: View) -> None:
    """A line on what the texts were tokenized by."""
    about = view.corpus.tokens.about
    st.caption(plain(view.labels(f"words_page.made_with.{about['tokenizer']}", about=about["about"])))


def _unit(view: View) -> str:
    """Short words or compound nouns, where the tokenizer knows nouns."""
    if all(s.corpus.tokens.about["tokenizer"] != JAPANESE for s in (view.selection, view.other) if s is not None):
        return "short"
    labels = view.labels
    return options.one_of(
        view,
        "unit",
        get_args(Unit),
        labels("words_page.unit"),
        partial(labels.value, "word_unit"),
        help_text=labels("words_page.unit_help"),
        resets=("page",),
    )


def _stop(view: View) -> str:
    """The stop words: the language's list until it is edited; ``-`` in the address is an empty list."""
    labels = view.labels
    written = options.option("stop", AUTO)
    stop = "" if written == "-" else written
    groups = word_groups(stop)
    listed = stop_words(stop, language(view.selection.corpus))
    standard = " ".join(stop_words(AUTO, language(view.selection.corpus)))

    def change(text: str) -> dict[str, str]:
        words = " ".join(stop_words(text, "")) if text.strip() != AUTO else AUTO
        return spelt(AUTO if words == standard else words, groups)

    def spelt(words: str, hidden: Sequence[str]) -> dict[str, str]:
        whole = " ".join(filter(None, (words, *hidden)))
        return {"stop": "" if whole == AUTO else whole or "-"}

    def switch(group: str) -> None:
        hidden = tuple(name for name in GROUPS if (name in groups) != (name == group))
        options.go(spelt(AUTO if listed_as == standard else listed_as, hidden))

    listed_as = " ".join(listed)
    with st.popover(labels("words_page.stop", n=len(listed)), icon=":material/filter_alt:"):
        st.text_area(
            labels("words_page.stop", n=len(listed)),
            help=labels("words_page.stop_help"),
            height=260,
            width=460,
            **options.follow(view, "stop", listed_as, change),
        )
        for group in GROUPS:
            st.toggle(
                labels(f"words_page.hide.{group}"),
                value=group in groups,
                key=view.key(f"stop.{group}.{group in groups}"),
                on_change=switch,
                args=(group,),
            )
        st.button(
            labels("words_page.stop_reset"),
            type="tertiary",
            disabled=stop == AUTO,
            key=view.key("stop.reset"),
            on_click=options.go,
            args=({"stop": ""},),
        )
    return stop
