"""What an author writes below a figure and in the methods section, made from what was really computed."""

from collections.abc import Collection
from importlib.metadata import version
from typing import Any

import polars as pl

from analysis.core.query.selection import Selection
from analysis.core.question import Question
from analysis.core.statistics.comparison.log_odds import PRIOR
from analysis.core.statistics.inference import MIN_CLUSTERS
from analysis.core.statistics.inference.methods import BENJAMINI
from analysis.core.text.latex import LATEX
from analysis.core.text.methods import WORDS
from analysis.display.basis import interval_reasons, n_in_words
from analysis.display.contrasts import side_name
from analysis.display.filters import in_words
from analysis.display.provenance import by_machine
from analysis.export import VERSION
from analysis.export.methods.bibtex import BIBTEX, references
from analysis.export.options import settings, settings_in_words
from analysis.export.result import Result
from analysis.labels import Labels
from analysis.psychometrics.crossed_model import ModelSettings, written_formula
from analysis.psychometrics.predictors import DEFAULT
from data.core.store import Manifest

MAX_FILTER = 400
PARTED = ("utterance_plane_difference",)  # tables that part the dialogues where B is none, and have no name for it
BY_CLIENT = "low_by_client"
OF_TOPICS = ("adjusted", "crossed_residual")  # the methods that hold topics constant
EMPTY = pl.Series([], dtype=pl.Null)


def caption(result: Result, labels: Labels, *, titled: bool = True) -> str:
    """One paragraph: what is shown, n, the filter in words, intervals, corpus and versions.

    ``titled``: whether it begins with the title, which not every document has above it.
    """
    remarks = _settings(result, labels) + _sides(result, labels) + _remarks(result, labels)
    keys = [f"export.interval.{method.name}" for method in result.methods_shown]
    n = _n(result.question, labels) if result.b is None else _cohorts(result, labels)
    chosen = _filter(result.a, labels) if result.b is None else labels("export.cohorts_filter")
    title = labels.title(result.name) if titled else ""
    return labels(
        "export.caption",
        title=labels("export.title", title=title) if title and not title.endswith("?") else title,
        about=_about(result, labels),
        n=n,
        filter=chosen,
        intervals="".join(labels(key, **_values(result, labels)) for key in keys if _known(key, labels)),
        remarks="".join(remarks),
        corpus=labels.listing(dict.fromkeys(_corpus(s, labels) for s in _selections(result))),
        software=software(draws=result.figure is not None),
    ).lstrip()


def methods(result: Result, labels: Labels) -> str:
    """A paragraph for the methods section."""
    corpora = labels.listing(dict.fromkeys(_corpus(s, labels) for s in _selections(result)))
    if result.b is None:
        n, chosen = _n(result.question, labels), _filter(result.a, labels)
        parts = [labels("export.methods.corpus", corpus=corpora, filter=chosen, n=n)]
    else:
        parts = [labels("export.methods.cohorts", corpus=corpora, cohorts=_cohorts(result, labels))]
    parts += [part.strip() for part in (*_sides(result, labels), *_remarks(result, labels))]
    title, about = labels.title(result.name), _about(result, labels)
    kind = "figure" if result.figure else "table"
    parts.append(labels(f"export.methods.{kind}", title=title, about=about))
    parts += [part.strip() for part in _settings(result, labels)]
    values = _values(result, labels)
    tests = "" if result.differences is None else labels.number(result.differences["p"].count())
    of_differences = values | {"family": tests}
    parts += [
        labels(f"export.method.{one.name}", **(values if one in result.methods_shown else of_differences))
        for one in result.methods
    ]
    if tests and BENJAMINI in result.methods_shown:  # told of the table above
        parts.append(labels("export.differences_adjusted", n=tests))
    if WORDS in result.methods and any(name.startswith("per_million") for name in result.frame.columns):
        parts.append(labels("export.method.words_per_million"))
    parts += [labels("export.by_client")] if result.frame.get_column(BY_CLIENT, default=EMPTY).count() else []
    parts.append(labels(f"export.methods.software_{kind}", software=software(draws=result.figure is not None)))
    return labels.sentences(parts)


def _settings(result: Result, labels: Labels) -> list[str]:
    """The settings that were chosen or matter most, in one sentence."""
    in_force = settings_in_words(settings(result), labels)
    return [labels("export.options", options=in_force)] if in_force else []


def _about(result: Result, labels: Labels) -> str:
    """What is shown; of a table that shares its name with a figure, without what is drawn."""
    key = f"caption.{result.name}.table"
    return labels(key) if result.figure is None and _known(key, labels) else labels.caption(result.name)


def _values(result: Result, labels: Labels) -> dict[str, Any]:
    """What the sentences about methods name: tests adjusted together, draws, strata, tokenizers, the prior."""
    values: dict[str, Any] = {"family": _family(result, labels)}
    requested = result.question.table.with_defaults(result.options)
    if "draws" in requested:
        values["draws"] = labels.number(requested["draws"])
    if "resamples" in requested:
        values["resamples"] = labels.number(requested["resamples"])
    if "encoder" in requested:
        values["encoder"] = requested["encoder"]
    if "rotation" in requested:
        values["rotation"] = labels.value("setting.rotation", requested["rotation"])
    if "strata" in requested:
        values["strata"] = labels.value("setting.strata", requested["strata"])
    if WORDS in result.methods_shown:
        abouts = dict.fromkeys(side.corpus.tokens.about["about"] for side in _selections(result))
        values |= {"tokenizer": "; ".join(abouts), "prior": labels.number(result.options.get("prior", PRIOR))}
    return values


def _family(result: Result, labels: Labels) -> str:
    """How many tests of the table, or else of its differences, were adjusted together; a range of families."""
    if result.differences is not None and "p_adjusted" not in result.frame.columns:
        return labels.number(result.differences["p"].count())
    if "n_tests" in result.frame.columns:  # the strongest of many tests are listed, or there are several families
        sizes = result.frame["n_tests"].drop_nulls().unique().sort()
        sizes = sizes.filter(sizes > 0)
        ends = [0] if sizes.is_empty() else [sizes[0]] if len(sizes) == 1 else [sizes[0], sizes[-1]]
        return "–".join(map(labels.number, ends))
    if "p_adjusted" in result.frame.columns:
        cohorts = result.frame.partition_by("cohort") if "cohort" in result.frame.columns else [result.frame]
        counts = sorted({one["p_adjusted"].count() for one in cohorts if one["p_adjusted"].count()})
        return "–".join(labels.number(n) for n in dict.fromkeys([*counts[:1], *counts[-1:]])) or labels.number(0)
    return labels.number(0)


def _sides(result: Result, labels: Labels) -> list[str]:
    """What A and B are, where the table itself parts the dialogues; why there are no intervals."""
    sides = [result.frame.get_column(f"cohort_{side}", default=pl.Series([""])) for side in "ab"]
    names = [side_name(codes[0], labels) for codes in sides if len(codes) and codes[0]]
    parted = result.b is None and len(names) == len(sides)
    sentences = [labels("export.sides", a=names[0], b=names[1])] if parted else []
    if result.question.table.name in PARTED and result.b is None:
        sentences.append(labels(f"export.parted.{'median' if result.a.is_whole else 'rest'}"))
    if any(method.infers for method in result.question.table.applied(result.options)):
        sentences.append(interval_reasons(result.frame, result.question.bases, labels))
    return list(filter(None, sentences))


def bibtex(result: Result) -> str:
    """The corpora and the methods, ready for a .bib file."""
    corpora = dict.fromkeys(corpus_bibtex(selection.corpus.manifest) for selection in _selections(result))
    known = "".join(corpora)  # a corpus may ask to be cited as what describes a method
    entries = [BIBTEX[key] for key in references(result.methods) if f"{{{key}," not in known]
    return "\n\n".join([*corpora, *entries]) + "\n"


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


def software(*, draws: bool = True) -> str:
    """The programs that made the numbers, and the picture where there is one, with their versions."""
    programs = ["polars", *(["plotly"] if draws else [])]
    return ", ".join([f"KokoroScope {VERSION}", *(f"{name.capitalize()} {version(name)}" for name in programs)])


def _selections(result: Result) -> list[Selection]:
    """The cohorts, and the further corpora that the table itself sets beside them."""
    requested = result.question.selections
    further = [basis.selection for basis in result.question.bases[len(requested) :]]
    return [*requested, *(one for one in further if one.corpus.id not in {a.corpus.id for a in requested})]


def _n(question: Question, labels: Labels) -> str:
    """N of the rows that the values rest on; of each side where the table itself compares some."""
    ns = [n_in_words(basis, labels) for basis in question.bases]
    ids = [basis.selection.corpus.id for basis in question.bases]
    if len(ns) > 1 and len(set(ids)) == len(ids):
        return labels("basis.between").join(
            labels("basis.of_corpus", corpus=corpus, n=n) for corpus, n in zip(ids, ns, strict=True)
        )
    return ns[0] if len(ns) == 1 else labels("basis.sides", a=ns[0], b=ns[1])


def _filter(selection: Selection, labels: Labels) -> str:
    words = in_words(selection.filter, labels)
    return words if len(words) <= MAX_FILTER else words[: MAX_FILTER - 1] + "…"


def _cohorts(result: Result, labels: Labels) -> str:
    values: dict[str, str] = {}
    bases = result.question.bases
    for name, basis in zip("ab", bases[:2], strict=True):
        selection = basis.selection
        values |= {f"n_{name}": n_in_words(basis, labels), f"filter_{name}": _filter(selection, labels)}
        values[f"corpus_{name}"] = selection.corpus.id
    further = [
        labels("basis.of_corpus", corpus=basis.selection.corpus.id, n=n_in_words(basis, labels))
        for basis in bases[2:]
    ]
    return labels("basis.between").join([labels("export.cohorts", **values), *further])


def _corpus(selection: Selection, labels: Labels) -> str:
    manifest = selection.corpus.manifest
    card = manifest.card
    title = labels.title_of(card, manifest.id)
    key = "export.corpus" if card.licence else "export.corpus_plain"
    return labels(key, title=title, version=manifest.version, licence=card.licence)


def _remarks(result: Result, labels: Labels) -> list[str]:
    """What a reader must be told of the data or of how they were chosen."""
    manifests = {selection.corpus.id: selection.corpus.manifest for selection in _selections(result)}
    filters = [selection.filter for selection in _selections(result)]
    about_topics = _about_topics(result) or any(chosen.topics for chosen in filters)
    invented = [name for name, manifest in manifests.items() if manifest.card.invented]
    by_models = [name for name, one in manifests.items() if one.card.topics_by_machine] if about_topics else []
    cards, whose = [manifests[name].card for name in by_models], _whose(by_models, manifests, labels)
    return [
        *([labels("export.invented", whose=_whose(invented, manifests, labels))] if invented else []),
        *([by_machine(labels, "export.machine_topics", cards, whose=whose)] if cards else []),
        *([labels("export.inspected")] if any(chosen.id for chosen in filters) else []),
        *([labels("export.empty")] if result.frame.is_empty() else []),
        *([_no_survival(result, labels)] if result.lacks_survival and not result.frame.is_empty() else []),
        *_model(result, labels),
    ]


def _about_topics(result: Result) -> bool:
    """Whether topics are in the rows or held constant behind them."""
    requested = result.question.table.with_defaults(result.options)
    rows = (result.frame.get_column(name, default=EMPTY) for name in ("by", "component"))
    return (
        not {"topic_main", "topic_a"}.isdisjoint(result.frame.columns)
        or requested.get("by") == "topic"
        or any("topic" in column.cast(pl.String) for column in rows)
        or any(method.name in OF_TOPICS for method in result.methods_shown)
        or "topic" in _formula(result).split()
    )


def _whose(names: list[str], corpora: Collection[str], labels: Labels) -> str:
    """Which of the corpora a remark is about, where it is not about all."""
    return "" if len(names) == len(corpora) else labels("export.whose", corpora=labels.listing(names))


def _no_survival(result: Result, labels: Labels) -> str:
    """Why resamples say nothing: none were drawn, too few clients, or nothing clear to come back."""
    if not result.question.table.with_defaults(result.options).get("resamples"):
        return labels("export.not_resampled.none")
    few = min(basis.n_clients for basis in result.question.bases) < MIN_CLUSTERS
    return labels("export.not_resampled.few" if few else "export.not_resampled.unclear")


def _model(result: Result, labels: Labels) -> list[str]:
    """The formula of a crossed model, which says what score it is of, and whether its fit is one to be wary of."""
    written = _formula(result)
    return [labels("export.model", formula=written), *_state(result.frame, labels)] if written else []


def _formula(result: Result) -> str:
    """The crossed model behind a table as lme4 writes it; empty where there is none."""
    requested = result.question.table.with_defaults(result.options)
    of_person = result.question.table.name == "person_effect"
    if not (of_person or {"measure", "predictors"} <= requested.keys()) or result.frame.is_empty():
        return ""
    pairs = bool(requested.get("pairs", result.name == "social_relations"))
    model = ModelSettings(requested.get("measure", "item_sum"), str(requested.get("predictors", DEFAULT)), pairs)
    return written_formula(result.a, model)


def _state(frame: pl.DataFrame, labels: Labels) -> list[str]:
    """Whether the fit is one to be wary of."""
    states = frame.get_column("settled", default=pl.Series([""]))
    return [labels(f"export.model.{state}") for state in ("singular", "not_converged") if state in states]


def _known(key: str, labels: Labels) -> bool:
    from analysis.labels import TEXTS

    return key in TEXTS
