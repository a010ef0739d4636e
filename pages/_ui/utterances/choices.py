"""Choices that the parts of the page share: whose utterances, with templates or without, which level."""

from functools import partial
from typing import Any, get_args

from analysis.core.dialogues.spoken import NEEDS, By, Speaker, codes_of, values_of
from pages._ui.core.parts.templates import templates
from pages._ui.core.state import options
from pages._ui.core.state.view import View

LEVELS = ("1", "2", "3")


def spoken(view: View) -> dict[str, Any]:
    """Whose utterances are looked at, and whether templates are."""
    return {"speaker": speaker(view), "templates": templates(view)}


def speaker(view: View) -> str:
    """Whose utterances are looked at."""
    label = view.labels("utterances.speaker")
    return options.one_of(view, "speaker", get_args(Speaker), label, partial(_speaker, view))


def level(view: View, usual: str = "1", most: int = 3) -> int:
    """Coarse, finer or finest themes."""
    labels = view.labels
    levels = LEVELS[:most]
    return int(
        options.one_of(
            view, "level", levels, labels("utterances.level"), partial(labels.value, "utterances_level"), usual
        )
    )


def colour(view: View) -> dict[str, Any]:
    """What cells are coloured by, and of which value the share is."""
    labels, corpus = view.labels, view.corpus
    there = [by for by in get_args(By) if by not in NEEDS or corpus.has(NEEDS[by])]
    codes = codes_of(corpus)
    if not codes:
        there.remove("code")
    by = options.one_of(
        view, "by", there, labels("utterances.by"), partial(labels.value, "utterances_by"), as_list=True,
        resets=("value",),
    )  # fmt: skip
    if by == "density":
        return {"by": by}
    values = codes if by == "code" else values_of(corpus, by)
    value = options.one_of(
        view, "value", values, labels("utterances.value"), lambda code: _value(view, by, code), as_list=True
    )
    return {"by": by, "value": value}


def _value(view: View, by: str, code: str) -> str:
    if by == "code":
        scheme, _, name = code.partition(":")
        labels = view.labels
        return f"{labels.value('scheme', scheme)}: {labels.value('code_of', name)}"
    return view.labels.value(by, code)


def _speaker(view: View, speaker: str) -> str:
    labels = view.labels
    return labels("search.role.both") if speaker == "both" else labels.value("role", speaker)
