"""The work itself: a queue is chosen and coded, or what the coders gave is settled."""

import streamlit as st

from data.coding import queues
from data.coding.queues import GOLD, PERSON, Given, Queue
from data.coding.scheme import Scheme
from data.core.problems import UserError
from pages._ui.coding import coder
from pages._ui.coding.coder import Placed
from pages._ui.core.parts import messages
from pages._ui.core.parts.escape import plain
from pages._ui.core.state import current, options
from pages._ui.core.state.view import View


def of_corpus(view: View) -> list[Queue]:
    """The queues of this corpus, the newest first."""
    return queues.queues(current.common(), view.corpus.id)


def code(view: View, name: str) -> None:
    """A queue, coded by one coder."""
    chosen = _chosen(view)
    if chosen is None:
        return
    queue, schemes = chosen
    given = queues.items(current.common(), queue.id, name)
    items = coder.placed(view.corpus, given)
    _elsewhere(view, len(given) - len(items))
    if not items:
        st.info(view.labels("coding.nothing_assigned"), icon=":material/info:")
        return
    coder.coder(view, queue, name, schemes, items, PERSON)


def settle(view: View, name: str) -> None:
    """What the coders of a queue gave, settled one by one into the gold labels."""
    labels, answer = view.labels, _chosen(view)
    if answer is None:
        return
    queue, schemes = answer
    items = coder.placed(view.corpus, queues.items(current.common(), queue.id))
    kept = queues.given(current.common(), queue, {one.number: one.item.place for one in items}, name, GOLD)
    coded = [one for one in items if n_coders(kept[one.number])]
    apart = [one for one in coded if not agree(kept[one.number])]
    alike = [one for one in coded if n_coders(kept[one.number]) > 1 and agree(kept[one.number])]
    if not coded:
        st.info(labels("coding.nothing_coded"), icon=":material/info:")
        return
    number = labels.number
    settled = sum(kept[one.number].done for one in coded)
    facts = {"coded": len(coded), "apart": len(apart), "alike": len(alike), "settled": settled}
    st.markdown(labels("coding.settle_facts", **{key: number(n) for key, n in facts.items()}))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        which = options.one_of(
            view, "which", ["apart", "all"], labels("coding.which"), lambda which: labels(f"coding.which_{which}")
        )
        open_alike = [one for one in alike if not kept[one.number].done]
        st.button(
            labels("coding.settle_alike", n=number(len(open_alike))),
            disabled=not open_alike,
            key=view.key("coding.alike"),
            on_click=_settle_alike,
            args=(view, queue, name, open_alike, kept),
        )
    chosen = apart if which == "apart" else coded
    if not chosen:
        st.success(labels("coding.none_apart"), icon=":material/check:")
        return
    coder.coder(view, queue, name, schemes, chosen, GOLD)


def n_coders(given: Given) -> int:
    """How many people have labelled an item."""
    return len({who for who, kind, _ in given.labels if kind == PERSON})


def agree(given: Given) -> bool:
    """Whether all who labelled an item gave it the same; being unsure does not count."""
    by_coder: dict[str, set[tuple[object, ...]]] = {}
    for who, kind, label in given.labels:
        if kind == PERSON:
            same = (label.scheme, label.code, label.value, label.start, label.end)
            by_coder.setdefault(who, set()).add(same)
    return len({frozenset(labels) for labels in by_coder.values()}) <= 1


def _settle_alike(view: View, queue: Queue, name: str, items: list[Placed], kept: dict[int, Given]) -> None:
    works = []
    for one in items:
        given = kept[one.number].labels
        first = next(who for who, kind, _ in given if kind == PERSON)
        taken = tuple(label for who, kind, label in given if who == first and kind == PERSON)
        works.append(queues.Work(one.number, taken))
    try:
        queues.save(current.common(), queue, name, works, current.now(), GOLD)
    except UserError as error:
        st.toast(plain(messages.raised(view.labels, error)))


def _chosen(view: View) -> tuple[Queue, list[Scheme]] | None:
    """The queue that the address names, else the newest, with its schemes."""
    labels, every = view.labels, of_corpus(view)
    if not every:
        st.info(labels("coding.no_queue"), icon=":material/info:")
        return None
    names = {queue.id: queue.name for queue in every}
    chosen = options.one_of(view, "queue", list(names), labels("coding.queue"), names.__getitem__, as_list=True)
    queue = next(queue for queue in every if queue.id == chosen)
    known = view.corpus.schemes
    schemes = [known[scheme] for scheme in queue.schemes if scheme in known]
    if not schemes:
        st.warning(labels("coding.no_scheme_left"), icon=":material/warning:")
        return None
    return queue, schemes


def _elsewhere(view: View, n: int) -> None:
    """A line on items that are no longer in this version of the corpus."""
    if n:
        st.warning(view.labels("coding.elsewhere", n=view.labels.number(n)), icon=":material/warning:")
