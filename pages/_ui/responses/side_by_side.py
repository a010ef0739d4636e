"""One item whole, in one component: the context as a chat, then gold and systems in columns that line up.

What was said and written is set as text and nothing else.
"""

from collections import Counter
from pathlib import Path
from typing import Any, get_args

import polars as pl
import streamlit as st

from analysis.core.text.safe_text import pieces
from analysis.display.metrics import metric_in_words
from analysis.figures.kit.theme import THEMES
from analysis.labels import Labels
from analysis.responses.item import response_words
from analysis.responses.metrics import SCALE, Segment
from data.core.problems import Missing
from pages._ui.core.parts import layout
from pages._ui.core.state import cache, options
from pages._ui.core.state.view import View

HERE = Path(__file__).parent
HTML = '<div class="item"></div>'
CSS = (HERE / "side_by_side.css").read_text("utf-8")
JS = (HERE / "side_by_side.js").read_text("utf-8")
MOST = 8
SCORES = {name: SCALE[name] for name in get_args(Segment) if name in SCALE}
MANNERS = ("question", "backchannel", "empathy")
SHARES = ("repetition", "copied", "edits")
MARKS = {
    "light": {"ins": "#DDEBE5", "ins-edge": "#2F6F73", "del": "#8A5A4E"},
    "dark": {"ins": "#1E3B38", "ins-edge": "#6FB7B3", "del": "#D3A08F"},
}


def beside(view: View, rows: pl.DataFrame, one: dict[str, Any]) -> None:
    """Draw the item; the words that differ from gold's are marked when that is asked for."""
    words: dict[str, pl.DataFrame] = {}
    if is_marked() and rows.filter(part="gold")["text"].str.contains(r"\S").all():
        try:
            for system in rows.filter(part="response")["system"].head(MOST):
                words[system] = cache.table(view.question(response_words, {**_of(one), "system": system}))
        except Missing as missing:
            layout.lacking(view, missing)
    show = st.components.v2.component("responses_beside", html=HTML, css=CSS, js=JS)
    show(data=payload(view, rows, words), key=view.key("beside"), height="content")
    if words:
        st.caption(view.labels("responses_page.diff_about"))


def _of(one: dict[str, Any]) -> dict[str, Any]:
    return {name: one[name] for name in ("dialogue", "position", "responses")}


def is_marked() -> bool:
    """Whether the address asks for the words that differ."""
    return options.option("diff", "") == "1"


def payload(view: View, rows: pl.DataFrame, words: dict[str, pl.DataFrame]) -> dict[str, Any]:
    """What the component draws: texts, numbers, and the words around them."""
    labels, theme = view.labels, THEMES[view.theme]
    parts = {str(part[0]): part_rows for part, part_rows in rows.group_by("part", maintain_order=True)}
    context = [_turn(row, labels) for row in _of_part(parts, "context") if row["text"].strip()]
    gold = [_gold(row, parts, labels) for row in _of_part(parts, "gold")]
    answers = _of_part(parts, "response")[:MOST]
    best = {name: _highest([row[name] for row in answers]) for name in SCORES}
    systems = [_answer(row, parts, best, words.get(row["system"]), labels) for row in answers]
    for number, one in enumerate(systems):
        one["colour"] = theme.series[number % len(theme.series)]
    return {
        "id": ".".join(map(str, rows.filter(part="gold").select("position").row(0))) + str(len(context)),
        "lang": view.corpus.manifest.card.language or next(iter(view.corpus.manifest.languages), ""),
        "colours": {"counselor": theme.series[0], "client": theme.series[1], **MARKS[view.theme]},
        "context": context,
        "columns": [*gold, *systems],
        "words": {
            "context": labels("responses_page.context", n=len(context)),
            "beside": labels("title.response_item"),
            "edited": labels("part.edited"),
            "continuation": labels("part.continuation"),
            "original": labels("part.original"),
            "empty": labels("responses_page.empty_text"),
        },
    }


def _of_part(parts: dict[str, pl.DataFrame], name: str, system: str | None = None) -> list[dict[str, Any]]:
    part_rows = parts.get(name)
    if part_rows is None:
        return []
    return list((part_rows if system is None else part_rows.filter(system=system)).iter_rows(named=True))


def _turn(row: dict[str, Any], labels: Labels) -> dict[str, Any]:
    return {"role": row["role"], "name": labels.value("role", row["role"]), "said": _pieces(row["text"], labels)}


def _pieces(text: str, labels: Labels, kind: str = "") -> list[list[str]]:
    """A text with a sign for every character in it that could not be seen."""
    return [
        [piece.kind, piece.text, labels("reader.control", code=piece.code)]
        if piece.kind == "control"
        else [kind, piece.text]
        for piece in pieces(text)
    ]


def _gold(row: dict[str, Any], parts: dict[str, pl.DataFrame], labels: Labels) -> dict[str, Any]:
    later = [_turn(turn, labels) for turn in _of_part(parts, "original")]
    turns_of = Counter(turn["system"] for turn in _of_part(parts, "continuation"))
    there = bool(row["text"].strip())
    return {
        "name": labels("part.gold"),
        "gold": True,
        "said": _pieces(row["text"] if there else labels("responses_page.gold_lacking"), labels),
        "scores": [],
        "facts": _facts(row, labels) if there else [],
        "later": later[1 : 2 + max(turns_of.values(), default=0)],
        "later_name": labels("part.original"),
    }


def _answer(
    row: dict[str, Any],
    parts: dict[str, pl.DataFrame],
    best: dict[str, float | None],
    words: pl.DataFrame | None,
    labels: Labels,
) -> dict[str, Any]:
    system = row["system"]
    turns = _of_part(parts, "continuation", system)
    begun = bool(turns) and turns[0]["text"].strip() == row["text"].strip()
    later = [_turn(turn, labels) for turn in turns[begun:]]
    return {
        "name": system,
        "said": _pieces(row["text"], labels) if words is None else _compared(words, row["text"], labels),
        "scores": [
            {
                "name": labels.value("metric", name),
                "value": labels.number(None if row[name] is None else row[name] * scale, 1),
                "best": row[name] is not None and row[name] == best[name],
            }
            for name, scale in SCORES.items()
        ],
        "facts": [*_facts(row, labels), *_measured(parts, system, labels)],
        "edited": [_pieces(edited["text"], labels) for edited in _of_part(parts, "edited", system)],
        "later": later,
        "later_name": labels("part.continuation"),
    }


def _compared(words: pl.DataFrame, text: str, labels: Labels) -> list[list[str]]:
    """The response with its own words and those only gold has, and what was too long to compare as it is."""
    parts = []
    read = 0
    for change, gold, response in words.iter_rows():
        kind = {"same": "", "gold": "del", "response": "ins"}[change]
        parts += _pieces(gold if change == "gold" else response, labels, kind)
        read += len(response)
    return [*parts, *_pieces(text[read:], labels)] if read < len(text) else parts


def _facts(row: dict[str, Any], labels: Labels) -> list[str]:
    """Length, manners, repetition and copying, what was edited and foretold: only what is there."""
    facts = [labels("responses_page.chars", n=labels.number(row["chars"]))]
    facts += [labels.column(name) for name in MANNERS if row[name]]
    facts += [f"{labels.column(name)} {labels.percent(row[name], 0)}" for name in SHARES if row[name]]
    if row["outcome"] is not None:
        facts.append(f"{labels.column('outcome')} {labels.number(row['outcome'])}")
    return facts


def _measured(parts: dict[str, pl.DataFrame], system: str, labels: Labels) -> list[str]:
    """What models said of it, each by its name."""
    measured = ((row["text"], row["nearness"]) for row in _of_part(parts, "measured", system))
    return [f"{metric_in_words(model, labels)} {labels.number(100 * value, 1)}" for model, value in measured]


def _highest(values: list[float | None]) -> float | None:
    """The highest where there is something to be higher than."""
    known = [value for value in values if value is not None]
    return max(known) if len(known) > 1 and max(known) > min(known) else None
