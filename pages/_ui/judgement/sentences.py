"""What can be said of the judgements and what cannot, in sentences."""

from typing import Any

import polars as pl
import streamlit as st

from analysis.core.errors import Absent
from analysis.judgement.overview import judgement_power
from analysis.judgement.pairs import judgement_pairs
from analysis.judgement.raters import judgement_raters
from analysis.judgement.strengths import judgement_cycles, judgement_strengths
from pages._ui.core.parts import messages
from pages._ui.core.parts.escape import plain
from pages._ui.core.state import cache
from pages._ui.core.state.view import View

MOST_PAIRS = 10


def said(view: View, settings: dict[str, Any]) -> bool:
    """Who is preferred to whom, who are alike, what is undecided; whether any pair was judged."""
    labels = view.labels
    try:
        pairs = cache.table(view.question(judgement_pairs, settings))
    except Absent as error:
        st.info(plain(messages.raised(labels, error)), icon=":material/info:")
        return False
    if pairs.is_empty():
        st.info(labels("absent.judgements"), icon=":material/info:")
        return False
    lines = _together(view, pairs) if pairs.height > MOST_PAIRS else _one_by_one(view, pairs)
    lines += _whole(view, settings)
    with st.container(border=True, gap="xsmall"):
        st.markdown(f"**{labels('said.title')}**")
        st.markdown("\n".join(f"- {plain(line)}" for line in lines))
    return True


def _one_by_one(view: View, pairs: pl.DataFrame) -> list[str]:
    """A sentence for each pair."""
    labels, lines = view.labels, []
    for row in pairs.iter_rows(named=True):
        a, b = (named(view, row[name]) for name in ("system_a", "system_b"))
        verdict = row["verdict"]
        facts = {
            "a": a if verdict != "b" else b,
            "b": b if verdict != "b" else a,
            "share": labels.percent(row["preference"] if verdict != "b" else 1 - row["preference"], 0),
            "n": labels.number(row["n"]),
            "dialogues": labels.number(row["n_dialogues"]),
            "more": labels.number(row["n_needed"]) if row["n_needed"] else "",
        }
        code = "preferred" if verdict in ("a", "b") else verdict
        if verdict == "open" and not row["n_needed"]:
            code = "open_now"
        lines.append(labels(f"said.{code}", **facts))
    return lines


def _together(view: View, pairs: pl.DataFrame) -> list[str]:
    """Many pairs: to whom each system is preferred, the most successful first; who are alike; what is open."""
    labels, lines = view.labels, []
    beaten: dict[str, list[str]] = {}
    others: dict[str, list[str]] = {}
    for row in pairs.iter_rows(named=True):
        a, b, verdict, preference = row["system_a"], row["system_b"], row["verdict"], row["preference"]
        if verdict in ("a", "b"):
            won, lost, share = (a, b, preference) if verdict == "a" else (b, a, 1 - preference)
            beaten.setdefault(won, []).append(f"{named(view, lost)} ({labels.percent(share, 0)})")
        else:
            both = f"{named(view, a)} – {named(view, b)} ({labels.percent(preference, 0)})"
            others.setdefault(verdict, []).append(both)
    for system in sorted(beaten, key=lambda name: -len(beaten[name])):
        lines.append(labels("said.over", a=named(view, system), others=labels.listing(beaten[system])))
    for verdict, listed in sorted(others.items()):
        lines.append(labels(f"said.all_{verdict}", pairs=labels.listing(listed)))
    return lines


def named(view: View, system: str) -> str:
    """A system as people read it: what the counselors wrote is no system."""
    return view.labels.value("system", system)


def _whole(view: View, settings: dict[str, Any]) -> list[str]:
    """What holds of all systems together: groups that nothing connects, circles, what d = .2 would take."""
    labels, lines = view.labels, []
    plainly = {name: settings[name] for name in ("attribute", "raters")}
    strengths = cache.table(view.question(judgement_strengths, {**plainly, "cluster": settings["cluster"]}))
    n_parts = strengths["connected_part"].n_unique()
    if n_parts > 1:
        lines.append(labels("said.parts", n=n_parts))
    circles = cache.table(view.question(judgement_cycles, plainly))
    sure = (circles["verdict"] == "sure").sum()
    if circles.height:
        lines.append(labels("said.circles" if sure else "said.circles_by_chance", n=circles.height, sure=sure))
    power = cache.table(view.question(judgement_power, plainly))
    for most in power.sort("n_needed", descending=True).head(1).filter(pl.col("n_needed") > 0).to_dicts():
        facts = {
            "a": named(view, most["system_a"]),
            "b": named(view, most["system_b"]),
            "more": labels.number(most["n_needed"]),
        }
        lines.append(labels("said.power", **facts))
    return lines


def patterns(view: View, attribute: str) -> None:
    """A warning for each rater whose judgements say little."""
    labels = view.labels
    try:
        raters = cache.table(view.question(judgement_raters, {"attribute": attribute}))
    except Absent:
        return
    for rater, pattern in raters.select("rater", "rater_pattern").iter_rows():
        if pattern:
            what = labels.value("pattern", pattern)
            st.warning(plain(labels("said.pattern", rater=rater, what=what)), icon=":material/warning:")
