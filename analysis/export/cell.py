"""A card as code: a cell for a notebook, and a line for a terminal, that give the same table or figure."""

import shlex

from analysis.core.query.selection import Selection
from analysis.export import VERSION
from analysis.export.result import Result
from analysis.labels import Language


def cell(result: Result, lang: Language) -> str:
    """The lines of a notebook that give the table, or draw the figure, of the same dialogues and options."""
    kind = "table" if result.figure is None else "figure"
    names = ["a", "b"][: len(result.question.selections)]
    given = [repr(result.name), *names]
    given += [f"lang={lang!r}"] if kind == "figure" else []
    given += [f"{name}={value!r}" for name, value in result.options.items()]
    opened = [
        f"{name} = {_select(selection)}" for name, selection in zip(names, result.question.selections, strict=True)
    ]
    used = ["Corpus", "select", *(["Filter"] if any("Filter." in line for line in opened) else [])]
    versions = ", ".join(dict.fromkeys(f"{s.corpus.id} {s.corpus.version}" for s in result.question.selections))
    return "\n".join(
        [
            f"# KokoroScope {VERSION}; {versions}",
            f"from kokoroscope import {', '.join(sorted([*used, kind], key=str.lower))}",
            "",
            *opened,
            f"{kind}({', '.join(given)})",
        ]
    )


def command(result: Result, lang: Language) -> str:
    """The line of a terminal that prints the table, or writes the figure, of the same dialogues and options."""
    kind = "table" if result.figure is None else "figure"
    parts = ["python -m analysis", kind, result.name, *_chosen(result.a, "--corpus", "--filter")]
    if result.b is not None:
        parts += _chosen(result.b, "--b-corpus", "--b")
    for name, value in result.options.items():
        parts += ["--option", shlex.quote(f"{name}={value}")]
    parts += ["--lang", lang, "--out", f"{result.name}.pdf"] if kind == "figure" else []
    return " ".join(parts)


def _select(selection: Selection) -> str:
    query = selection.filter.to_query()
    chosen = f", Filter.from_query({query!r})[0]" if query else ""
    return f"select(Corpus.open({selection.corpus.id!r}){chosen})"


def _chosen(selection: Selection, corpus: str, filter_: str) -> list[str]:
    query = selection.filter.to_query()
    return [corpus, shlex.quote(selection.corpus.id), *([filter_, shlex.quote(query)] if query else [])]
