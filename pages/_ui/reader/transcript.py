"""The dialogue itself: every line in one component, in which foreign text is set as text and nothing else."""

from datetime import datetime
from math import log2
from pathlib import Path
from typing import Any

import orjson
import polars as pl
import streamlit as st

from analysis.core.query import highlights
from analysis.core.query.highlights import Highlights
from analysis.core.text.safe_text import Piece, StyledSpan, pieces
from analysis.export.documents.quotation_text import as_text
from analysis.figures.kit.theme import THEMES
from analysis.labels import Labels
from analysis.reader.codes import codes_of
from analysis.reader.dialogue import SILENCE_S, dialogue_lines
from data.kept.marks import Mark
from data.kept.quotes import Quote
from pages._ui.core.state import cache, options
from pages._ui.kept import basket
from pages._ui.reader import marks, quotation
from pages._ui.reader.display import Display
from pages._ui.reader.state import Reading
from pages._ui.reader.translation import Beside

HERE = Path(__file__).parent
HTML = '<div class="reader"></div>'
CSS = (HERE / "transcript.css").read_text("utf-8")
JS = "".join((HERE / name).read_text("utf-8") for name in ("lines.js", "transcript.js"))
HIT = {"light": ("#FBE7A1", "#D9A400"), "dark": ("#5C4A10", "#C79A2A")}
WORDS = (
    "conversation",
    "hits",
    "hits_of",
    "no_hits",
    "keys",
    "line",
    "next_hit",
    "next_line",
    "previous_hit",
    "previous_line",
)
KEPT_WORDS = {
    "copy": "basket.copy",
    "copied": "basket.copied",
    "add": "basket.add",
    "added": "basket.added",
}
MINUTE, HOUR = 60, 3600


def chat(reading: Reading, shown: Display, chosen: list[int]) -> None:
    """Draw the dialogue; utterances that are chosen in it go into the URL."""
    view = reading.view
    show = st.components.v2.component("dialogue_chat", html=HTML, css=CSS, js=JS)
    key = view.key("chat")

    def choose() -> None:
        options.go({"lines": str(st.session_state[key].lines or "")})

    def reach() -> None:
        st.query_params.update(dialogue=str(reading.id), at=str(st.session_state[key].at))

    def star() -> None:
        position, starred = orjson.loads(str(st.session_state[key].star))
        marks.star(reading, int(position), starred=bool(starred))

    def quote() -> None:
        lines, wanted = orjson.loads(str(st.session_state[key].quote))
        kept = Quote(view.corpus.id, reading.id, str(lines))
        (basket.add if wanted else basket.remove)(view, kept)

    show(
        data=payload(reading, shown, chosen),
        key=key,
        on_lines_change=choose,
        on_at_change=reach,
        on_star_change=star,
        on_quote_change=quote,
        height="content",
    )


def payload(reading: Reading, shown: Display, chosen: list[int]) -> dict[str, Any]:
    """What the component draws: only texts, numbers and the words around them."""
    view, labels = reading.view, reading.view.labels
    lines = cache.table(view.question(dialogue_lines, reading.options))
    where = reading.place.lines(lines)
    hits = highlights.highlights(where, view.selection.filter)
    marked = shown.highlighted
    words = highlights.word_spans(where, marked) if marked else [[] for _ in range(lines.height)]
    theme = THEMES[view.theme]
    fill, edge = HIT[view.theme]
    kept = {mark.position: mark for mark in marks.of(reading)}
    codes = {row["position"]: row for row in codes_of(view.corpus, reading.id, shown.codes).iter_rows(named=True)}
    return {
        "id": reading.id,
        "at": reading.at,
        "merged": shown.by_turn,
        "chosen": chosen,
        "quote": _quote(reading, shown.parallel, chosen),
        "searched": highlights.has_conditions(view.selection.filter),
        "lang": reading.place.about["language"] or "",
        "roles": _roles(reading, labels),
        "colours": {"counselor": theme.series[0], "client": theme.series[1], "hit": fill, "hit-edge": edge},
        "words": _words(reading, labels),
        "lines": [
            _line(row, hits, words, shown.parallel, labels, place)
            | _mark(kept.get(row["position"]))
            | _coded(codes.get(row["position"]), labels)
            for place, row in enumerate(lines.iter_rows(named=True))
        ],
    }


def _mark(mark: Mark | None) -> dict[str, Any]:
    """The star and note of an utterance."""
    if mark is None:
        return {}
    return ({"star": 1} if mark.starred else {}) | ({"note": mark.note} if mark.note else {})


def _coded(row: dict[str, Any] | None, labels: Labels) -> dict[str, Any]:
    """The label of an utterance, with its colour."""
    return {} if row is None else {"code": labels.value("code_of", row["code"]), "colour": row["code_color"]}


def _quote(reading: Reading, beside: Beside, chosen: list[int]) -> dict[str, Any] | None:
    """The quotation of the chosen utterances, offered below the last of them."""
    lines = quotation.lines(reading, beside) if chosen else None
    if lines is None or lines.is_empty():
        return None
    view, written = reading.view, quotation.written()
    return {
        "after": int(lines["position"][-1]),
        "lines": written,
        "text": as_text(lines, view.corpus.manifest.card, view.labels),
        "kept": Quote(view.corpus.id, reading.id, written) in basket.kept(),
    }


def _line(
    row: dict[str, Any],
    hits: Highlights,
    words: list[list[tuple[int, int]]],
    beside: Beside,
    labels: Labels,
    place: int,
) -> dict[str, Any]:
    said_at: datetime | None = row["said_at"]
    gap: float | None = row["gap_s"]
    line: dict[str, Any] = {
        "p": row["position"],
        "role": row["role"],
        "turn": row["turn"],
        "said": _pieces(row["text"], highlights.styled(hits.spans[place], words[place]), labels),
    }
    if row["speaker"]:
        line["who"] = labels("reader.person", role=labels.value("role", row["role"]), id=row["speaker"])
    if row["addressee"]:
        line["to"] = labels("reader.addressee", name=row["addressee"])
    if said_at is not None:
        line["time"] = f"{said_at:%H:%M:%S}"
    if row["is_silence"] and gap is not None:
        line["silence"] = labels("reader.silence", time=duration(gap, labels))
        line["weight"] = log2(max(1.0, gap / SILENCE_S))
    elif gap is not None:
        line["after"] = labels("reader.after", time=duration(gap, labels))
    if hits.is_hit[place]:
        line["hit"] = 1
    if hits.is_answer[place]:
        line["answer"] = labels("reader.answer")
    if row["label"]:
        line["label"] = row["label"]
    if (text := beside.of(row["position"])) is not None:
        line["beside"] = _pieces(text, (), labels)
        line["lang"] = beside.language
    return line


def _pieces(text: str, spans: "list[StyledSpan] | tuple[()]", labels: Labels) -> list[list[str]]:
    return [_tooltip(piece, labels) for piece in pieces(text, spans)]


def _tooltip(piece: Piece, labels: Labels) -> list[str]:
    if piece.kind == "control":
        return [piece.kind, piece.text, labels("reader.control", code=piece.code)]
    return [piece.kind, piece.text]


def _roles(reading: Reading, labels: Labels) -> dict[str, str]:
    """Who speaks, by name where there is one."""
    about, names = reading.place.about, names_of(reading)
    names_by_role = {}
    for role in ("counselor", "client", "other"):
        person = about.get(f"{role}_id")
        word = labels.value("role", role)
        names_by_role[role] = word if person is None else labels("reader.person", role=word, id=names[role])
    return names_by_role


def names_of(reading: Reading) -> dict[str, str]:
    """Counselor and client as the source names them."""
    about, speakers = reading.place.about, reading.place.corpus.speakers
    named = {}
    for role in ("counselor", "client"):
        person = about[f"{role}_id"]
        if person is not None:
            rows = speakers.filter(pl.col("speaker_id") == person)["source_id"]
            named[role] = str(rows[0]) if len(rows) else str(person)
    return named


def _words(reading: Reading, labels: Labels) -> dict[str, str]:
    texts = {name: labels(f"reader.{name}", **_left_open(name)) for name in WORDS}
    texts["hit_of"] = texts.pop("hits_of")
    texts["conversation"] = labels("reader.conversation", id=reading.name)
    texts |= {name: labels(key) for name, key in KEPT_WORDS.items()}
    texts |= {name: labels(f"marks.{name}_utterance", position="{}") for name in ("star", "unstar")}
    return texts


def _left_open(name: str) -> dict[str, str]:
    """What the component fills in by itself."""
    return {"hits": {"n": "{n}"}, "hits_of": {"k": "{k}", "n": "{n}"}, "line": {"position": "{}"}}.get(
        name, {"id": ""} if name == "conversation" else {}
    )


def duration(seconds: float, labels: Labels) -> str:
    """A length of time in words."""
    whole = round(seconds)
    if whole >= HOUR:
        return labels("reader.hours", h=whole // HOUR, m=whole % HOUR // MINUTE)
    if whole >= MINUTE:
        return labels("reader.minutes", m=whole // MINUTE, s=whole % MINUTE)
    return labels("reader.seconds", s=whole)
