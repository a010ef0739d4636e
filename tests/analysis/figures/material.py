"""Figures as the browser gets them, drawn from the first demo that holds their data."""

import contextlib
import json
import re

import pytest

from analysis.core.errors import Absent
from analysis.core.query.filter import Filter
from analysis.core.query.selection import select
from analysis.core.registry import FIGURES
from analysis.figures.kit.theme import THEMES
from analysis.labels import TEXTS, Labels, Language
from data.core.problems import Missing
from data.corpus import Corpus
from tests.analysis.answers import answer

JAPANESE = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]+")
NAMES = {ja for ja, en in TEXTS.values() if ja == en} | {
    *("demo-yorisoi", "demo-jogen", "demo-kogata", "demo-yosoku", "demo-amai", "demo-ja", "demo-en"),
    *("gold", "評定者A", "評定者B", "模擬judge"),
}


def home_of(name: str, demos: list[Corpus]) -> Corpus:
    """The first demo that holds what a figure is drawn from."""
    for demo in demos:
        with contextlib.suppress(Absent, Missing):
            answer(FIGURES[name].table, select(demo))
            return demo
    raise AssertionError(f"{name} can be drawn from neither demo")


def drawn(demo: Corpus, name: str, wanted: Filter, lang: Language, theme: str, **options) -> dict:
    """The figure as the browser gets it."""
    entry = FIGURES[name]
    table = answer(entry.table, select(demo, wanted), **options)
    figure = entry.function(table, labels=Labels(lang), theme=THEMES[theme])
    return json.loads(figure.to_json(), parse_constant=lambda word: pytest.fail(f"{name} holds {word}"))
