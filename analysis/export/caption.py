"""What an author writes below a figure and in the methods section, made from what was really computed."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import version
from typing import Any

import polars as pl

from analysis.core.compare import differences
from analysis.core.registry import TABLES, Entry
from analysis.display.contrasts import side_name
from analysis.display.files import LATEX
from analysis.display.filters import in_words
from analysis.display.provenance import by_machine
from analysis.display.small_samples import unbounded
from analysis.export import VERSION
from analysis.export.methods.catalog import BIBTEX, methods_of, references
from analysis.export.options import settings_in_words
from analysis.labels import Labels
from analysis.query.selection import Selection
from analysis.words.keyness import PRIOR
from data.store import Manifest

MAX_FILTER = 400


@dataclass(frozen=True)
class Shown:
    """What a figure shows: whose table, of which dialogues, with which options; B where two are compared."""

    entry: Entry
    selection: Selection
    options: Mapping[str, Any]
    frame: pl.DataFrame
    other: Selection | None = None

    @cached_property
    def differences(self) -> pl.DataFrame | None:
        """How B differs from A, worked out when it is first asked for; None without B or estimates."""
        if self.other is None or self.entry.of is None or TABLES[self.entry.of.__name__].samples is None:
            return None
        return differences(self.entry.of, self.selection, self.other, **self.options)

    @property
    def methods(self) -> tuple[str, ...]:
        """The statistical methods behind it, and behind its differences."""
        return methods_of(self._table, self.frame, self.options, self.differences)

    @property
    def drawn(self) -> tuple[str, ...]:
        """The methods behind what is drawn."""
        return methods_of(self._table, self.frame, self.options)

    @property
    def _table(self) -> str:
        return self.entry.of.__name__ if self.entry.of else self.entry.name


def caption(shown: Shown, labels: Labels) -> str:
    """One paragraph: what is shown, n, the filter in words, intervals, corpus and versions."""
    chosen_options = settings_in_words(shown.options, labels)
    remarks = [labels("export.options", options=chosen_options)] if chosen_options else []
    remarks += _sides(shown, labels) + _remarks(shown, labels)
    keys = [f"export.interval.{method}" for method in shown.drawn]
    if shown.other is None:
        n, chosen = _n(shown.selection, labels), _filter(shown.selection, labels)
    else:
        n, chosen = _cohorts(shown, labels), labels("export.cohorts_filter")
    return labels(
        "export.caption",
        title=labels.title(shown.entry.name),
        about=labels.caption(shown.entry.name),
        n=n,
        filter=chosen,
        intervals="".join(labels(key, **_told(shown, labels)) for key in keys if _known(key, labels)),
        remarks="".join(remarks),
        corpus=labels.comma.join(dict.fromkeys(_corpus(s, labels) for s in _selections(shown))),
        software=software(),
    )


def methods(shown: Shown, labels: Labels) -> str:
    """A paragraph for the methods section."""
    gap = "" if labels.lang == "ja" else " "
    corpora = labels.comma.join(dict.fromkeys(_corpus(s, labels) for s in _selections(shown)))
    if shown.other is None:
        n, chosen = _n(shown.selection, labels), _filter(shown.selection, labels)
        parts = [labels("export.methods.corpus", corpus=corpora, filter=chosen, n=n)]
    else:
        parts = [labels("export.methods.cohorts", corpus=corpora, cohorts=_cohorts(shown, labels))]
    parts += [part.strip() for part in (*_sides(shown, labels), *_remarks(shown, labels))]
    title, about = labels.title(shown.entry.name), labels.caption(shown.entry.name)
    parts.append(labels("export.methods.figure", title=title, about=about))
    parts += [labels(f"export.method.{method}", **_told(shown, labels)) for method in shown.methods]
    parts.append(labels("export.methods.software", software=software()))
    return gap.join(parts)


def _told(shown: Shown, labels: Labels) -> dict[str, Any]:
    """What the sentences about methods name: tests adjusted together, tokenizers, the prior's weight."""
    told: dict[str, Any] = {"family": labels.number(_family(shown))}
    if "words" in shown.drawn:
        abouts = dict.fromkeys(side.corpus.tokens.about["about"] for side in _selections(shown))
        told |= {"tokenizer": "; ".join(abouts), "prior": labels.number(shown.options.get("prior", PRIOR))}
    return told


def _family(shown: Shown) -> int:
    """How many tests were adjusted together: those of the differences, else of the table itself."""
    if shown.differences is not None:
        return shown.differences["p"].count()
    if "p_adjusted" in shown.frame.columns:
        return shown.frame["p_adjusted"].count()
    tests = shown.frame.get_column("n_tests", default=pl.Series("n_tests", [], dtype=pl.UInt32))
    return int(tests.max() or 0)  # type: ignore[arg-type]


def _sides(shown: Shown, labels: Labels) -> list[str]:
    """What A and B are, where the table itself parts the dialogues; why there are no intervals."""
    sides = [shown.frame.get_column(f"cohort_{side}", default=pl.Series([""])) for side in "ab"]
    names = [side_name(codes[0], labels) for codes in sides if len(codes) and codes[0]]
    parted = shown.other is None and len(names) == len(sides)
    told = [labels("export.sides", a=names[0], b=names[1])] if parted else []
    return [*told, *([labels("export.unbounded")] if unbounded(shown.frame) else [])]


def bibtex(shown: Shown) -> str:
    """The corpora and the methods, ready for a .bib file."""
    corpora = dict.fromkeys(corpus_bibtex(selection.corpus.manifest) for selection in _selections(shown))
    return "\n\n".join([*corpora, *(BIBTEX[key] for key in references(shown.methods))]) + "\n"


def corpus_bibtex(manifest: Manifest) -> str:
    """What the corpus asks to be cited as; without that, what is known of it."""
    if manifest.card.bibtex.strip():
        return manifest.card.bibtex.strip()
    card = manifest.card
    title = (card.title_en or card.title_ja or manifest.id).translate({ord(c): None for c in "{}\\"})
    fields = {"key": manifest.id, "title": title.translate(LATEX), "note": f"Version {manifest.version}"}
    if card.licence:
        fields["note"] += f", {card.licence.translate(LATEX)}"
    if card.home:
        fields["url"] = card.home
    return f"@misc{{{manifest.id},\n" + "".join(f"  {n} = {{{v}}},\n" for n, v in fields.items()) + "}"


def software() -> str:
    """The programs that made the numbers and the picture, with their versions."""
    return f"KokoroScope {VERSION}, Polars {version('polars')}, Plotly {version('plotly')}"


def _selections(shown: Shown) -> list[Selection]:
    return [shown.selection, *([shown.other] if shown.other else [])]


def _n(selection: Selection, labels: Labels) -> str:
    clients, counselors, largest = selection.clusters
    n = {
        "dialogues": labels.number(selection.n_dialogues),
        "utterances": labels.number(selection.n_utterances),
        "persons": labels.number(selection.n_persons),
        "clients": labels.number(clients),
        "counselors": labels.number(counselors),
        "largest": labels.percent(largest),
    }
    return labels("export.n" if selection.corpus.has("persons") else "export.n_plain", **n)


def _filter(selection: Selection, labels: Labels) -> str:
    words = in_words(selection.filter, labels)
    return words if len(words) <= MAX_FILTER else words[: MAX_FILTER - 1] + "…"


def _cohorts(shown: Shown, labels: Labels) -> str:
    told: dict[str, str] = {}
    for name, selection in zip("ab", _selections(shown), strict=True):
        told |= {f"n_{name}": _n(selection, labels), f"filter_{name}": _filter(selection, labels)}
        told[f"corpus_{name}"] = selection.corpus.id
    return labels("export.cohorts", **told)


def _corpus(selection: Selection, labels: Labels) -> str:
    manifest = selection.corpus.manifest
    card = manifest.card
    title = (card.title_ja if labels.lang == "ja" else card.title_en) or manifest.id
    key = "export.corpus" if card.licence else "export.corpus_plain"
    return labels(key, title=title, version=manifest.version, licence=card.licence)


def _remarks(shown: Shown, labels: Labels) -> list[str]:
    """What a reader must be told of the data or of how they were chosen."""
    cards = [selection.corpus.manifest.card for selection in _selections(shown)]
    filters = [selection.filter for selection in _selections(shown)]
    about_topics = "topic_main" in shown.frame.columns or any(chosen.topics for chosen in filters)
    machine = by_machine(labels, "export.machine_topics", cards if about_topics else [])
    return [
        *([labels("export.invented")] if any(card.invented for card in cards) else []),
        *([machine] if machine else []),
        *([labels("export.inspected")] if any(chosen.id for chosen in filters) else []),
    ]


def _known(key: str, labels: Labels) -> bool:
    from analysis.labels import TEXTS

    return key in TEXTS


def cite_key(bibtex_entry: str) -> str:
    r"""The key by which ``\cite`` finds an entry."""
    found = re.match(r"\s*@\w+\{\s*([^,\s]+)", bibtex_entry)
    return found[1] if found else ""
