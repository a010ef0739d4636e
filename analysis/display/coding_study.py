"""A coding study as a methods section tells it: sample, coders, scheme, agreement, settlement."""

from collections.abc import Mapping
from typing import Any

from analysis.labels import Labels


def study_in_words(facts: Mapping[str, Any], scheme_name: str, labels: Labels) -> str:
    """The sentences on one scheme, from a row of ``coding_study``."""
    if not facts["n_utterances"]:
        parts = [_scheme(facts, scheme_name, labels), labels("study.none")]
    else:
        parts = [_scheme(facts, scheme_name, labels), _sample(facts, labels), _agreement(facts, labels)]
        parts.append(_settled(facts, labels))
    if facts["made_by"]:
        parts.append(labels("study.machine", made_by=facts["made_by"]))
    return labels.sentences(parts)


def _scheme(facts: Mapping[str, Any], name: str, labels: Labels) -> str:
    source = labels("study.source", source=facts["reference"].rstrip(".")) if facts["reference"] else ""
    kind = labels(f"study.kind.{facts['scheme_kind']}")
    if facts["n_codes"]:
        kind = labels("study.with_codes", kind=kind, n=facts["n_codes"])
    return labels("study.scheme", scheme=name, kind=kind, source=source)


def _sample(facts: Mapping[str, Any], labels: Labels) -> str:
    counts = {"dialogues": labels.number(facts["n_dialogues"]), "utterances": labels.number(facts["n_utterances"])}
    if facts["n_drawn"]:
        ends = [f"{facts[name]:.3g}" for name in ("chance_low", "chance_high")]
        strata = labels("study.strata", n=facts["n_strata"]) if facts["n_strata"] > 1 else ""
        chance = "–".join(dict.fromkeys(ends))
        drawn = {"drawn": labels.number(facts["n_drawn"]), "strata": strata, "chance": chance}
        return labels("study.sample_drawn", coders=facts["n_coders"], **counts, **drawn)
    if facts["n_coders"] == 1:
        return labels("study.sample_one", **counts)
    return labels("study.sample", coders=facts["n_coders"], **counts)


def _agreement(facts: Mapping[str, Any], labels: Labels) -> str:
    if not facts["n_double"] or facts["estimate"] is None:
        return labels("study.no_agreement") if not facts["n_double"] else ""
    bounds = {name: _two(facts[name]) for name in ("low", "high")}
    interval = "" if facts["low"] is None else labels("study.interval", **bounds)
    double = labels.number(facts["n_double"])
    return labels("study.agreement", double=double, alpha=_two(facts["estimate"]), interval=interval)


def _settled(facts: Mapping[str, Any], labels: Labels) -> str:
    if not facts["n_double"]:
        return ""
    counts = {"disagreed": labels.number(facts["n_disagreed"])}
    if not facts["n_settled"]:
        return labels("study.no_gold", **counts)
    return labels("study.gold", settled=labels.number(facts["n_settled"]), **counts)


def _two(value: float) -> str:
    return f"{value:.2f}".replace("-", "−")
