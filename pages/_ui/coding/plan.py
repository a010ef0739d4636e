"""What is to be coded: a queue is drawn from the selection, and the progress of all queues."""

from collections.abc import Iterable
from functools import partial
from typing import get_args

import polars as pl
import streamlit as st

from analysis.coding import sampling
from analysis.coding.sampling import Design, Stratify
from analysis.core.query.filter import Filter
from analysis.display import filters
from analysis.display.topic_scheme import topic_scheme
from data.coding import queues, ready, store
from data.coding.queues import Item, Queue
from data.coding.scheme import Scheme, with_keys
from data.coding.store import Place, text_hash
from data.core.problems import UserError
from pages._ui.coding import work
from pages._ui.core.parts import messages, undo
from pages._ui.core.parts.escape import plain
from pages._ui.core.state import current, options
from pages._ui.core.state.view import View

PRECISIONS = ("0.03", "0.05", "0.07", "0.10")
FEW, MOST = 10, 10_000
MOST_DIALOGUES = 500


def listed(view: View, *, may_change: bool) -> None:
    """Every queue with how it was drawn and how far each coder has come."""
    labels = view.labels
    for queue in work.of_corpus(view):
        with st.container(border=True, gap="xsmall"):
            with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
                st.markdown(f"**{plain(queue.name)}**", width="content")
                st.button(
                    labels("coding.remove_queue"),
                    icon=":material/delete:",
                    type="tertiary",
                    key=view.key(f"coding.remove.{queue.id}"),
                    disabled=not may_change,
                    help=labels("coding.remove_queue_help"),
                    on_click=_remove,
                    args=(view, queue),
                )
            st.caption(plain(_about(view, queue)))
            covered = queues.covered(current.common(), queue)
            st.progress(
                min(1.0, covered / max(1, queue.n)), plain(labels("coding.covered", done=covered, of=queue.n))
            )
            for one in queues.progress(current.common(), queue):
                share = one.done / max(1, one.assigned)
                last = labels("coding.last_at", at=one.last_at[:16].replace("T", " ")) if one.last_at else ""
                text = labels("coding.progress", coder=one.coder, done=one.done, of=one.assigned)
                st.progress(min(1.0, share), plain(labels.facts([text, last] if last else [text])))


def draw(view: View) -> None:
    """The form that draws a queue from the selection; a ready scheme that is chosen comes into the codebook."""
    labels = view.labels
    schemes: dict[str, Scheme] = {**view.corpus.schemes}
    topics = topic_scheme(view.corpus)
    offered = {**ready.schemes(), **({topics.id: topics} if topics is not None else {})}
    schemes |= {name: scheme for name, scheme in offered.items() if name not in schemes}
    st.subheader(labels("coding.new_queue"), anchor=False)
    names = {scheme.id: scheme.name(labels.lang) for scheme in schemes.values()}
    chosen = st.multiselect(
        labels("coding.schemes"),
        list(names),
        format_func=names.__getitem__,
        key=view.key("coding.schemes"),
        help=labels("coding.schemes_help"),
    )
    roles = tuple(role for role in ("counselor", "client") if any(role in schemes[one].roles for one in chosen))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        design: Design = st.segmented_control(
            labels("coding.design"),
            get_args(Design),
            format_func=partial(labels.value, "design"),
            default="utterances",
            required=True,
            key=view.key("coding.design"),
        )
        strata = [
            one
            for one in get_args(Stratify)
            if view.corpus.has(sampling.NEEDS.get(one, "")) or one not in sampling.NEEDS
        ]
        stratify: Stratify = st.selectbox(
            labels("coding.stratify"),
            strata,
            format_func=partial(labels.value, "stratify"),
            key=view.key("coding.stratify"),
            help=labels("coding.stratify_help"),
        )
    n = _size(view, roles, design)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        name = st.text_input(
            labels("coding.queue_name"), max_chars=queues.LONGEST_NAME, key=view.key("coding.queue_name")
        )
        coders = st.text_input(
            labels("coding.coders"),
            placeholder=labels("coding.coders_hint"),
            help=labels("coding.coders_help"),
            key=view.key("coding.coders"),
        )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        overlap = st.slider(
            labels("coding.overlap"),
            0,
            100,
            100,
            10,
            format="%d%%",
            help=labels("coding.overlap_help"),
            key=view.key("coding.overlap"),
            width=280,
        )
        seed = int(st.number_input(labels("coding.seed"), 0, 2**31, 1, key=view.key("coding.seed"), width=140))
        blind = st.toggle(
            labels("coding.blind"), True, help=labels("coding.blind_help"), key=view.key("coding.blind")
        )
    if st.button(labels("coding.draw"), type="primary", disabled=not chosen or not n, key=view.key("coding.draw")):
        try:
            drawn = sampling.draw(view.selection, roles, n, design=design, stratify=stratify, seed=seed)
            people = tuple(
                dict.fromkeys(" ".join(one.split()) for one in coders.replace("、", ",").split(",") if one.strip())
            )
            queue = Queue(
                "",
                view.corpus.id,
                name or labels("coding.unnamed", n=drawn.height),
                tuple(chosen),
                people,
                blind,
                design=design,
                seed=seed,
                query=view.selection.filter.to_query(),
                made_at=current.now(),
                version=view.corpus.version,
            )
            _take(schemes[one] for one in chosen)
            made = queues.make(current.common(), queue, items_of(view, drawn, people, overlap / 100))
        except UserError as error:
            st.error(plain(messages.raised(labels, error)))
            return
        options.go({"queue": made.id, "tab": ""})
        st.rerun()


def _take(schemes: Iterable[Scheme]) -> None:
    own = store.schemes(current.common())
    for scheme in schemes:
        if scheme.id not in own:
            store.save_scheme(current.common(), with_keys(scheme))


def items_of(view: View, drawn: pl.DataFrame, coders: tuple[str, ...], overlap: float) -> list[Item]:
    """The items of a sample: the first share is everybody's, the others go to the coders in turn, by dialogue."""
    corpus = view.corpus
    rows = {dialogue: row for row, dialogue in enumerate(corpus.dialogues["dialogue_id"])}
    sources = corpus.dialogues["source_id"]
    order = list(dict.fromkeys(drawn["dialogue_id"])) if len(coders) > 1 and overlap < 1 else []
    alone = order[round(overlap * len(order)) :]
    whose = {dialogue: coders[place % len(coders)] for place, dialogue in enumerate(alone)}
    items = []
    for dialogue, position, probability, stratum, split in drawn.iter_rows():
        row = rows[dialogue]
        text = text_hash(corpus.texts[int(corpus.offsets[row]) + position])
        place = Place(str(sources[row]), position, corpus.version, text)
        items.append(Item(place, probability, stratum, split, whose.get(dialogue, "")))
    return items


def _size(view: View, roles: tuple[str, ...], design: Design) -> int:
    """How many to draw: from a wanted precision, or a number of dialogues."""
    labels, number = view.labels, view.labels.number
    everything = sampling.population(view.selection, roles, design)
    if design != "utterances":
        most = min(MOST_DIALOGUES, everything["dialogue_id"].n_unique())
        if most == 0:
            return 0
        n = st.number_input(
            labels("coding.n_dialogues"), 1, most, min(10, most), key=view.key(f"coding.n.{design}"), width=220
        )
        return int(n)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        wanted = st.segmented_control(
            labels("coding.precision"),
            PRECISIONS,
            format_func=lambda share: labels("coding.points", n=round(100 * float(share))),
            default="0.05",
            required=True,
            help=labels("coding.precision_help"),
            key=view.key("coding.precision"),
        )
        size = sampling.size_for(float(wanted), everything.height)
        most = max(1, min(MOST, everything.height))
        n = int(
            st.number_input(
                labels("coding.n_utterances"),
                1,
                most,
                max(1, min(size, most)),
                key=view.key(f"coding.n.{wanted}.{everything.height}"),
                width=220,
            )
        )
    if everything.height:
        st.caption(labels("coding.population", n=number(everything.height)))
    return n if everything.height else 0


def _about(view: View, queue: Queue) -> str:
    labels = view.labels
    known = view.corpus.schemes
    schemes = labels.listing(known[one].name(labels.lang) if one in known else one for one in queue.schemes)
    chosen, _ = Filter.from_query(queue.query)
    drawn = labels(
        f"coding.drawn_{queue.design}",
        n=labels.number(queue.n),
        seed=queue.seed,
        filter=filters.in_words(chosen, labels),
    )
    blind = labels("coding.is_blind" if queue.blind else "coding.is_open")
    return labels.facts([schemes, drawn, blind, queue.made_at[:10]])


def _remove(view: View, queue: Queue) -> None:
    if not current.may_add():
        return
    given = [item for _, item in queues.items(current.common(), queue.id)]
    undo.deleted("coding.queues", queue.name, lambda: queues.make(current.common(), queue, given))
    try:
        queues.remove(current.common(), queue)
    except UserError as error:
        st.toast(plain(messages.raised(view.labels, error)))
