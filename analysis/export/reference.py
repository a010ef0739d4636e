"""The reference: what each registered table and figure shows, how it is computed, and by which methods."""

import inspect
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from analysis.core.registry import FIGURES, TABLES, Figure, Table
from analysis.export.methods.bibtex import BIBTEX, references
from analysis.inference.methods import Method
from analysis.labels import TEXTS, Labels
from analysis.words.keyness import PRIOR

FIELD = re.compile(r"(\w+)\s*=\s*[{\"](.*?)[}\"],?\s*$", re.MULTILINE)
MARKUP = re.compile(r"([\\*_<>\[\]#|])")
THEME = {"corpus": "home"}
"""Themes whose page has another name."""


@dataclass(frozen=True)
class Entry:
    """What is to be known of one table, or of a figure by the table that it draws."""

    name: str
    title: str
    #: what is seen, in the language of the labels
    about: str
    #: what is learned and how it is computed; in English, from the docstring
    explanation: str
    #: the columns with unit and range; in English, from the docstring
    columns: str
    #: code and heading of each column of a frame that is at hand
    headings: tuple[tuple[str, str], ...]
    #: the options with their defaults
    options: tuple[tuple[str, Any], ...]
    #: each method in words, with what describes it
    methods: tuple[tuple[str, tuple[str, ...]], ...]
    #: the figures that draw it; of a figure the table that it draws
    related: tuple[str, ...]


def theme_of(entry: Table | Figure) -> str:
    """The theme that a table or figure belongs to: the name of its folder."""
    return entry.function.__module__.split(".")[-2]


def entry(registered: Table | Figure, labels: Labels, columns: Sequence[str] = ()) -> Entry:
    """The entry of a table or figure in one language; ``columns``: those of its frame, where one is at hand."""
    table = registered.table if isinstance(registered, Figure) else registered
    explanation, _, meanings = (inspect.getdoc(table.function) or "").partition("Columns:")
    related = (
        (table.name,)
        if isinstance(registered, Figure)
        else tuple(name for name, figure in FIGURES.items() if figure.table is table)
    )
    return Entry(
        registered.name,
        labels.title(registered.name),
        labels.caption(registered.name),
        explanation.strip(),
        meanings.strip(),
        tuple((code, labels.column(code)) for code in columns if f"column.{code}" in TEXTS),
        tuple((name, option.default) for name, option in table.options.items()),
        tuple(_methods(table, labels)),
        related,
    )


def _methods(table: Table, labels: Labels) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each method that the table's options can lead to, in words and with its references."""
    values = {"family": "m", "tokenizer": "…", "prior": labels.number(PRIOR)}
    for method in applied_by(table):
        key = f"export.method.{method.name}"
        if key in TEXTS:
            yield labels(key, **values).strip(), tuple(map(reference, references([method])))


def applied_by(table: Table) -> list[Method]:
    """The methods of a table under its defaults and under each value that an option may have."""
    found = dict.fromkeys(table.applied({}))
    for name, option in table.options.items():
        for value in getattr(option.annotation, "__args__", ()):
            found |= dict.fromkeys(table.applied({name: value}))
    return list(found)


def reference(key: str) -> str:
    """A reference in one line, from its BibTeX."""
    fields = {name.lower(): re.sub(r"[{}]|\\(?=&)", "", value) for name, value in FIELD.findall(BIBTEX[key])}
    authors = [name.split(",")[0] for name in fields.get("author", key).split(" and ")]
    who = authors[0] if len(authors) == 1 else f"{', '.join(authors[:-1])} & {authors[-1]}"
    where = fields.get("journal") or fields.get("booktitle") or fields.get("publisher") or ""
    doi = f" https://doi.org/{fields['doi']}" if "doi" in fields else ""
    return f"{who} ({fields.get('year', '')}). {fields.get('title', '')}. {where}.{doi}".replace("..", ".")


def markdown(
    labels: Labels,
    theme: str,
    pictures: frozenset[str] = frozenset(),
    columns: Mapping[str, Sequence[str]] | None = None,
) -> str:
    """The page of one theme: its tables and figures, each under an anchor of its own name.

    ``pictures``: the names of figures of which there is a file ``NAME.svg`` beside the page; ``columns``:
    those of each table that is at hand.
    """
    page = labels(f"page.{THEME.get(theme, theme)}")
    parts = [f"# {plain(page)}"]
    of_theme = [one for one in (*FIGURES.values(), *TABLES.values()) if theme_of(one) == theme]
    for registered in of_theme:
        one = entry(registered, labels, (columns or {}).get(registered.name, ()))
        parts.append(_section(one, isinstance(registered, Figure), labels, pictures))
    return "\n\n".join(parts) + "\n"


def _section(one: Entry, is_figure: bool, labels: Labels, pictures: frozenset[str]) -> str:
    kind = labels("reference.figure" if is_figure else "reference.table")
    parts = [f"## {plain(one.title)} {{ #{one.name} }}", f"{kind} `{one.name}`", plain(one.about)]
    if one.name in pictures:
        parts.append(f"![{plain(one.title)}]({one.name}.svg)")
    if is_figure:
        parts.append(f"{labels('reference.drawn_from')} [`{one.related[0]}`](#{one.related[0]})")
        return "\n\n".join(parts)
    if one.related:
        drawn = labels.comma.join(f"[`{name}`](#{name})" for name in one.related)
        parts.append(f"{labels('reference.drawn_by')} {drawn}")
    parts += [f"**{labels('reference.computed')}**", plain(one.explanation)]
    if one.headings:
        rows = [f"| `{code}` | {plain(heading)} |" for code, heading in one.headings]
        parts += [
            "\n".join([f"| {labels('reference.code')} | {labels('reference.heading')} |", "|---|---|", *rows])
        ]
    parts.append(plain(one.columns))
    if one.options:
        told = ", ".join(f"`{name}={value}`" if value != "" else f"`{name}`" for name, value in one.options)
        parts.append(f"**{labels('reference.options')}** {told}")
    if one.methods:
        parts.append(f"**{labels('reference.methods')}**")
        parts += [
            f"- {plain(words)}" + "".join(f"\n    - {plain(source)}" for source in sources)
            for words, sources in one.methods
        ]
    parts.append(f"```\npython -m analysis table {one.name} --corpus demo-ja\n```")
    return "\n\n".join(parts)


def plain(text: str) -> str:
    """Text as Markdown shows it: code in double back quotes stays code, everything else is only text."""
    pieces = re.split(r"``(.*?)``", text)
    told = [f"`{piece}`" if place % 2 else MARKUP.sub(r"\\\1", piece) for place, piece in enumerate(pieces)]
    return "".join(told)
