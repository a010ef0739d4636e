"""The filters of the sidebar: a widget for each condition."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

import streamlit as st

from analysis.core.conditions.score_bands import BANDS
from analysis.core.query.codecs import merge
from analysis.core.query.filter import CODECS, PRESETS, SPOKEN_ROLES, Filter
from analysis.core.query.person import searched_roles
from analysis.core.query.utterance_conditions import UTTERANCE_MASKS
from analysis.display.provenance import by_machine
from data.core.schema import ITEM_HIGH, ITEM_LOW, ITEMS, REGIMES, SCORE_HIGH, SCORE_LOW
from pages._ui.core.parts.escape import plain
from pages._ui.core.state import url
from pages._ui.core.state.view import View
from pages._ui.filters import labelled, sequence_form
from pages._ui.filters.spans import controlled_by, span, typed_span


def sidebar(view: View) -> None:
    """The widgets of every condition."""
    has = view.corpus.has
    if has("topics"):
        _topics(view)
    if has("score"):
        _presets(view)
        span(view, "score", SCORE_LOW, SCORE_HIGH)
    if has("score") or has("feedback"):
        _group(view, "score", _ratings)
    _group(view, "session", _session)
    if has("persons"):
        _group(view, "people", _people)
    _group(view, "text", _text)
    labelled.condition(view)
    _group(view, "ids", _ids)


def _group(view: View, name: str, conditions: Callable[[View], None]) -> None:
    """Conditions that are drawn once their heading is opened: a page is answered sooner without them."""
    group = st.expander(
        view.labels(f"frame.group.{name}"), type="compact", key=view.key(f"group.{name}"), on_change="rerun"
    )
    if group.open:
        with group:
            conditions(view)


def _topics(view: View) -> None:
    labels, topics = view.labels, view.corpus.manifest.topics
    shown = [topic for topic in topics if topic in view.selection.filter.topics]
    st.multiselect(
        labels("condition.topics"),
        topics,
        format_func=lambda topic: labels.value("topic", topic),
        placeholder=labels("condition.all"),
        help=plain(by_machine(labels, "help.topics", [view.corpus.manifest.card])) or None,
        **controlled_by(view, "topics", shown, lambda chosen, value: chosen.having(topics=tuple(sorted(value)))),
    )


def _presets(view: View) -> None:
    labels, chosen = view.labels, view.selection.filter
    shown = next((name for name, preset in PRESETS.items() if preset.band == chosen.band), None)
    st.pills(
        labels("preset.title"),
        list(PRESETS),
        format_func=lambda name: labels(f"preset.{name}"),
        help="  \n".join(f"{labels(f'preset.{n}')}: {labels(f'preset.help.{n}')}" for n in PRESETS),
        **controlled_by(
            view,
            "preset",
            shown,
            lambda chosen, name: chosen.having(band=PRESETS[name].band if name else ()),
        ),
    )


def _several(view: View, name: str, options: Iterable[str]) -> None:
    labels = view.labels
    st.multiselect(
        labels(f"condition.{name}"),
        list(options),
        format_func=lambda code: labels.value(name, code),
        placeholder=labels("condition.all"),
        help=labels("help.regime") if name == "regime" else None,
        **controlled_by(
            view,
            name,
            list(getattr(view.selection.filter, name)),
            lambda chosen, codes: chosen.having(**{name: CODECS[name].order(codes)}),  # type: ignore[attr-defined]
        ),
    )


def _ratings(view: View) -> None:
    labels, chosen = view.labels, view.selection.filter
    if view.corpus.has("score"):
        _several(view, "band", BANDS)
    if not view.corpus.has("feedback"):
        return
    _several(view, "regime", REGIMES)
    rated = dict(chosen.items)
    item = st.selectbox(
        labels("condition.item"),
        ITEMS,
        index=ITEMS.index(next(iter(rated))) if rated else None,
        format_func=lambda code: labels.value("item", code),
        placeholder=labels("frame.choose"),
        help=labels("help.items"),
        key=view.key(f"item.of.{','.join(rated)}"),
    )
    if item is None:
        return

    def rate(chosen: Filter, span: tuple[int, int]) -> Filter:
        bounds = {**dict(chosen.items), item: tuple(span)}
        if tuple(span) == (ITEM_LOW, ITEM_HIGH):
            del bounds[item]
        return chosen.having(items=tuple((name, bounds[name]) for name in ITEMS if name in bounds))

    shown = tuple(int(v) for v in rated.get(item, (ITEM_LOW, ITEM_HIGH)))
    label = labels.value("item", item)
    st.slider(
        label,
        ITEM_LOW,
        ITEM_HIGH,
        label_visibility="collapsed",
        **controlled_by(view, f"items.{item}", shown, rate),
    )
    typed_span(view, f"items.{item}", label, (ITEM_LOW, ITEM_HIGH), shown, rate)


def _session(view: View) -> None:
    dialogues = view.corpus.dialogues
    if view.corpus.has("times"):
        _years(view)
        _dates(view)
        longest = int(dialogues["duration_min"].max() or 0) + 1  # type: ignore[arg-type]
        span(view, "minutes", int(dialogues["duration_min"].min() or 0), longest)  # type: ignore[arg-type]
    counts = dialogues["n_utterances"]
    span(view, "utterances", int(counts.min() or 0), int(counts.max() or 0))  # type: ignore[arg-type]
    _one_role(view, "opened", SPOKEN_ROLES)


def _years(view: View) -> None:
    there = view.corpus.years
    ranges = view.selection.filter.year
    shown = [year for year in there if any(low <= year <= high for low, high in ranges)]
    st.multiselect(
        view.labels("condition.year"),
        there,
        placeholder=view.labels("condition.all"),
        **controlled_by(
            view,
            "year",
            shown,
            lambda chosen, years: chosen.having(year=merge((year, year) for year in years)),
        ),
    )


def _dates(view: View) -> None:
    started = view.corpus.dialogues["started_at"].dt.date()
    first, last = started.min(), started.max()
    if not isinstance(first, date) or not isinstance(last, date):
        return
    value = view.selection.filter.date
    shown = (first, last) if value is None else tuple(min(max(day, first), last) for day in value)

    def between(chosen: Filter, days: tuple[date, ...]) -> Filter:
        if len(days) != 2:
            return chosen
        return chosen.having(date=None if tuple(days) == (first, last) else tuple(days))

    st.date_input(
        view.labels("condition.date"),
        min_value=first,
        max_value=last,
        format="YYYY-MM-DD",
        **controlled_by(view, "date", shown, between),
    )


def _one_role(view: View, name: str, roles: Sequence[str], *, disabled: bool = False) -> None:
    labels, requested = view.labels, getattr(view.selection.filter, name)
    st.segmented_control(
        labels(f"condition.{name}"),
        roles,
        disabled=disabled,
        format_func=lambda role: labels.value("role", role),
        **controlled_by(
            view,
            name,
            requested if requested in roles else None,
            lambda chosen, role: chosen.having(**{name: role or ""}),
        ),
    )


def _typed(view: View, name: str, help_text: str) -> None:
    """A condition that is typed in the address' own spelling."""
    kind, value = CODECS[name], url.requested(name, view.selection.filter, view.prefix)

    def read(chosen: Filter, text: str) -> Filter:
        blank = Filter.__dataclass_fields__[name].default
        return chosen.having(**{name: kind.read(text.strip()) if text.strip() else blank})

    st.text_input(
        view.labels(f"condition.{name}"),
        help=help_text,
        **controlled_by(view, name, kind.write(value) if value else "", read),
    )


def _people(view: View) -> None:
    for name in ("counselor", "client"):
        _typed(view, name, view.labels("help.ids"))


def _ids(view: View) -> None:
    _typed(view, "id", view.labels("help.ids"))


def _text(view: View) -> None:
    for name in ("text", "lemma", "regex", "query"):
        _typed(view, name, view.labels(f"help.{name}"))
    chosen = view.selection.filter
    unused = not any(getattr(chosen, name) for name in UTTERANCE_MASKS)
    _one_role(view, "role", searched_roles(view.corpus), disabled=unused)
    with st.popover(view.labels("condition.then"), icon=":material/swap_vert:", width="stretch"):
        sequence_form.form(view, "sidebar")
