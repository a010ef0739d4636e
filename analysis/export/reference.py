"""The reference: what each registered table and figure shows, how it is computed, and by which methods."""

import inspect
import re
from collections.abc import Iterator
from dataclasses import dataclass
from string import Formatter
from unicodedata import normalize

from analysis.core.registry import FIGURES, SECTIONS, TABLES, Figure, Table
from analysis.core.statistics.comparison.log_odds import PRIOR
from analysis.core.statistics.inference.methods import Method
from analysis.export.formulas import FORMULAS
from analysis.export.methods.bibtex import BIBTEX, references
from analysis.labels import TEXTS, Labels

FIELD = re.compile(r"(\w+)\s*=\s*[{\"](.*?)[}\"],?\s*(?=\n\s*\w+\s*=|\n?\}\s*$)", re.DOTALL)
ACCENT = re.compile(r"\\(['`\"^~vcu=.H])\s*\{?\\?(\w)\}?")
ACCENTS = dict(
    zip("'`\"^~vcu=.H", "\u0301\u0300\u0308\u0302\u0303\u030c\u0327\u0306\u0304\u0307\u030b", strict=True)
)
LETTERS = {
    r"\alpha": "α",
    r"\beta": "β",
    r"\kappa": "κ",
    r"\omega": "ω",
    r"\o": "ø",
    r"\ss": "ß",
    r"\l": "ł",
    r"\&": "&",
}
MARKUP = re.compile(r"([\\*_<>\[\]#|])")
COLUMN = re.compile(r"([\w*]+(?:, [\w*]+)*)(?: (.*))?")
THEME = {"corpus": "page.home", "conduct": "shown_part.conduct"}
"""What names a theme that has no page of its name."""


@dataclass(frozen=True)
class Entry:
    """What is to be known of one table, or of a figure by the table that it draws."""

    name: str
    title: str
    #: what is seen, in the language of the labels
    about: str
    #: what is learned and how it is computed; in English, from the docstring
    explanation: str
    #: each column with its headings, and what it holds, with unit and range (in English)
    columns: tuple[tuple[str, str], ...]
    #: each option with its default, and what it chooses (in English)
    options: tuple[tuple[str, str], ...]
    #: each method in words, with what describes it
    methods: tuple[tuple[str, tuple[str, ...]], ...]
    #: what its numbers mean for everybody, and what they do not
    reading: tuple[str, ...]
    #: each formula with the meaning of its signs
    formulas: tuple[tuple[str, str], ...]
    #: the figures that draw it; of a figure the table that it draws
    related: tuple[str, ...]


def theme_of(entry: Table | Figure) -> str:
    """The theme that a table or figure belongs to: the name of its folder."""
    return entry.function.__module__.split(".")[-2]


def entry(registered: Table | Figure, labels: Labels) -> Entry:
    """The entry of a table or figure in one language."""
    table = registered.table if isinstance(registered, Figure) else registered
    related = (
        (table.name,)
        if isinstance(registered, Figure)
        else tuple(name for name, figure in FIGURES.items() if figure.table is table)
    )
    return Entry(
        registered.name,
        labels.title(registered.name),
        labels.caption(registered.name),
        _prose(inspect.getdoc(table.function) or ""),
        tuple(_column(item, labels) for item in table.sections.get("Columns", [])),
        tuple(_option(item, table) for item in table.sections.get("Options", [])),
        tuple(_methods(table, labels)),
        tuple(labels(f"explain.{one.name}") for one in applied_by(table) if f"explain.{one.name}" in TEXTS),
        tuple(_formulas(table, labels)),
        related,
    )


def _prose(docstring: str) -> str:
    """A docstring without its sections."""
    kept = []
    within = False
    for line in docstring.splitlines():
        within = line in SECTIONS or (within and (not line or line.startswith(" ")))
        kept += [] if within else [line]
    return "\n".join(kept).strip()


def _column(item: str, labels: Labels) -> tuple[str, str]:
    """Codes with their headings, and what they hold, of a line such as ``low, high (95 % interval)``."""
    matched = COLUMN.fullmatch(item)
    if matched is None:
        return item, ""
    names, meaning = matched.groups()
    parts = [
        f"{name} ({labels.column(name)})" if f"column.{name}" in TEXTS else name for name in names.split(", ")
    ]
    return ", ".join(parts), (meaning or "").removeprefix("(").removesuffix(")")


def _option(item: str, table: Table) -> tuple[str, str]:
    """An option with its default, and what it chooses, of a line such as ``measure: score or item_sum``."""
    names, _, meaning = item.partition(": ")
    parts = [
        f"{name}={table.options[name].default}" if name in table.options else name for name in names.split(", ")
    ]
    return ", ".join(parts), meaning


def _methods(table: Table, labels: Labels) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each method that the table's options can lead to, in words and with its references."""
    known = {"family": "m", "prior": labels.number(PRIOR)}
    for method in applied_by(table):
        key = f"export.method.{method.name}"
        if key in TEXTS:
            names = {name for _, name, _, _ in Formatter().parse(labels(key)) if name}
            values = {name: known.get(name, "…") for name in names}
            yield labels(key, **values).strip(), tuple(map(reference, references([method])))


def _formulas(table: Table, labels: Labels) -> Iterator[tuple[str, str]]:
    """The formulas of a table's methods, each once, with what their signs mean."""
    names = [method.name for method in applied_by(table) if method.name in FORMULAS]
    yield from dict.fromkeys((FORMULAS[name], labels(f"formula.{name}")) for name in names)


def applied_by(table: Table) -> list[Method]:
    """The methods of a table under its defaults and under each value that an option may have."""
    methods = dict.fromkeys(table.applied({}))
    for name, option in table.options.items():
        for value in getattr(option.annotation, "__args__", ()):
            methods |= dict.fromkeys(table.applied({name: value}))
    return list(methods)


def reference(key: str) -> str:
    """A reference in one line, from its BibTeX."""
    fields = {name.lower(): _without_tex(value) for name, value in FIELD.findall(BIBTEX[key])}
    authors = [name.split(",")[0] for name in fields.get("author", key).split(" and ")]
    who = authors[0] if len(authors) == 1 else f"{', '.join(authors[:-1])} & {authors[-1]}"
    places = ("journal", "booktitle", "publisher", "institution", "howpublished")
    where = next((fields[name] for name in places if fields.get(name)), "")
    if not where and "eprint" in fields:
        where = f"arXiv:{fields['eprint']}"
    doi = f" https://doi.org/{fields['doi']}" if "doi" in fields else ""
    parts = (f"{who} ({fields.get('year', '')}).", f"{fields.get('title', '')}.", f"{where}." if where else "")
    return " ".join(filter(None, parts)).replace("..", ".") + doi


def _without_tex(value: str) -> str:
    """A field as people read it: accents and Greek letters as letters, on one line."""
    text = ACCENT.sub(lambda match: normalize("NFC", match[2] + ACCENTS[match[1]]), value)
    for command, letter in LETTERS.items():
        text = re.sub(re.escape(command) + r"(?![a-z])", letter, text)
    return " ".join(re.sub(r"[{}$]", "", text).replace("--", "–").split())


def markdown(labels: Labels, theme: str, pictures: frozenset[str] = frozenset()) -> str:
    """The page of one theme: its tables and figures, each under an anchor of its own name.

    ``pictures``: the names of figures of which there is a file ``NAME.svg`` beside the page.
    """
    parts = [f"# {plain(labels(THEME.get(theme, f'page.{theme}')))}"]
    everything: list[Table | Figure] = [*FIGURES.values(), *TABLES.values()]
    for registered in everything:
        if theme_of(registered) == theme:
            one = entry(registered, labels)
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
    for heading, items in (("reference.options", one.options), ("reference.columns", one.columns)):
        if items:
            lines = [f"- **{plain(name)}** {plain(meaning)}".rstrip() for name, meaning in items]
            parts += [f"**{labels(heading)}**", "\n".join(lines)]
    if one.formulas:
        parts.append(f"**{labels('reference.formulas')}**")
        parts += [f"```text\n{formula}\n```\n\n{plain(signs)}" for formula, signs in one.formulas]
    if one.reading:
        parts.append(f"**{labels('reference.reading')}**")
        parts.append("\n".join(f"- {plain(sentence)}" for sentence in one.reading))
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
    parts = [f"`{piece}`" if place % 2 else MARKUP.sub(r"\\\1", piece) for place, piece in enumerate(pieces)]
    return "".join(parts)
