"""The options of a figure's table, as its caption names them."""

from collections.abc import Mapping
from typing import Any, get_args

import polars as pl

from analysis.core.coded.coded import coder_names, scheme_of
from analysis.core.measure import Measure, measured
from analysis.core.query.person import person_of
from analysis.core.query.selection import Selection
from analysis.core.text.lexicon import ROLES
from analysis.core.text.stop_words import word_groups
from analysis.core.text.target_word import words_of
from analysis.export.result import Result
from analysis.judgement.reading import taken
from analysis.labels import Labels

TOLD = ("against",)  # what a comparison sets side by side has a sentence of its own
NONE = {"stop": "none"}
OWN = {
    **{"metric": "metric", "scheme": "scheme", "attribute": "attribute", "raters": "whose", "target": "target"},
    **dict.fromkeys(("coder", "coder_a", "coder_b", "machine"), "coder"),
    **dict.fromkeys(("system", "worse_than"), "system"),
}
# Where words are brought in relation: the words that are, how many times what, and what is drawn.
OF_RELATIONS = {"clusters", "clearest", "minimum", "permutations", "resamples", "top"}
# What ``minimum`` counts there, by an option that only such tables have.
COUNTED = {"outcome": "dialogues", "within": "segments", "links": "turns"}
MOST = 400
# Options that are told even where they are not set.
ALWAYS = {
    "asks",
    "by",
    "cluster",
    "counted",
    "course_of",
    "edges",
    "factors",
    "fewest",
    "first",
    "items",
    "kind",
    "lag",
    "least",
    "level",
    "links",
    "measure",
    "metric",
    "near",
    "outcome",
    "reliability",
    "rolling",
    "rotation",
    "since",
    "size",
    "strata",
    "target",
    "telling",
    "within",
}
# The same where words are counted: which ones.
OF_WORDS = {"stop", "window", "words"}
# The same where clients are drawn anew: what the stability of a result is of.
RESAMPLED = {"minimum", "resamples"}
# Options that choose for themselves where they are empty, and a column that says what they chose.
CODED = {"attribute", "scheme", "coder", "coder_a", "coder_b", "machine"}
EMPTY = pl.Series([], dtype=pl.Null)


def settings(result: Result) -> dict[str, Any]:
    """The options that were set or are always named, with the score that was really used."""
    defaults = result.question.table.with_defaults({})
    always = ALWAYS | (RESAMPLED if "resamples" in defaults else set())
    always |= OF_WORDS if "words" in defaults else set()
    of_relations = result.question.table.function.__module__.startswith("analysis.relations.")
    always |= OF_RELATIONS if of_relations else set()
    given = {name: value for name, value in defaults.items() if name in always} | dict(result.options)
    for name in filter(CODED.__contains__, defaults):
        column = result.frame.get_column("coder" if name == "machine" else name, default=EMPTY)
        if not given.get(name) and column.n_unique() == 1:
            given[name] = column[0]
    if {"scheme", "coder"} <= defaults.keys() and not (given.get("scheme") and given.get("coder")):
        given |= _taken(result.a, str(given.get("scheme") or ""), str(given.get("coder") or ""))
    if result.question.table.reads_judgements:
        given |= taken(result.a, given, defaults)
    if "predictions" in defaults:
        given = {"covered" if name == "items" else name: value for name, value in given.items()}
    if defaults.get("word") == "" and not given.get("word"):  # the most frequent one
        requested = result.question.table.with_defaults(result.options)
        chosen = {
            name: requested[name] for name in ("role", "words", "stop", "unit", "templates") if name in requested
        }
        given["word"] = words_of(result.a, "", **chosen)[0]
    if defaults.get("rules") == "" and not given.get("rules"):
        given["rules"] = "shipped"
    if "person" in defaults and (person := person_of(result.a, str(given.get("person") or ""))):
        given["person"] = person
    if "dialogue" in defaults:
        given |= _dialogue(result, given.get("dialogue"), defaults["dialogue"])
    if given.get("by") == "item":  # each of the items is its own target
        given.pop("target", None)
    if given.get("measure") in get_args(Measure):
        requested = given.pop("measure")
        given |= {"measure": measured(result.a, requested)} if result.a.corpus.has("score") else {}
    return _named_in_relations(given, result.name) if of_relations else given


def _named_in_relations(given: dict[str, Any], table: str) -> dict[str, Any]:
    """Where words are brought in relation: ``top`` chooses words, and ``minimum`` has a unit."""
    unit = next((unit for option, unit in COUNTED.items() if option in given), "")
    names = {"top": f"top_{'pairs' if table.startswith('bigram') else 'words'}", "minimum": f"minimum_{unit}"}
    return {names.get(name, name): value for name, value in given.items() if (name, value) != ("permutations", 0)}


def _taken(selection: Selection, scheme: str, coder: str) -> dict[str, str]:
    """The scheme and the coder that a table of codes takes where none is named."""
    chosen = scheme_of(selection, scheme).id
    return {"scheme": chosen, "coder": coder or coder_names(selection.corpus, chosen)[0]}


def _dialogue(result: Result, requested: Any, default: Any) -> dict[str, str]:
    """The dialogue by its name in the source: the chosen one, or the first where a table begins with it."""
    corpus, first = result.a.corpus, default == "" and not result.a.is_empty
    if not requested and not first:
        return {}
    name = str(requested or result.a.dialogue_ids[0])
    return {"dialogue": name if name in corpus.numbers else corpus.dialogue_name(int(name))}


def settings_in_words(options: Mapping[str, Any], labels: Labels) -> str:
    """Each option that says something: what it is called, and its value; a long one is cut."""
    values = {name: value if value != "" else NONE.get(name, "") for name, value in options.items()}
    pairs = [
        (setting_name(name, value, labels), value)
        for name, value in values.items()
        if value != "" and name not in TOLD
    ]
    return labels.listing(
        f"{labels.value('setting', name)} = {_value(name, value, labels)}" for name, value in pairs
    )


def setting_name(name: str, value: Any, labels: Labels) -> str:
    """The setting's name: ``measure`` is a score, in networks how strongly two words are associated; and so on."""
    if name == "first" and value in ROLES:
        return "first_speaker"
    if name == "least" and isinstance(value, float):
        return "near"
    is_association = name == "measure" and labels.value("setting.association", value) != value
    return "association" if is_association else name


def _value(name: str, value: Any, labels: Labels) -> str:
    if name == "person" and isinstance(value, tuple):
        return f"{labels.value('role', value[0])} {value[1]}"
    if isinstance(value, bool):
        return labels(f"setting.{'yes' if value else 'no'}")
    if isinstance(value, int | float):
        return labels.number(value)
    if name == "stop" and (groups := word_groups(value)):
        words = " ".join(word for word in value.split() if word not in groups)
        named = [labels.value("setting.stop", group) for group in groups]
        return labels.listing([*([_value(name, words, labels)] if words else []), *named])
    worded = labels.value(OWN.get(name, f"setting.{name}"), value)
    return worded if len(worded) <= MOST else worded[: MOST - 1] + "…"
