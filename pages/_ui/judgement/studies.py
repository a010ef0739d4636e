"""Studies: which one is judged, how far each rater has come, and the form that draws a new one with its power."""

from functools import partial

import streamlit as st

from analysis.core.query.filter import Filter
from analysis.core.statistics.preference.paired import size_for
from analysis.display import filters
from analysis.judgement import sampling
from data.coding.store import Place, text_hash
from data.core.problems import UserError
from data.judgement import store
from data.judgement.attributes import OVERALL, READY
from data.judgement.frames import GOLD
from data.judgement.store import PAIR, SCALE, Item, Study
from data.people.roles import Role
from pages._ui.core.parts import messages
from pages._ui.core.parts.escape import plain
from pages._ui.core.state import current, options
from pages._ui.core.state.view import View
from pages._ui.judgement import judge

EFFECT, MOST = 0.2, 5_000
USUAL = 40


def of_corpus(view: View) -> list[Study]:
    """The studies of this corpus, the newest first."""
    return store.studies(current.common(), view.corpus.id)


def work(view: View, rater: str) -> None:
    """The study that the address names, else the newest, judged by one rater."""
    labels = view.labels
    every = [one for one in of_corpus(view) if not one.raters or rater in one.raters]
    if not every:
        st.info(labels("judging.no_study"), icon=":material/info:")
        return
    names = {study.id: study.name for study in every}
    chosen = options.one_of(view, "study", list(names), labels("judging.study"), names.__getitem__, as_list=True)
    study = next(one for one in every if one.id == chosen)
    items = judge.placed(view.corpus, study, rater)
    if len(items) < study.n:
        missing = labels.number(study.n - len(items))
        st.warning(labels("judging.elsewhere", n=missing), icon=":material/warning:")
    if items:
        judge.judge(view, study, rater, items)


def listed(view: View) -> None:
    """Every study: what is judged, how it was drawn, and how far each rater has come."""
    labels = view.labels
    for study in of_corpus(view):
        with st.container(border=True, gap="xsmall"):
            with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
                st.markdown(f"**{plain(study.name)}**", width="content")
                with st.popover(labels("judging.remove"), icon=":material/delete:", disabled=not _may_rule(study)):
                    st.markdown(labels("judging.remove_sure"))
                    st.button(
                        labels("judging.remove_yes"),
                        key=view.key(f"judging.remove.{study.id}"),
                        on_click=_remove,
                        args=(view, study),
                    )
            st.caption(plain(_about(view, study)))
            _standing(view, study, may_change=_may_rule(study))
            for one in store.progress(current.common(), study):
                text = labels("coding.progress", coder=one.rater, done=one.done, of=one.of)
                last = labels("coding.last_at", at=one.last_at[:16].replace("T", " ")) if one.last_at else ""
                share = min(1.0, one.done / max(1, one.of))
                st.progress(share, plain(labels.facts([text, last] if last else [text])))


def _may_rule(study: Study) -> bool:
    """Whether this person may end or delete a study: who drew it, or an owner of the server."""
    me = current.person()
    return me.is_anyone or me.role >= Role.OWNER or (bool(study.made_by) and study.made_by == me.id)


def _standing(view: View, study: Study, *, may_change: bool) -> None:
    """Whether the study is running, and the way to show its results before all are through."""
    labels = view.labels
    if not store.is_running(current.common(), study):
        st.caption(labels("judging.revealed" if study.revealed else "judging.finished"))
        return
    st.caption(labels("judging.running"))
    with st.popover(labels("judging.reveal"), icon=":material/visibility:", disabled=not may_change):
        st.markdown(labels("judging.reveal_sure"))
        st.button(
            labels("judging.reveal"),
            type="primary",
            key=view.key(f"judging.reveal.{study.id}"),
            on_click=_reveal,
            args=(view, study),
        )


def draw(view: View) -> None:
    """The form that draws a study from the selection, with what its size can find."""
    labels = view.labels
    st.subheader(labels("judging.new"), anchor=False)
    there = [name for one in view.corpus.responses.sets() for name in one.systems]
    names = {name: labels.value("system", name) for name in (*there, GOLD)}
    if len(names) < 2:
        st.info(labels("judging.no_responses"), icon=":material/info:")
        return
    usual = [name for name in names if name != GOLD][:2]
    systems = st.multiselect(
        labels("judging.systems"),
        list(names),
        default=usual if len(usual) > 1 else list(names),
        format_func=names.__getitem__,
        key=view.key("judging.systems"),
    )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        mode = st.segmented_control(
            labels("judging.mode"),
            (PAIR, SCALE),
            format_func=partial(labels.value, "judging_mode"),
            default=PAIR,
            required=True,
            key=view.key("judging.mode"),
        )
        per_dialogue = int(
            st.number_input(
                labels("judging.per_dialogue"),
                1,
                50,
                2,
                help=labels("judging.per_dialogue_help"),
                key=view.key("judging.per_dialogue"),
                width=220,
            )
        )
        seed = int(st.number_input(labels("coding.seed"), 0, 2**31, 1, key=view.key("judging.seed"), width=140))
    attributes = st.multiselect(
        labels("judging.attributes"),
        [one.id for one in READY],
        default=[OVERALL] if mode == PAIR else ["empathy", "helpfulness", "safety"],
        format_func=partial(labels.value, "attribute"),
        key=view.key(f"judging.attributes.{mode}"),
    )
    for name in attributes:
        definition = labels.value("attribute_definition", name)
        st.caption(f"**{labels.value('attribute', name)}** {plain(definition)}")
    drawn = sampling.draw(view.selection, systems, MOST, mode=mode or PAIR, per_dialogue=per_dialogue, seed=seed)
    most = drawn.height
    if len(systems) < (2 if mode == PAIR else 1) or not most:
        st.info(labels("error.study_empty", **{}), icon=":material/info:")
        return
    n = int(
        st.number_input(
            labels("judging.n"), 1, most, min(USUAL, most), key=view.key(f"judging.n.{mode}.{most}"), width=220
        )
    )
    st.caption(_power(view, mode or PAIR, len(systems), n, most))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        name = st.text_input(labels("judging.name"), max_chars=store.LONGEST_NAME, key=view.key("judging.name"))
        raters = st.text_input(
            labels("judging.raters"), help=labels("judging.raters_help"), key=view.key("judging.raters")
        )
    if st.button(labels("judging.draw"), type="primary", disabled=not attributes, key=view.key("judging.draw")):
        people = tuple(
            dict.fromkeys(" ".join(one.split()) for one in raters.replace("、", ",").split(",") if one.strip())
        )
        study = Study(
            "",
            view.corpus.id,
            name or labels("judging.unnamed", n=n),
            mode or PAIR,
            tuple(attributes),
            tuple(systems),
            tuple(one.id for one in view.corpus.responses.fitting()),
            people,
            seed=seed,
            query=view.selection.filter.to_query(),
            made_at=current.now(),
            made_by=current.person().id,
            version=view.corpus.version,
        )
        try:
            made = store.make(current.common(), study, items_of(view, drawn.head(n).rows()))
        except UserError as error:
            st.error(plain(messages.raised(labels, error)))
            return
        options.go({"study": made.id, "tab": ""})
        st.rerun()


def items_of(view: View, rows: list[tuple[int, int, str, str]]) -> list[Item]:
    """The items of what was drawn, their turns named so that they are found again."""
    corpus = view.corpus
    at = {dialogue: row for row, dialogue in enumerate(corpus.dialogues["dialogue_id"])}
    sources = corpus.dialogues["source_id"]
    items = []
    for dialogue, position, a, b in rows:
        row = at[dialogue]
        text = text_hash(corpus.texts[int(corpus.offsets[row]) + position])
        items.append(Item(Place(str(sources[row]), position, corpus.version, text), a, b))
    return items


def _power(view: View, mode: str, systems: int, n: int, most: int) -> str:
    """What a sample of this size finds: how many more items separate two systems at d = .2."""
    labels, number = view.labels, view.labels.number
    wanted = size_for(EFFECT)
    each = n // max(1, systems * (systems - 1) // 2) if mode == PAIR else n // max(1, systems)
    facts = {"n": number(n), "most": number(most), "each": number(each), "wanted": number(wanted)}
    if each >= wanted:
        return labels("judging.power_enough", **facts)
    return labels("judging.power", more=number(wanted - each), **facts)


def _about(view: View, study: Study) -> str:
    labels = view.labels
    chosen, _ = Filter.from_query(study.query)
    named = labels.listing(labels.value("system", one) for one in study.systems)
    judged = labels.listing(labels.value("attribute", one) for one in study.attributes)
    drawn = labels(
        "judging.drawn", n=labels.number(study.n), seed=study.seed, filter=filters.in_words(chosen, labels)
    )
    return labels.facts([labels.value("judging_mode", study.mode), named, judged, drawn, study.made_at[:10]])


def _reveal(view: View, study: Study) -> None:
    if _may_rule(study):
        try:
            store.reveal(current.common(), study)
        except UserError as error:
            st.toast(plain(messages.raised(view.labels, error)))


def _remove(view: View, study: Study) -> None:
    if _may_rule(study):
        try:
            store.remove(current.common(), study)
        except UserError as error:
            st.toast(plain(messages.raised(view.labels, error)))
