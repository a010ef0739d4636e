"""Which column of a file holds what: a guess that a person checks, remembered for the next such file."""

from typing import Any

import polars as pl
import streamlit as st

from data.core.schema import ROLES
from data.importing import preview
from data.importing.files.transcripts import AS_WRITTEN, MOST_WORDS, TRANSCRIPT
from data.importing.formats.mapped import (
    FIELDS,
    TEXT,
    Mapping,
    RatingField,
    inner_rows,
    judgements,
    propose,
    rating_of,
    speaker_words,
)
from data.importing.records import Record
from pages._ui.core.parts.escape import plain
from pages._ui.core.state import current
from pages._ui.core.state.view import View

WIDTH = 260
MOST_ROLES = 12
SHOWN = 12
CHOICES = (*ROLES, TEXT)
ASKED = ("dialogue_id", "role", "text", "said_at")
OTHER_SIDE = {"counselor": "client", "client": "counselor"}


def ask(view: View, seen: list[Record], file_id: str) -> Mapping:
    """The mapping step: a guess, or what was chosen last time, to be looked over."""
    labels = view.labels
    guess = current.workspace().mapping_for(_columns(seen)) or propose(seen)
    st.markdown(f"**{labels('corpora.mapping')}**")
    st.caption(labels("corpora.mapping_about"))
    st.caption(labels("corpora.mapping_sample"))
    values = [record.value for record in seen if isinstance(record.value, dict)]
    st.dataframe(
        pl.DataFrame([{key: str(cell)[:200] for key, cell in value.items()} for value in values[:5]]),
        hide_index=True,
    )
    inner = inner_rows(values, guess.utterances)
    names = _names([*inner[:50], *values])
    columns: dict[str, str] = {}
    first = [field for field in FIELDS if field in ASKED or field in guess.columns]
    parts = [(_in_rows(), first)]
    with st.expander(labels("corpora.mapping_more")):
        parts.append((_in_rows(), [field for field in FIELDS if field not in first]))
    for place, fields in parts:
        with place:
            for field in fields:
                guessed = guess.columns.get(field)
                chosen = st.selectbox(
                    labels(f"field.{field}"),
                    names,
                    index=names.index(guessed) if guessed in names else None,
                    placeholder=labels("corpora.mapping_none"),
                    key=view.key(f"map.{file_id}.{field}"),
                    width=WIDTH,
                )
                if chosen:
                    columns[field] = chosen
    roles = _roles(view, file_id, guess, inner or values, columns) if "role" in columns else {}
    used = {*columns.values(), guess.utterances}
    return Mapping(
        columns,
        guess.utterances,
        roles,
        _utterance_labels(view, file_id, guess, [name for name in _names(inner or values) if name not in used]),
        _ratings(view, file_id, guess, [name for name in judgements(values) if name not in used]),
    )


def _in_rows() -> Any:
    return st.container(horizontal=True)


def _names(rows: list[dict[str, Any]]) -> list[str]:
    return list(dict.fromkeys(name for row in rows for name in map(str, row) if name != AS_WRITTEN))


def _roles(
    view: View, file_id: str, guess: Mapping, rows: list[dict[str, Any]], columns: dict[str, str]
) -> dict[str, str | None]:
    """Which role each word for a speaker means, or that it is none; None where nobody has chosen yet."""
    labels = view.labels
    most = MOST_WORDS if guess.utterances == TRANSCRIPT else MOST_ROLES
    words = list(dict.fromkeys(filter(None, speaker_words(rows, columns))))[:most]
    st.caption(labels("corpora.mapping_roles"))
    roles: dict[str, str | None] = {}

    def named(role: str) -> str:
        return labels("corpora.mapping_no_speaker") if role == TEXT else labels.value("role", role)

    with _in_rows():
        for word in words:
            role = guess.role(word)
            roles[word] = st.selectbox(
                plain(word),
                CHOICES,
                index=None if role is None else CHOICES.index(role),
                placeholder=labels("corpora.mapping_role_unknown"),
                format_func=named,
                key=view.key(f"role.{file_id}.{word}"),
                width=WIDTH,
            )
    speakers = [word for word, role in roles.items() if role != TEXT]
    known = [role for role in roles.values() if role in OTHER_SIDE]
    if len(speakers) == 2 and len(known) == 1 and None in roles.values():
        word = next(word for word, role in roles.items() if role is None)
        roles[word] = OTHER_SIDE[str(known[0])]
        st.caption(plain(labels("corpora.mapping_follows", word=word, role=labels.value("role", roles[word]))))
    return roles


def _ratings(view: View, file_id: str, guess: Mapping, options: list[str]) -> tuple[RatingField, ...]:
    """The fields that hold other judgements: scales, before and after."""
    known = {rating.field: rating for rating in guess.ratings}
    chosen = _several(view, f"{file_id}.ratings", "ratings", options, [name for name in options if name in known])
    return tuple(known.get(name) or rating_of(name) for name in chosen)


def _utterance_labels(view: View, file_id: str, guess: Mapping, options: list[str]) -> dict[str, str]:
    """The fields that hold labels on utterances."""
    known = {column: scheme for scheme, column in guess.labels.items()}
    chosen = _several(view, f"{file_id}.labels", "labels", options, [name for name in options if name in known])
    return {known.get(name, name): name for name in chosen}


def _several(view: View, key: str, name: str, options: list[str], default: list[str]) -> list[str]:
    if not options:
        return []
    labels = view.labels
    return st.multiselect(
        labels(f"field.{name}"),
        options,
        default,
        placeholder=labels("corpora.mapping_none"),
        key=view.key(f"map.{key}"),
    )


def show_first(view: View, seen: list[Record], mapping: Mapping) -> None:
    """The first dialogue as it will be read."""
    labels = view.labels
    st.caption(labels("corpora.mapping_read"))
    lines = preview.first_dialogue(seen, mapping)[:SHOWN]
    if not lines:
        st.caption(labels("corpora.mapping_read_none"))
        return
    names = [labels("field.role"), labels("field.text"), labels("field.labels")]
    rows = [(labels.value("role", role), text, label) for role, text, label in lines]
    frame = pl.DataFrame(rows, schema=names, orient="row")
    st.dataframe(frame if mapping.labels else frame.select(names[:2]), hide_index=True)


def remember(seen: list[Record], mapping: Mapping) -> None:
    """Keep a mapping for files with the same columns."""
    current.workspace().save_mapping(_columns(seen), mapping)


def _columns(seen: list[Record]) -> tuple[str, ...]:
    first = next((record.value for record in seen if isinstance(record.value, dict)), {})
    return tuple(sorted(map(str, first)))
