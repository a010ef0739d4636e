"""Which responses a corpus has: files, systems, what did not fit, and what the paper reports."""

import polars as pl

from analysis.core.basis import Basis
from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.core.statistics.inference.methods import PAPER
from analysis.core.text.distinct import Kinds
from analysis.responses.answers import answered
from analysis.responses.methods import BLEU, DISTINCT, ROUGE
from analysis.responses.metrics import METRICS, sums
from analysis.responses.reasons import FILES, SYSTEMS
from analysis.responses.scores import Items, Types, chosen_basis, comparable, compared_basis
from data.core.store.responses import REPORT, REPORT_SCHEMA
from data.core.turns import turn_starts

REPORTED = (
    ("Llama-3.1", 17.32, 2.25, 16.96, 1.04, 6.86),
    ("GPT-4o", 21.77, 3.17, 19.82, 1.19, 6.90),
    ("Kokoro-Low", 25.39, 5.39, 27.28, 2.42, 12.98),
    ("Kokoro-High", 27.03, 6.00, 28.00, 2.33, 13.08),
    ("Kokoro-Full", 25.69, 5.83, 28.10, 2.48, 13.24),
)
BESIDE = ("bleu_1", "bleu_4", "rouge_l")
SET: Types = {
    "set": pl.String,
    "file": pl.String,
    "format": pl.String,
    "systems": pl.String,
    "n_rows": pl.UInt32,
    "n_matched": pl.UInt32,
    "set_aside": pl.UInt32,
    "noted": pl.UInt32,
    "added_at": pl.String,
    "fits": pl.Boolean,
    "signature": pl.String,
}


def _matched(selection: Selection, *, responses: str = "", **options: object) -> Basis:
    """The responses of the files that answer a target of the selection."""
    return chosen_basis(selection, systems="", responses=responses)


@table(methods=(), not_comparable="files", drilldown=FILES, basis=_matched)
def response_sets(selection: Selection) -> pl.DataFrame:
    """Which files of responses were added to the corpus, and what came of matching them.

    Columns:
        set (its id)
        file (its name, or the baseline's)
        format (how it was read)
        systems
        n_rows (in the file)
        n_matched (that answer a target)
        set_aside (rows that do not fit)
        noted (oddities in rows that do)
        added_at
        fits (whether it was matched to this version of the corpus; others are not used)
        signature (BLEU's, chrF's and the tokenizer of the words)
    """
    responses = selection.corpus.responses
    rows = [
        (
            one.id,
            one.name,
            one.format,
            ", ".join(one.systems),
            one.rows,
            one.matched,
            one.set_aside,
            one.noted,
            one.added_at,
            one.corpus_version == responses.corpus_version,
            " / ".join(one.measured.get(name, "") for name in ("bleu", "chrf", "words")),
        )
        for one in responses.sets()
    ]
    if not rows:
        responses.fitting()
    return pl.DataFrame(rows, schema=SET, orient="row")


@table(methods=(), not_comparable="files", drilldown=FILES, basis=_matched)
def response_report(selection: Selection, *, responses: str = "") -> pl.DataFrame:
    """What was wrong in the files of responses, row by row.

    Options:
        responses: sets apart by commas, empty for all

    Columns:
        set
        where (file, with line or index)
        rule (what is wrong)
        message
        detail (the value in question)
        kept (whether the row is used all the same)
    """
    sets = selection.corpus.responses.fitting(filter(None, responses.split(",")))
    columns = ("set", "where", "rule", "message", "detail", "kept")
    blank = pl.DataFrame(schema={**REPORT_SCHEMA, "set": pl.String})
    return pl.concat([blank, selection.corpus.responses.tables(sets, REPORT)], how="diagonal").select(columns)


@table(methods=(), not_comparable="files", drilldown=SYSTEMS, basis=chosen_basis)
def response_coverage(selection: Selection, *, systems: str = "", responses: str = "") -> pl.DataFrame:
    """How many of the selection's targets each system answered.

    A target is a counselor's turn that something came before, its utterances merged.

    Options:
        systems: names of systems separated by commas; empty: all
        responses: ids of response sets separated by commas; empty: all that fit the corpus

    Columns:
        system
        n (responses)
        n_targets (of the selection)
        share (0-1)
        n_shared (targets that all systems answered)
        n_empty (responses without text)
        n_gold (responses with a gold response to compare with)
        n_dialogues (with a response)
    """
    answers = answered(selection, systems, responses)
    of = _n_targets(selection)
    shared = answers.shared.golds.height
    rows = []
    for system in answers.systems:
        mine = answers.of(system)
        empty = int((mine["chars"] == 0).sum())
        gold = mine.height - mine["bleu_ref"].null_count()
        share = mine.height / max(1, of)
        rows.append((system, mine.height, of, share, shared, empty, gold, mine["dialogue_id"].n_unique()))
    schema: Types = {
        "system": pl.String,
        "n": pl.UInt32,
        "n_targets": pl.UInt32,
        "share": pl.Float64,
        "n_shared": pl.UInt32,
        "n_empty": pl.UInt32,
        "n_gold": pl.UInt32,
        "n_dialogues": pl.UInt32,
    }
    return pl.DataFrame(rows, schema=schema, orient="row")


def _n_targets(selection: Selection) -> int:
    """Counselor's turns with something before them, by the utterances' roles alone."""
    role = selection.utterances.select("dialogue_id", "role")
    answers = (
        turn_starts() & (pl.col("role") == "counselor") & (pl.col("dialogue_id") == pl.col("dialogue_id").shift())
    )
    return int(role.select(answers.sum()).item())


@table(methods=(BLEU, ROUGE, DISTINCT, PAPER), not_comparable="files", drilldown=SYSTEMS, basis=compared_basis)
def response_reported(
    selection: Selection, *, systems: str = "", responses: str = "", items: Items = "shared"
) -> pl.DataFrame:
    """The scores here beside those that the paper reports for its own systems.

    Options:
        systems: names of systems separated by commas; empty: all
        responses: ids of response sets separated by commas; empty: all that fit the corpus
        items: all: every answer of a system; shared: only targets that all chosen systems answered

    Columns:
        system
        source (here, or reported: Qi et al. 2025 on KokoroChat's 118 test dialogues; tokenizer unknown, so not
            comparable)
        bleu_1, bleu_4, rouge_l (0-100)
        distinct_1, distinct_2 (percent)
        n (responses; null where reported)
    """
    answers = comparable(selection, systems, responses, items)
    rows = []
    for system in answers.systems:
        mine = answers.of(system)
        formulas = (METRICS[name] for name in BESIDE)
        values = [
            float(m.value(sums(mine, m, "dialogue_id").sum(axis=0))) if mine.height else None for m in formulas
        ]
        rows.append((system, "here", *values, *(Kinds(mine, n).distinct for n in (1, 2)), mine.height))
    rows += [(name, "reported", *values, None) for name, *values in REPORTED]
    numbers = dict.fromkeys((*BESIDE, "distinct_1", "distinct_2"), pl.Float64)
    schema: Types = {"system": pl.String, "source": pl.String, **numbers, "n": pl.UInt32}
    return pl.DataFrame(rows, schema=schema, orient="row")
