"""What is known of the dialogue that is read: topic, session, persons, feedback, other scales."""

from typing import Any

import polars as pl
import streamlit as st

from analysis.display.provenance import by_machine
from analysis.figures.reader.item_percentile_dots import item_percentile_dots
from analysis.reader.dialogue import dialogue_roles
from data.core.schema import CHECK_MARKS
from pages._ui.core.cards.card import card
from pages._ui.core.parts import layout
from pages._ui.core.parts.escape import plain
from pages._ui.core.state import cache, links
from pages._ui.reader.state import Reading
from pages._ui.reader.transcript import names_of

TALL = 760
MOST_BRANCHES = 12


def side(reading: Reading) -> None:
    """All of it, top down; what the corpus lacks is a line."""
    with st.container(border=True, gap="small"):
        _topic(reading)
        _session(reading)
        _persons(reading)
    _feedback(reading)
    if reading.view.corpus.has("feedback"):
        card(reading.view, item_percentile_dots, **reading.options)
    if reading.view.corpus.has("ratings"):
        _ratings(reading)


def _topic(reading: Reading) -> None:
    view, labels, about = reading.view, reading.view.labels, reading.place.about
    if not view.corpus.has("topics"):
        layout.absent(view, "topics")
        return
    main = plain(labels.value("topic", about["topic_main"]))
    sub = f" · {plain(str(about['topic_sub']))}" if about["topic_sub"] else ""
    st.markdown(f"**{labels('reader.topic')}**  \n{main}{sub}")
    if origin := by_machine(labels, "reader.machine", [view.corpus.manifest.card]):
        st.caption(plain(origin))


def _session(reading: Reading) -> None:
    labels, about = reading.view.labels, reading.place.about
    counts: dict[str, Any] = {
        "utterances": labels.number(about["n_utterances"]),  # type: ignore[arg-type]
        "turns": labels.number(about["n_turns"]),  # type: ignore[arg-type]
    }
    if about["started_at"] is None:
        sentence = labels("reader.session_without_times", **counts)
    else:
        minutes = labels.number(about["duration_min"], 0)  # type: ignore[arg-type]
        sentence = labels(
            "reader.session_of", started=f"{about['started_at']:%Y-%m-%d %H:%M}", minutes=minutes, **counts
        )
    if about["session_number"] is not None:
        sentence += labels.comma + labels("reader.session_number", n=about["session_number"])
    st.markdown(f"**{labels('reader.session')}**  \n{plain(sentence)}")
    _makers(reading)
    _branches(reading)
    if about["profile"]:
        st.markdown(f"**{labels('reader.profile')}**  \n{plain(str(about['profile']))}")
    _sides(reading)


def _makers(reading: Reading) -> None:
    """Who or what wrote each side, where it was not the same."""
    labels, about = reading.view.labels, reading.place.about
    for role in ("counselor", "client"):
        origin, system = about[f"{role}_origin"], about[f"{role}_system"]
        told = [labels.value("origin", origin)] if origin else []
        told += [str(system)] if system else []
        if told:
            line = labels("reader.made_by", role=labels.value("role", role), how=labels.comma.join(told))
            st.caption(plain(line))


def _branches(reading: Reading) -> None:
    """The dialogue that this one departs from, and those that depart from it."""
    view, labels, about = reading.view, reading.view.labels, reading.place.about
    original, at = about["branch_of"], about["branch_at"]
    if original is not None:
        key = "reader.branch_unplaced" if at is None else "reader.branch"
        st.markdown(plain(labels(key, id=links.name_of(view, int(str(original))), at=at)))
        links.reader_link(view, int(str(original)))
    own = view.corpus.dialogues.filter(pl.col("branch_of") == reading.id)["dialogue_id"].to_list()
    if own:
        st.markdown(plain(labels("reader.branches", n=labels.number(len(own)))))
        with st.container(horizontal=True, gap="small"):
            for one in own[:MOST_BRANCHES]:
                links.reader_link(view, one)


def _sides(reading: Reading) -> None:
    """How much each side writes, and how fast it answers: one column a role."""
    labels = reading.view.labels
    frame = cache.table(reading.view.question(dialogue_roles, reading.options))
    sides = list(frame.iter_rows(named=True))
    lines = {
        "n_utterances": [labels.number(row["n_utterances"]) for row in sides],
        "n_turns": [labels.number(row["n_turns"]) for row in sides],
        "chars": [
            labels("reader.chars_of", n=labels.number(row["chars"]), share=labels.percent(row["share_chars"]))
            for row in sides
        ],
    }
    if reading.view.corpus.has("times"):
        lines["response_s"] = [labels.number(row["response_s"], 0) for row in sides]
        lines["n_silences"] = [labels.number(row["n_silences"]) for row in sides]
    head = ["", *(labels.value("role", row["role"]) for row in sides)]
    cells = [head, ["---", *["---:"] * len(sides)], *([labels.column(name), *row] for name, row in lines.items())]
    st.markdown("\n".join(f"| {' | '.join(row)} |" for row in cells), help=labels.caption("dialogue_roles"))


def _persons(reading: Reading) -> None:
    view, labels, about = reading.view, reading.view.labels, reading.place.about
    if not view.corpus.has("persons"):
        layout.absent(view, "persons")
        return
    names = names_of(reading)
    with st.container(gap="xxsmall"):
        for role in names:
            number, of = reading.place.number_of(role)
            label = labels(
                "reader.person_link",
                role=labels.value("role", role),
                name=names[role],
                n=number,
                of=labels.number(of),
            )
            person = int(str(about[f"{role}_id"]))
            links.person_link(view, "counselor" if role == "counselor" else "client", person, label=plain(label))


def _feedback(reading: Reading) -> None:
    view, labels, about = reading.view, reading.view.labels, reading.place.about
    if not view.corpus.has("score") and not view.corpus.has("feedback"):
        layout.absent(view, "feedback")
        return
    with st.container(border=True, gap="xsmall"):
        st.markdown(f"**{labels('reader.feedback')}**")
        if about["score"] is not None:
            with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
                st.metric(labels("axis.score"), labels.number(about["score"]), width=96)  # type: ignore[arg-type]
                st.markdown(plain(_rule(reading)), width="stretch")
        marks = [name for name in CHECK_MARKS if about[name]]
        for name in marks:
            st.warning(
                f"**{plain(labels.value('mark', name))}**  \n{plain(labels(f'mark_about.{name}'))}",
                icon=":material/flag:",
            )
        if view.corpus.has("feedback") and not marks:
            st.caption(labels("reader.no_checks"))
    if not view.corpus.has("feedback"):
        layout.absent(view, "feedback")


def _rule(reading: Reading) -> str:
    about, labels = reading.place.about, reading.view.labels
    regime = about["regime"]
    if regime is None or about["item_sum"] is None:
        return labels("reader.score_plain")
    return labels(f"reader.score_{regime}", sum=about["item_sum"])


def _ratings(reading: Reading) -> None:
    """The judgements on other scales, as they are."""
    view, labels = reading.view, reading.view.labels
    own = view.corpus.ratings.filter(pl.col("dialogue_id") == reading.id)
    if own.is_empty():
        return
    with st.container(border=True, gap="xsmall"):
        st.markdown(f"**{labels('reader.ratings')}**")
        st.markdown("\n".join(f"- {plain(_rating(row, reading))}" for row in own.iter_rows(named=True)))


def _rating(row: dict[str, Any], reading: Reading) -> str:
    labels = reading.view.labels
    name = " · ".join(str(part).replace("_", " ") for part in (row["scale"], row["item"], row["rater"]) if part)
    return labels(
        "reader.rating_line",
        name=name,
        value=labels.number(row["value"]),
        low=labels.number(row["low"]),
        high=labels.number(row["high"]),
        moment=labels.value("moment", row["moment"]),
    )
