"""The component in which utterances are coded: the next ones are there before they are needed, labels go after."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson
import streamlit as st

from analysis.core.text.safe_text import pieces
from analysis.figures.kit.theme import THEMES
from analysis.labels import Labels
from data.coding import queues
from data.coding.queues import GOLD, Item, Queue, Work
from data.coding.scheme import Scheme
from data.coding.store import Label, text_hash
from data.core.problems import UserError
from data.corpus import Corpus
from pages._ui.core.parts import messages
from pages._ui.core.parts.escape import plain
from pages._ui.core.state import current
from pages._ui.core.state.view import View

HERE = Path(__file__).parent
HTML = '<div class="coder" tabindex="-1"></div>'
CSS = (HERE / "coder.css").read_text("utf-8")
OUTBOX = Path(messages.__file__).with_name("outbox.js")
JS = "".join(file.read_text("utf-8") for file in (OUTBOX, HERE / "coder_view.js", HERE / "coder.js"))
BEHIND, AHEAD = 10, 30
BEFORE, AFTER = 7, 2
MOST_CONFIRMED = 400
MOST_STEPS = 10
WORDS = (
    "clear",
    "code_number",
    "finished",
    "finished_some",
    "keys",
    "loading",
    "next",
    "no_scheme",
    "note",
    "of",
    "previous",
    "saved",
    "saving",
    "settled",
    "span",
    "take",
    "undo",
    "unsure",
)


@dataclass(frozen=True)
class Placed:
    """An item of a queue and where it is in this corpus."""

    number: int
    item: Item
    dialogue_id: int
    #: First row of the dialogue, the utterance's row, and the row after the dialogue.
    first: int
    row: int
    stop: int


def placed(corpus: Corpus, given: Sequence[tuple[int, Item]]) -> list[Placed]:
    """The items that are in this corpus; one of another version has to have the same text."""
    dialogues = corpus.dialogues.select("source_id", "dialogue_id").with_row_index()
    where = {source: (index, dialogue) for index, source, dialogue in dialogues.iter_rows()}
    places = []
    for number, item in given:
        index, dialogue = where.get(item.place.source, (-1, -1))
        if index < 0:
            continue
        first, stop = int(corpus.offsets[index]), int(corpus.offsets[index + 1])
        row = first + item.place.position
        same = item.place.version == corpus.version
        if row < stop and (same or text_hash(corpus.texts[row]) == item.place.hash):
            places.append(Placed(number, item, dialogue, first, row, stop))
    return places


@st.fragment
def coder(view: View, queue: Queue, name: str, schemes: list[Scheme], items: list[Placed], kind: str) -> None:
    """Code the items of a queue one after another; ``kind`` gold settles what the coders have given."""
    show = st.components.v2.component("utterance_coder", html=HTML, css=CSS, js=JS)
    key = view.key(f"coder.{queue.id}.{kind}")
    confirmed: list[str] = st.session_state.setdefault(f"{key}.confirmed", [])

    def save() -> None:
        sent = orjson.loads(str(st.session_state[key].work or "{}"))
        st.session_state[f"{key}.at"] = int(sent.get("at", 0))
        st.session_state[f"{key}.have"] = sent.get("have", [0, 0])
        works = {str(one["seq"]): work(one, schemes) for one in sent.get("work", [])}
        try:
            saved = queues.save(current.common(), queue, name, works.values(), current.now(), kind)
        except UserError as error:
            st.toast(plain(messages.raised(view.labels, error)))
            return
        confirmed.extend(seq for seq, one in works.items() if one.number in saved)
        del confirmed[:-MOST_CONFIRMED]

    through = queues.done(current.common(), queue.id, name, kind)
    at = st.session_state.get(f"{key}.at")
    if at is None:
        at = next((place for place, one in enumerate(items) if one.number not in through), 0)
    have = st.session_state.pop(f"{key}.have", [0, 0]) if queue.blind and kind != GOLD else [0, 0]
    data = payload(view, queue, name, schemes, items, kind, at, have=range(*map(int, have)))
    done = sum(one.number in through for one in items)
    show(data={**data, "done": done, "confirmed": confirmed}, key=key, on_work_change=save, height="content")


def work(sent: dict[str, Any], schemes: list[Scheme]) -> Work:
    """What the browser sent of one item; labels that are none of these schemes are left out."""
    by_id = {scheme.id: scheme for scheme in schemes}
    labels = []
    for one in sent.get("labels", []):
        scheme = by_id.get(one.get("scheme"))
        value = None if one.get("value") is None else float(one["value"])
        if scheme is not None and scheme.allows(one.get("code"), value):
            span = (one.get("start"), one.get("end")) if scheme.unit == "span" else (None, None)
            labels.append(Label(scheme.id, one.get("code"), value, bool(one.get("unsure")), *span))
    return Work(int(sent["n"]), tuple(labels), str(sent.get("note") or ""), bool(sent.get("done")))


def payload(
    view: View,
    queue: Queue,
    name: str,
    schemes: list[Scheme],
    items: list[Placed],
    kind: str,
    at: int,
    *,
    have: range = range(0),
) -> dict[str, Any]:
    """What the component draws: the items around where the coder is, and the codes to choose from.

    ``have``: places of items that the browser holds already, which are left out.
    """
    labels, theme = view.labels, THEMES[view.theme]
    places = [place for place in range(max(0, at - BEHIND), min(len(items), at + AHEAD)) if place not in have]
    near = [items[place] for place in places]
    kept = queues.given(current.common(), queue, {one.number: one.item.place for one in near}, name, kind)
    open_to_others = kind == GOLD or not queue.blind
    drawn = []
    for place, one in zip(places, near, strict=True):
        given = kept[one.number]
        mine = [label for who, of_kind, label in given.labels if of_kind == kind and (kind == GOLD or who == name)]
        others = [
            (who, label)
            for who, of_kind, label in given.labels
            if of_kind != GOLD and (who != name or kind == GOLD)
        ]
        drawn.append(
            {
                **_item(view.corpus, one, labels, with_score=not queue.blind),
                "i": place,
                "labels": [_label(label) for label in mine],
                "others": [{"coder": who, **_label(label)} for who, label in others] if open_to_others else [],
                "note": given.note,
                "done": given.done,
            }
        )
    return {
        "list": f"{queue.id}.{kind}.{name}.{len(items)}",
        "gold": kind == GOLD,
        "at": at,
        "total": len(items),
        "items": drawn,
        "schemes": [_scheme(scheme, labels) for scheme in schemes],
        "roles": {role: labels.value("role", role) for role in ("counselor", "client", "other")},
        "colours": {"counselor": theme.series[0], "client": theme.series[1]},
        "lang": view.corpus.manifest.card.language or "",
        "words": {word: labels(f"coder.{word}", **_open(word)) for word in WORDS},
    }


def _open(word: str) -> dict[str, str]:
    """What the component fills in by itself."""
    fields = {"of": ("k", "n"), "finished_some": ("n",), "code_number": ("low", "high")}
    return {name: "{" + name + "}" for name in fields.get(word, ())}


def _item(corpus: Corpus, one: Placed, labels: Labels, *, with_score: bool) -> dict[str, Any]:
    score = None
    if with_score and corpus.has("score"):
        score = corpus.dialogues["score"][int(corpus.dialogues["dialogue_id"].search_sorted(one.dialogue_id))]
    rows = range(max(one.first, one.row - BEFORE), min(one.stop, one.row + AFTER + 1))
    roles = corpus.utterances["role"]
    return {
        "n": one.number,
        "name": labels("reader.dialogue", id=corpus.dialogue_name(one.dialogue_id)),
        "p": one.row - one.first,
        "score": "" if score is None else f"{labels.column('score')} {labels.number(score)}",
        "role": roles[one.row],
        "lines": [
            {
                "p": row - one.first,
                "role": roles[row],
                "said": [
                    [piece.kind, piece.text, labels("reader.control", code=piece.code) if piece.code else ""]
                    for piece in pieces(corpus.texts[row], ())
                ],
            }
            for row in rows
        ],
    }


def _label(label: Label) -> dict[str, Any]:
    plain_label: dict[str, Any] = {"scheme": label.scheme}
    for field in ("code", "value", "start", "end"):
        if getattr(label, field) is not None:
            plain_label[field] = getattr(label, field)
    return plain_label | ({"unsure": True} if label.unsure else {})


def _scheme(scheme: Scheme, labels: Labels) -> dict[str, Any]:
    lang = labels.lang
    codes = [
        {
            "id": code.id,
            "name": code.name(lang),
            "key": code.key,
            "color": scheme.color(code.id),
            "level": 1 if code.parent else 0,
            "about": "\n".join(
                text
                for text in (
                    _text(code.definition, lang),
                    _marked(labels, "example", _text(code.example, lang)),
                    _marked(labels, "counter_example", _text(code.counter_example, lang)),
                )
                if text
            ),
        }
        for code in scheme.codes
    ]
    about: dict[str, Any] = {"id": scheme.id, "name": scheme.name(lang), "roles": list(scheme.roles)}
    if not scheme.is_number:
        return {**about, "kind": "codes", "one": scheme.exclusive, "span": scheme.unit == "span", "codes": codes}
    assert scheme.low is not None and scheme.high is not None
    named = {code["id"]: code for code in codes}
    if scheme.kind == "ordinal" and scheme.low >= 0 and scheme.high < MOST_STEPS:
        steps = [
            {"name": "", "about": "", **named.get(str(n), {}), "id": n, "key": str(n), "color": "", "level": 0}
            for n in range(int(scheme.low), int(scheme.high) + 1)
        ]
        return {**about, "kind": "steps", "one": True, "codes": steps}
    return {**about, "kind": "number", "one": True, "codes": [], "low": scheme.low, "high": scheme.high}


def _text(texts: Any, lang: str) -> str:
    return str(texts.get(lang) or texts.get("en") or next(iter(texts.values()), ""))


def _marked(labels: Labels, word: str, text: str) -> str:
    return labels(f"coding.{word}_is", text=text) if text else ""
