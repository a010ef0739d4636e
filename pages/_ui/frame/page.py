"""The frame around every page: configuration, corpus, navigation, selection, licence."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from typing import NoReturn

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from analysis.core import registry
from analysis.core.query.filter import FilterNote
from analysis.core.query.selection import Selection
from analysis.display.filters import note as note_in_words
from analysis.labels import LANGUAGE_NAMES, LANGUAGES, Labels
from data.core.problems import UserError
from data.core.store import Manifest
from pages._ui.core.cards import export_collection, page_copy, veil
from pages._ui.core.navigation import GROUPS, PAGES
from pages._ui.core.parts import basis, messages, polling
from pages._ui.core.parts.escape import plain
from pages._ui.core.state import cache, gone, history, last_view, opening, url
from pages._ui.core.state.controlled import controlled
from pages._ui.core.state.view import View
from pages._ui.filters import cohorts, remaining, sidebar
from pages._ui.frame import demo, notice, scrolled, style, tools
from pages._ui.kept import basket
from pages._ui.people import gate

Heading = Callable[[View], str]
MOST_NOTES = 6
EVEN_EMPTY = ("coding", "corpora", "dialogues", "reader")
WITHOUT_BASIS = ("coding", "corpora", "reader")
WITH_OWN_WAY_BACK = ("reader",)


def page(name: str, *, title: Heading | None = None) -> View:
    """Draw the frame and resolve the selection; stops where there is nothing to show.

    ``title``: the heading, where it depends on what is shown.
    """
    with around(name, title=title) as view:
        return view


@contextmanager
def around(name: str, *, title: Heading | None = None) -> Iterator[View]:
    """The same around a page that must be read soon: where it is a browser's first, the sidebar is drawn last."""
    gone.let_go()
    labels = url.language()
    _configure(name, labels)
    gate.enter(labels)
    opening.go_home()
    registry.load()
    page_copy.begin(name)
    demo.ensure()
    manifests = cache.manifests()
    with st.sidebar:
        _brand(labels)
        navigation = st.container(gap="small")
        conditions = st.container()
    if not manifests:
        _links(navigation, labels, "")
        _without_corpus(labels)
    manifest, notes = _corpus(manifests, labels)
    chosen, unread = url.chosen_filter()
    try:
        opened = cache.corpus(manifest)
    except UserError as error:
        _links(navigation, labels, "")
        _unusable(labels, manifests, manifest, messages.raised(labels, error))
    resolved = cache.selection(opened, chosen)
    other, about_other = _second(manifests, labels)
    labels = labels.naming(opened.coding.codebook())
    view = View(name, labels, st.context.theme.type or "light", resolved, other)
    notice.once(labels)
    begins = history.visit() == 0  # later, what is chosen is seen in the sidebar before all is drawn anew
    history.remember(name, opened.id)
    if name not in WITH_OWN_WAY_BACK:
        _back(labels, opened.id)
    st.title(plain(title(view)) if title else labels(f"{name}.title"), anchor=False)
    if name not in WITHOUT_BASIS and not resolved.is_empty:
        view = basis.head(view)
    every = [*notes, *opening.left_behind(), *unread, *resolved.notes, *about_other]
    for note in _visible_notes(every):
        st.info(plain(note_in_words(note, labels)), icon=":material/info:")
    if any(note.code == "starting" for note in every):
        polling.soon(view)
    cohorts.notes(view)
    _links(navigation, labels, opened.id)
    style.apply(labels, view.theme)
    stops = resolved.is_empty and name not in EVEN_EMPTY
    if not begins:
        _sidebar(view, conditions, manifests)
    if stops:
        remaining.nothing_matches(view)
    else:
        yield view if name in EVEN_EMPTY or other is None or not other.is_empty else replace(view, other=None)
    if begins:
        _sidebar(view, conditions, manifests)
    last_view.remember(name)
    if stops:
        st.stop()


def _sidebar(view: View, place: DeltaGenerator, manifests: list[Manifest]) -> None:
    """Corpus, cohorts, conditions, language and licence."""
    edited = cohorts.edited(view)
    with place:
        _picker(edited, manifests)
        cohorts.sidebar(view)
        export_collection.sidebar(view)
        page_copy.sidebar(view)
        basket.sidebar(view)
        sidebar.sidebar(edited)
        gate.sidebar(view.labels)
        _foot(view)
        scrolled.keep(view.page, view.labels, view.corpus.id)


def _second(manifests: list[Manifest], labels: Labels) -> tuple[Selection | None, list[FilterNote]]:
    """Cohort B, where the address names its corpus."""
    requested = st.query_params.get(f"{url.SECOND}corpus")
    if requested is None:
        return None, []
    manifest = next((manifest for manifest in manifests if manifest.id == requested), None)
    if manifest is None:
        return None, [FilterNote("unknown_corpus_b", requested, requested)]
    chosen, unread = url.chosen_filter(url.SECOND)
    try:
        resolved = cache.selection(cache.corpus(manifest), chosen)
    except UserError as error:
        return None, [FilterNote("unusable_b", requested, messages.raised(labels, error))]
    return resolved, [*unread, *resolved.notes]


def _visible_notes(notes: list[FilterNote]) -> list[FilterNote]:
    """The first notes, and how many more there are: an address may hold a thousand odd fields."""
    rest = len(notes) - MOST_NOTES
    return notes if rest <= 0 else [*notes[:MOST_NOTES], FilterNote("more", "", str(rest))]


def _configure(name: str, labels: Labels) -> None:
    st.set_page_config(
        page_title=f"{labels('page.' + name)} · {labels('app.name')}",
        page_icon="💬",
        layout="wide",
        initial_sidebar_state=288,
    )


def _brand(labels: Labels) -> None:
    st.markdown(f"### {labels('app.name')}")


def _links(place: DeltaGenerator, labels: Labels, corpus_id: str) -> None:
    """The pages, drawn last: a link carries the query as it stands, and leads to the page as it was left."""
    for pages in GROUPS:
        group = place.container(gap="xsmall")
        for name, (path, icon) in pages.items():
            query = history.query(name, labels, corpus_id) if corpus_id else {"lang": labels.lang}
            group.page_link(path, label=labels(f"page.{name}"), icon=icon, width="stretch", query_params=query)


def _back(labels: Labels, corpus_id: str) -> None:
    """The way back to the page that a mark was pressed on."""
    came = history.origin(PAGES, labels, corpus_id)
    if came is not None:
        name, query = came
        label = labels("lead.back", page=labels(f"page.{name}"))
        st.page_link(PAGES[name][0], label=label, icon=":material/arrow_back:", query_params=query)


def _corpus(manifests: list[Manifest], labels: Labels) -> tuple[Manifest, list[FilterNote]]:
    """The address' corpus, else the first there is."""
    requested = st.query_params.get("corpus")
    opened = next((manifest for manifest in manifests if manifest.id == requested), None)
    if opened is None:
        first = manifests[0]
        return first, [
            FilterNote("unknown_corpus", labels.title_of(first.card, first.id), requested)
        ] if requested else []
    return opened, []


def _picker(view: View, manifests: list[Manifest]) -> None:
    titles = {manifest.id: view.labels.title_of(manifest.card, manifest.id) for manifest in manifests}

    st.selectbox(
        view.labels("frame.corpus"),
        list(titles),
        format_func=titles.__getitem__,
        **controlled(view.key("corpus"), view.corpus.id, partial(opening.open_corpus, view)),
    )


def _foot(view: View) -> None:
    labels, card = view.labels, view.corpus.manifest.card

    def switch(lang: str | None) -> None:
        url.write(lang=lang or labels.lang, corpus=view.corpus.id)

    st.segmented_control(
        labels("frame.language"),
        LANGUAGES,
        format_func=LANGUAGE_NAMES.__getitem__,
        label_visibility="collapsed",
        **controlled(view.key("lang"), labels.lang, switch),
    )
    tools.show(labels)
    veil.switch(labels)
    licence = plain(card.licence or labels("frame.no_licence"))
    link = f"[{licence}]({card.licence_url})" if card.licence_url.startswith("https://") else licence
    title = plain(labels.title_of(card, view.corpus.id))
    version = f"{title} · {labels('frame.version')} {view.corpus.version}"
    st.caption("  \n".join((version, f"{labels('frame.licence')}: {link}", plain(card.citation))))


def _without_corpus(labels: Labels) -> NoReturn:
    st.title(labels("corpora.title"), anchor=False)
    st.info(labels("corpora.none"), icon=":material/library_add:")
    st.stop()


def _unusable(labels: Labels, manifests: list[Manifest], manifest: Manifest, why: str) -> NoReturn:
    """A corpus that cannot be opened: say why, and lead to those that can."""
    st.title(plain(labels.title_of(manifest.card, manifest.id)), anchor=False)
    st.error(plain(why))
    for other in manifests:
        if other.id != manifest.id:
            st.page_link(
                "app.py",
                label=plain(labels.title_of(other.card, other.id)),
                icon=":material/library_books:",
                query_params={"lang": labels.lang, "corpus": other.id},
            )
    st.stop()
