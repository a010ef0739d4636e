"""The component in which responses are judged blind: it is sent texts and places, never a system."""

from collections.abc import Sequence
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Any

import orjson
import polars as pl
import streamlit as st

from analysis.core.text.safe_text import pieces
from analysis.figures.kit.theme import THEMES
from analysis.labels import Labels
from data.coding.placing import placed_rows
from data.core.problems import UserError
from data.core.store.responses import RESPONSES
from data.corpus import Corpus
from data.judgement import shuffling, store
from data.judgement.attributes import BY_ID, REASONS, attribute, chosen_reasons
from data.judgement.frames import GOLD
from data.judgement.store import PAIR, Given, Study
from data.responses.targets import targets
from pages._ui.core.parts import messages
from pages._ui.core.parts.escape import plain
from pages._ui.core.state import current
from pages._ui.core.state.view import View

HERE = Path(__file__).parent
HTML = '<div class="judge" tabindex="-1"></div>'
CSS = (HERE / "judge.css").read_text("utf-8")
OUTBOX = Path(messages.__file__).with_name("outbox.js")
JS = "".join(file.read_text("utf-8") for file in (OUTBOX, HERE / "judge.js"))
BEHIND, AHEAD, BEFORE = 6, 14, 40
MOST_CONFIRMED = 400
VALUES = (0.0, 0.5, 1.0)
KEYS = ("version", "hash")
WORDS = (
    "context", "finished", "first", "keys", "left", "loading", "next", "note", "of", "previous", "response",
    "reasons", "right", "saved", "saving", "second", "tie", "undo",
)  # fmt: skip


@dataclass(frozen=True)
class Placed:
    """An item in a rater's order: its number, whether b is on the left, the turn, and the texts as shown."""

    number: int
    b_left: bool
    dialogue_id: int
    position: int
    texts: tuple[str, ...]


def placed(corpus: Corpus, study: Study, rater: str) -> list[Placed]:
    """The items of a study in the order of this rater, those whose turn and responses are in this library."""
    items = shuffling.order(study, rater, store.items(current.common(), study.id))
    types = {"number": pl.Int64, "source": pl.String, "position": pl.Int64, **dict.fromkeys(KEYS, pl.String)}
    rows = pl.DataFrame([(n, *astuple(one.place)) for n, one in items], schema=types, orient="row")
    there = placed_rows(rows, corpus).select("number", "dialogue_id", "position")
    where = {number: (dialogue, position) for number, dialogue, position in there.iter_rows()}
    texts = _texts(corpus, study)
    places = []
    for number, item in items:
        place = where.get(number)
        if place is None:
            continue
        b_left = bool(item.b) and shuffling.left_is_b(study, rater, number)
        systems = [item.b, item.a] if b_left else [item.a, *([item.b] if item.b else [])]
        shown = [texts.get((system, *place)) for system in systems]
        if all(text is not None for text in shown):
            places.append(Placed(number, b_left, *place, tuple(str(text).strip() for text in shown)))
    return places


def _texts(corpus: Corpus, study: Study) -> dict[tuple[str, int, int], str]:
    """What each system wrote, and what the counselor did, by system, dialogue and position."""
    sets = corpus.responses.fitting()
    rows = corpus.responses.tables(sets, RESPONSES).filter(pl.col("system").is_in(study.systems))
    texts = {
        (s, d, p): text
        for s, d, p, text in rows.select("system", "dialogue_id", "position", "response").iter_rows()
    }
    if GOLD in study.systems:
        ids = pl.Series(sorted({d for _, d, _ in texts} or {0}), dtype=pl.UInt32)
        for dialogue, position, text in targets(corpus, ids).select("dialogue_id", "position", "gold").iter_rows():
            texts[GOLD, dialogue, position] = text
    return texts


@st.fragment
def judge(view: View, study: Study, rater: str, items: list[Placed]) -> None:
    """Judge the items of a study one after another; nothing is shown as saved before it is on the disk."""
    show = st.components.v2.component("response_judge", html=HTML, css=CSS, js=JS)
    key = view.key(f"judge.{study.id}")
    confirmed: list[str] = st.session_state.setdefault(f"{key}.confirmed", [])

    def save() -> None:
        sent = orjson.loads(str(st.session_state[key].work or "{}"))
        st.session_state[f"{key}.at"] = int(sent.get("at", 0))
        works = [(str(one["seq"]), work(one, study, items)) for one in sent.get("work", [])]
        given = [(seq, one) for seq, one in works if one is not None]
        try:
            saved = store.save(current.common(), study, rater, [one for _, one in given], current.now())
        except UserError as error:
            st.toast(plain(messages.raised(view.labels, error)))
            return
        confirmed.extend(seq for seq, (one, _) in given if one.number in saved)
        del confirmed[:-MOST_CONFIRMED]

    kept = store.given(current.common(), study.id, rater)
    done = [one.number in kept and kept[one.number].done for one in items]
    at = st.session_state.get(f"{key}.at")
    if at is None:
        at = done.index(False) if False in done else len(items)
    data = payload(view, study, rater, items, kept, at)
    show(data={**data, "done": sum(done), "confirmed": confirmed}, key=key, on_work_change=save, height="content")


def work(sent: dict[str, Any], study: Study, items: Sequence[Placed]) -> tuple[Given, bool] | None:
    """What the browser sent of one item, and the side that was shown; no value of another study."""
    place = int(sent.get("n", -1))
    if not 0 <= place < len(items):
        return None
    values = {}
    for name, value in dict(sent.get("values") or {}).items():
        one = attribute(str(name))
        fits = value in VALUES if study.mode == PAIR else value in range(one.low, one.high + 1)
        if name in study.attributes and fits:
            values[str(name)] = float(value)
    done = bool(sent.get("done")) and set(values) == set(study.attributes)
    reasons = chosen_reasons(sent.get("reasons"))
    given = Given(items[place].number, values, str(sent.get("note") or ""), done, reasons)
    return given, items[place].b_left


def payload(
    view: View, study: Study, rater: str, items: Sequence[Placed], kept: dict[int, Given], at: int
) -> dict[str, Any]:
    """What the component draws: the items around where the rater is, by their place in this rater's order."""
    labels, theme = view.labels, THEMES[view.theme]
    first, stop = max(0, at - BEHIND), min(len(items), at + AHEAD)
    drawn = []
    for place, one in enumerate(items[first:stop], start=first):
        given = kept.get(one.number, Given(one.number, {}, done=False))
        drawn.append(
            {
                "n": place,
                "lines": _lines(view.corpus, one, labels),
                "texts": [_pieces(text, labels) for text in one.texts],
                "values": given.values,
                "note": given.note,
                "done": given.done,
                "reasons": list(given.reasons),
            }
        )
    return {
        "list": f"{study.id}.{rater}.{len(items)}",
        "mode": study.mode,
        "at": at,
        "total": len(items),
        "items": drawn,
        "attributes": [_judged(name, labels) for name in study.attributes],
        "reasons": [[code, labels.value("reasons", code)] for code in REASONS],
        "roles": {role: labels.value("role", role) for role in ("counselor", "client", "other")},
        "colours": {"counselor": theme.series[0], "client": theme.series[1]},
        "lang": view.corpus.manifest.card.language or "",
        "words": {word: labels(f"judge.{word}", **_open(word, study.mode)) for word in WORDS},
    }


def _judged(name: str, labels: Labels) -> dict[str, Any]:
    """An attribute with its definition, if it is one of the ready ones, and its scale."""
    one = attribute(name)
    about = labels.value("attribute_definition", name) if name in BY_ID else ""
    return {"id": name, "name": labels.value("attribute", name), "about": about, "low": one.low, "high": one.high}


def _open(word: str, mode: str) -> dict[str, str]:
    """What the component fills in by itself."""
    return {"k": "{k}", "n": "{n}"} if word == "of" else {}


def _lines(corpus: Corpus, one: Placed, labels: Labels) -> list[dict[str, Any]]:
    """The utterances before the turn that is answered, as a chat."""
    at = corpus.dialogues["dialogue_id"].index_of(one.dialogue_id)
    assert at is not None
    begin, stop = int(corpus.offsets[at]), int(corpus.offsets[at]) + one.position
    roles = corpus.utterances["role"]
    return [
        {"role": roles[row], "said": _pieces(corpus.texts[row], labels)}
        for row in range(max(begin, stop - BEFORE), stop)
    ]


def _pieces(text: str, labels: Labels) -> list[list[str]]:
    return [
        [piece.kind, piece.text, labels("reader.control", code=piece.code) if piece.code else ""]
        for piece in pieces(text, ())
    ]
