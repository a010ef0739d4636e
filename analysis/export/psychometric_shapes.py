"""Tables of psychometrics and models in the shape that psychology journals print (APA style).

Numbers that cannot exceed 1 stand without their zero: .98 [.97, .98].
"""

from collections.abc import Callable, Sequence
from typing import Any

import polars as pl

from analysis.display.small_samples import MARK, is_small
from analysis.display.tables import present
from analysis.display.terms import reference_in_words, term_in_words
from analysis.export.documents.paper_table import DASH, MINUS, Cell, Column, PaperTable, interval, number
from analysis.export.result import Result
from analysis.labels import Labels

Row = dict[str, Any]
Write = Callable[[Row], str]
THREE, TWO = 3, 2
STRONG = 0.4
LEAST_P = 0.001
IN_POINTS = ("spread", "level")  # the other styles of rating are shares


def bare(value: float | None, digits: int = THREE) -> str:
    """A number that cannot exceed 1, without its zero."""
    if value is None or value != value:
        return DASH
    text = f"{abs(value):.{digits}f}"
    return (MINUS if value < 0 and float(text) else "") + (text.removeprefix("0") if abs(value) < 1 else text)


def bare_interval(row: Row, value: str, digits: int = THREE) -> str:
    """A number with its interval, both without their zero; the number alone where there is no interval."""
    if row["low"] is None or row["high"] is None:
        return bare(row[value], digits)
    return f"{bare(row[value], digits)} [{bare(row['low'], digits)}, {bare(row['high'], digits)}]"


def probability(p: float | None) -> str:
    """P as APA writes it."""
    if p is None or p != p:
        return DASH
    return f"< {bare(LEAST_P)}" if p < LEAST_P else bare(p)


def _wide(
    result: Result, labels: Labels, keys: Sequence[str], across: str, parts: Sequence[tuple[str, Write]]
) -> PaperTable:
    """One row for each value of ``keys``, and for each value of ``across`` one column for each of ``parts``."""
    frame = result.frame
    keys = [*(["cohort"] if "cohort" in frame.columns else []), *keys]
    named = present(frame.select(*keys, across), labels)
    heads = list(dict.fromkeys(zip(frame[across], named[named.columns[-1]], strict=True)))
    columns = [Column(name) for name in named.columns[:-1]]
    columns += [Column(": ".join(filter(None, (str(words), part)))) for _, words in heads for part, _ in parts]
    lines: dict[tuple[Any, ...], dict[Any, Row]] = {}
    texts: dict[tuple[Any, ...], tuple[str, ...]] = {}
    for row, words in zip(frame.iter_rows(named=True), named.iter_rows(), strict=True):
        key = tuple(row[name] for name in keys)
        lines.setdefault(key, {})[row[across]] = row
        texts[key] = tuple(DASH if word is None else str(word) for word in words[:-1])
    rows = []
    for key, by_column in lines.items():
        cells = [Cell(text) for text in texts[key]]
        for code, _ in heads:
            item_row = by_column.get(code)
            cells += [Cell(DASH if item_row is None else write(item_row)) for _, write in parts]
        rows.append(tuple(cells))
    return PaperTable(tuple(columns), tuple(rows))


def _long(
    result: Result, labels: Labels, keys: Sequence[str], parts: Sequence[tuple[str, Write]], *, note: str = ""
) -> PaperTable:
    """One row as in the frame: the keys in words, then the parts."""
    frame = result.frame
    keys = [*(["cohort"] if "cohort" in frame.columns else []), *keys]
    named = present(frame.select(keys), labels)
    columns = [*(Column(name) for name in named.columns), *(Column(name, is_number=True) for name, _ in parts)]
    rows = [
        tuple(Cell(text) for text in (*(DASH if word is None else str(word) for word in words), *cells))
        for words, cells in zip(
            named.iter_rows(),
            ([write(row) for _, write in parts] for row in frame.iter_rows(named=True)),
            strict=True,
        )
    ]
    return PaperTable(tuple(columns), tuple(rows), (note,) if note else ())


def _behind(result: Result, labels: Labels, by: str) -> tuple[str, ...]:
    """How many dialogues and clients stand behind each value of a column."""
    known = result.frame.drop_nulls("n_clients") if "n_clients" in result.frame.columns else result.frame.clear()
    each = known.unique(by, keep="first", maintain_order=True)
    parts = [
        labels(
            "paper.behind",
            name=labels.value(by, row[by]),
            dialogues=labels.number(row["n_dialogues"]),
            clients=labels.number(row["n_clients"]),
        )
        for row in each.iter_rows(named=True)
    ]
    return (
        (labels.listing(parts) + labels("paper.stop"),) if parts and "cohort" not in result.frame.columns else ()
    )


def reliability(result: Result, labels: Labels) -> PaperTable:
    """Coefficients by row; pooled, within and between clients by column."""
    made = _wide(result, labels, ["coefficient"], "kind", [("", lambda row: bare_interval(row, "estimate"))])
    return PaperTable(made.columns, made.rows, (labels("paper.in_brackets"), *_behind(result, labels, "kind")))


def items(result: Result, labels: Labels) -> PaperTable:
    """Mean and standard deviation of each item, then its correlation with the rest of each kind."""
    described = {
        row["item"]: (number(row["mean"], TWO), number(row["sd"], TWO), number(row["skewness"], TWO))
        for row in result.frame.iter_rows(named=True)
    }
    rest = [
        (labels.column("r_rest"), lambda row: bare_interval(row, "r_rest", TWO)),
        (labels.column("alpha_without"), lambda row: bare(row["alpha_without"])),
    ]
    made = _wide(result, labels, ["item"], "kind", rest)
    if "cohort" in result.frame.columns:
        return made
    names = dict(zip(present(result.frame.select("item"), labels).to_series(), result.frame["item"], strict=True))
    first, others = made.columns[:1], made.columns[1:]
    shown = (labels("paper.mean"), labels("paper.sd"), labels.column("skewness"))
    columns = (*first, *(Column(name, is_number=True) for name in shown), *others)
    rows = tuple((row[0], *map(Cell, described[names[row[0].text]]), *row[1:]) for row in made.rows)
    return PaperTable(columns, rows, _behind(result, labels, "kind"))


def loadings(result: Result, labels: Labels) -> PaperTable:
    """Loadings of each item, those of .40 or more in bold, and its communality."""
    made = _wide(result, labels, ["item"], "factor", [("", lambda row: bare(row["loading"], TWO))])
    of_item = result.frame.group_by(
        *(["cohort"] if "cohort" in result.frame.columns else []), "item", maintain_order=True
    ).agg(pl.col("communality").first(), pl.col("loading"))
    rows = []
    for row, (communality, values) in zip(
        made.rows, of_item.select("communality", "loading").iter_rows(), strict=True
    ):
        keys, cells = row[: len(row) - len(values)], row[len(row) - len(values) :]
        bold = [Cell(cell.text, bold=abs(value) >= STRONG) for cell, value in zip(cells, values, strict=True)]
        rows.append((*keys, *bold, Cell(bare(communality, TWO))))
    columns = (*made.columns, Column("h²", is_number=True))
    return PaperTable(columns, tuple(rows), (labels("paper.strong"),))


def graded(result: Result, labels: Labels) -> PaperTable:
    """Discrimination and thresholds of each item."""
    write = [("", lambda row: " ".join((number(row["estimate"], TWO), _brackets(row))).removesuffix(f" {DASH}"))]
    made = _wide(result, labels, ["item"], "parameter", write)
    return PaperTable(made.columns, made.rows, (labels("paper.in_brackets"),))


def _brackets(row: Row) -> str:
    return interval(row["low"], row["high"], TWO)


def _explained(frame: pl.DataFrame, labels: Labels) -> str:
    """What the whole model explains; its formula and n stand in the caption."""
    if "r2_marginal" not in frame.columns or frame.is_empty() or "cohort" in frame.columns:
        return ""
    marginal, conditional = bare(frame["r2_marginal"][0], TWO), bare(frame["r2_conditional"][0], TWO)
    return labels("paper.r2", marginal=marginal, conditional=conditional)


def variances(result: Result, labels: Labels) -> PaperTable:
    """Variance, standard deviation and share of each component, and how many levels it has."""
    parts: list[tuple[str, Write]] = [
        (labels.column("n_levels"), lambda row: number(row["n_levels"], 0)),
        (labels.column("variance"), lambda row: number(row["variance"], TWO)),
        (labels("paper.sd"), lambda row: number(row["sd"], TWO)),
        (labels.column("share"), lambda row: bare(row["share"])),
    ]
    return _long(result, labels, ["component"], parts, note=_explained(result.frame, labels))


def share_intervals(result: Result, labels: Labels) -> PaperTable:
    """The share of each component with its interval."""
    value = "share" if "share" in result.frame.columns else "icc"
    parts: list[tuple[str, Write]] = [
        (labels.column("n_levels"), lambda row: number(row["n_levels"], 0)),
        (labels.column(value), lambda row: bare(row[value])),
        (labels("paper.interval"), lambda row: _bare_brackets(row)),
    ]
    return _long(result, labels, ["component"], parts, note=_explained(result.frame, labels))


def _bare_brackets(row: Row) -> str:
    known = row["low"] is not None and row["high"] is not None
    return f"[{bare(row['low'])}, {bare(row['high'])}]" if known else DASH


def effects(result: Result, labels: Labels) -> PaperTable:
    """B with its interval and p for each fixed effect, and the level that topics and years are compared with."""
    frame = result.frame
    parts: list[tuple[str, Write]] = [
        ("b", lambda row: number(row["estimate"], TWO)),
        (labels("paper.interval"), _brackets),
        ("p", lambda row: probability(row["p"])),
    ]
    made = _long(result, labels, ["term"], parts, note=_explained(frame, labels))
    if "reference" not in frame.columns:
        return made
    compared = dict.fromkeys(
        reference_in_words(level, labels) for level in frame["reference"].drop_nulls().unique(maintain_order=True)
    )
    note = labels("paper.references", levels=labels.listing(compared)) if compared else ""
    place = 1 if "cohort" in frame.columns else 0
    rows = tuple(
        (*row[:place], Cell(term_in_words(term, labels)), *row[place + 1 :])
        for row, term in zip(made.rows, frame["term"], strict=True)
    )
    return PaperTable(made.columns, rows, tuple(filter(None, (note, *made.notes))))


def adjusted(result: Result, labels: Labels) -> PaperTable:
    """Each measure's effect with interval and corrected p."""
    parts: list[tuple[str, Write]] = [
        (labels("paper.n"), lambda row: number(row["n_dialogues"], 0)),
        ("b", lambda row: number(row["estimate"], TWO)),
        (labels("paper.interval"), _brackets),
        (labels.column("p_adjusted"), lambda row: probability(row["p_adjusted"])),
    ]
    return _long(result, labels, ["measure_name", "role"], parts)


def correlations(result: Result, labels: Labels) -> PaperTable:
    """Each correlation with interval and corrected p, pooled and within clients beside each other."""
    frame = result.frame
    kinds = [name for name in ("kind", "lag") if name in frame.columns]
    parts: list[tuple[str, Write]] = [("r", lambda row: bare_interval(row, "r", TWO))]
    if "p_adjusted" in frame.columns:
        parts.append((labels.column("p_adjusted"), lambda row: probability(row["p_adjusted"])))
    return _wide(result, labels, ["measure_name", "role"], kinds[0], parts)


def styles(result: Result, labels: Labels) -> PaperTable:
    """Each style over dialogues with its interval, then between and within clients."""

    def written(name: str) -> Write:
        return lambda row: number(row[name], TWO if row["style"] in IN_POINTS else THREE)

    parts: list[tuple[str, Write]] = [
        (labels("paper.n"), lambda row: number(row["n_dialogues"], 0)),
        (labels("paper.mean"), written("mean")),
        (
            labels("paper.interval"),
            lambda row: interval(row["low"], row["high"], TWO if row["style"] in IN_POINTS else THREE),
        ),
        *((labels.column(name), written(name)) for name in ("client_mean", "client_sd", "within_sd")),
        (labels.column("icc"), lambda row: bare(row["icc"], TWO)),
    ]
    made = _long(result, labels, ["style"], parts)
    few = [is_small(n) for n in result.frame["n_dialogues"]]
    rows = tuple(
        (Cell(row[0].text + (MARK if small else "")), *row[1:]) for row, small in zip(made.rows, few, strict=True)
    )
    return PaperTable(made.columns, rows)


SHAPES: dict[str, Callable[[Result, Labels], PaperTable]] = {
    "scale_reliability": reliability,
    "item_statistics": items,
    "factor_loadings": loadings,
    "graded_items": graded,
    "response_styles": styles,
    "variance_shares": variances,
    **dict.fromkeys(("variance_share_intervals", "group_iccs"), share_intervals),
    **dict.fromkeys(("crossed_effects", "experience_effects"), effects),
    "interaction_adjusted": adjusted,
    **dict.fromkeys(("interaction_scores", "turn_lags"), correlations),
}
