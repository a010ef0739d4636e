"""A filter in words, for people and for captions."""

import unicodedata
from typing import Any

import polars as pl

from analysis.core.compare import FACT, NO_EFFECT
from analysis.core.conditions.labelled import LabelCodec, Labelled
from analysis.core.query.filter import CODECS, Filter, FilterNote
from analysis.core.query.meaning import Meaning
from analysis.core.query.sequences import UtterancePattern
from analysis.core.query.utterance_conditions import SEPARATOR, UTTERANCE_MASKS
from analysis.labels import Labels
from data.encoders import DEFAULT

LONGEST = 120
MOST = 8  # ids or ranges of ids that are still read
ZWJ = "\u200d"


def condition(name: str, value: Any, labels: Labels, chosen: Filter) -> str:
    """One condition in words."""
    if name == "topics":
        return labels.listing(labels.value("topic", topic) for topic in value)
    if name in ("regime", "band"):
        return labels.listing(labels.value(name, code) for code in value)
    if name == "opened":
        return labels("words.opened", role=labels.value("role", value))
    if name == "items":
        return labels.listing(
            labels("words.item", item=labels.value("item", item), value=_span(bounds)) for item, bounds in value
        )
    if name == "near":
        text, k, encoder = value
        key = "words.near" if encoder == DEFAULT else "words.near_by"
        return labels(key, text=text, n=labels.number(k), encoder=encoder)
    if name == "picked":
        return labels("words.picked", n=labels.number(sum(high - low + 1 for low, high in value)))
    if name == "then":
        first, then = _pattern(value.first, labels), _pattern(value.then, labels)
        return labels("words.next" if value.within == 1 else "words.then", first=first, then=then, n=value.within)
    if name == "code":
        by_role = labels("words.said_by", role=labels.value("role", chosen.role)) if chosen.role else ""
        return labels("words.code", value=label(value, labels)) + by_role
    if name == "meaning":
        by_role = labels("words.said_by", role=labels.value("role", chosen.role)) if chosen.role else ""
        return _meaning(value, labels) + by_role
    if name == "region":
        by_role = labels("words.said_by", role=labels.value("role", chosen.role)) if chosen.role else ""
        return labels("words.region") + by_role
    if name in UTTERANCE_MASKS:
        by_role = labels("words.said_by", role=labels.value("role", chosen.role)) if chosen.role else ""
        return labels(f"words.{name}", value=seen(value)) + by_role
    if name == "id" and len(value) > MOST:
        return labels("words.ids", n=labels.number(sum(high - low + 1 for low, high in value)))
    written = CODECS[name].write(value).replace("-", "–") if name != "date" else CODECS[name].write(value)
    return labels(f"words.{name}", value=written.replace("..", " – "))


def _meaning(value: Meaning, labels: Labels) -> str:
    """What utterances are to be like, and how many examples they are to be unlike."""
    like, unlike = len(value.like), len(value.unlike)
    of = "words.like_both" if value.text and like else "words.like_text" if value.text else "words.like_examples"
    what = labels(of, text=seen(value.text), like=like)
    key = "words.meaning_unlike" if unlike else "words.meaning"
    return labels(key, what=what, unlike=unlike, n=labels.number(value.k))


def _pattern(pattern: UtterancePattern, labels: Labels) -> str:
    value = label(LabelCodec().read(pattern.query), labels) if pattern.by == "label" else seen(pattern.query)
    return labels(f"words.{pattern.by}_of", role=labels.value("role", pattern.role), value=value)


def label(value: Labelled, labels: Labels) -> str:
    """A condition on labels in words: scheme, codes or range, and the coder where one is named."""
    name = seen(labels.value("scheme", value.scheme))
    what = labels.listing(seen(labels.value("code_of", code)) for code in value.codes)
    if value.low is not None or value.high is not None:
        low, high = ("" if end is None else f"{end:g}" for end in (value.low, value.high))
        what = f"{low}–{high}"
    parts = [name, *([what] if what else []), *([seen(labels.value("coder", value.coder))] if value.coder else [])]
    return labels("words.label_parts").join(parts)


def _span(bounds: tuple[float, float]) -> str:
    return f"{bounds[0]:g}–{bounds[1]:g}"


def in_words(chosen: Filter, labels: Labels) -> str:
    """The whole filter in words; a role goes with its text."""
    parts = [
        condition(name, getattr(chosen, name), labels, chosen) for name in chosen.conditions if name != "role"
    ]
    return labels.facts(parts) or labels("words.all")


def differences_in_words(table: pl.DataFrame, labels: Labels) -> str:
    """What the numbers of a table of differences are: interval, correction, effect sizes."""
    if table.is_empty():
        return labels("cohort.none")
    kinds = table["effect_kind"].drop_nulls().unique().sort().to_list()
    effects = [labels(f"effect_of.{kind}") for kind in kinds if kind not in (FACT, NO_EFFECT)]
    sentences = []
    if effects:
        listed = labels.listing(effects)
        sentences.append(labels("cohort.difference_about", n=table["p"].count(), effects=listed))
    elif NO_EFFECT in kinds:
        sentences.append(labels("cohort.difference_plain", n=table["p"].count()))
    sentences += [labels("cohort.gap")] if "ks_d" in kinds else []
    sentences += [labels("cohort.fact")] if FACT in kinds else []
    return labels.sentences(sentences)


def note(filter_note: FilterNote, labels: Labels) -> str:
    """A note in words."""
    known = filter_note.name in CODECS
    name = (
        labels(f"condition.{filter_note.name}")
        if known and filter_note.code == "not_in_corpus"
        else filter_note.name
    )
    if filter_note.code.startswith("grammar."):
        values = dict(part.partition("=")[::2] for part in filter_note.value.split(SEPARATOR))
        why = labels(f"error.{filter_note.code.replace('.', '_')}", **{k: seen(v) for k, v in values.items()})
        return labels("note.bad_query", name=labels("condition.query"), value=why.rstrip("。."))
    if filter_note.code.startswith("query."):
        reason = filter_note.code.removeprefix("query.")
        why = labels(f"error.query_{reason}", part=_short(seen(filter_note.value))).rstrip("。.")
        return labels("note.bad_query", name=labels(f"condition.{filter_note.name}"), value=why)
    return labels(f"note.{filter_note.code}", name=_short(seen(name)), value=_short(seen(filter_note.value)))


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def seen(text: str) -> str:
    """The text with what cannot be seen, or would turn the line round, as ⟨U+202E⟩; what joins an emoji stays."""
    hidden = ("Cc", "Cf", "Zl", "Zp")
    return "".join(f"⟨U+{ord(c):04X}⟩" if unicodedata.category(c) in hidden and c != ZWJ else c for c in text)
