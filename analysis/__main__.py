"""The command line: every table and figure that pages show, by name.

python -m analysis list
python -m analysis table NAME --corpus ID [--filter QUERY] [--option K=V …] [--format F]
python -m analysis table NAME --corpus ID [--filter QUERY] --b QUERY [--difference]
python -m analysis quote DIALOGUE LINES --corpus ID [--beside ID] [--format text|latex] [--lang en]
python -m analysis figure NAME --corpus ID [--filter QUERY] [--size acl-column] [--lang en] --out FILE.pdf
python -m analysis collection FIGURES.json --out FIGURES.zip
python -m analysis baseline NAME --corpus ID [--filter QUERY]
python -m analysis targets --corpus ID [--filter QUERY] [--out FILE.jsonl]
"""

import argparse
import sys
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from data.cli import Parser
from data.problems import UserError

if TYPE_CHECKING:
    import polars as pl

    from analysis.core.registry import Table
    from analysis.query.selection import Selection


def main(arguments: list[str] | None = None) -> int:
    """Run one command; 0 done, 2 a user's mistake, said in one line on stderr."""
    options = _parser().parse_args(arguments)
    try:
        options.run(options)
    except UserError as error:
        print(" ".join(str(error).split()), file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("interrupted", file=sys.stderr)
        return 130
    except BrokenPipeError:
        sys.stderr.close()
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = Parser("python -m analysis", description="Tables and figures from a corpus.")
    commands = parser.add_subparsers(
        required=True, metavar="list | table | figure | collection | quote | baseline | targets"
    )
    listing = commands.add_parser("list", help="name every table and figure")
    listing.set_defaults(run=_list)
    table = commands.add_parser("table", help="print one table")
    table.add_argument("--format", default="csv", choices=["csv", "json", "parquet", "md", "latex"])
    table.add_argument("--difference", action="store_true", help="how B differs from A, not the table of both")
    table.set_defaults(run=_table)
    figure = commands.add_parser("figure", help="write one figure to a file")
    figure.add_argument(
        "--out", required=True, type=Path, help="FILE.pdf, .svg, .png, .html, .json; .zip: all of it"
    )
    figure.add_argument("--size", default="acl-column", help="acl-column, acl-full, a4, slide, or mm as 77x60")
    figure.add_argument("--font-pt", type=float, help="size of the text in points (default 8; slide 16)")
    figure.add_argument("--lang", default="en", choices=["ja", "en"])
    figure.add_argument("--grey", action="store_true", help="without colour")
    figure.set_defaults(run=_figure)
    collected = commands.add_parser("collection", help="write several figures, with all their files, to one zip")
    collected.add_argument("figures", type=Path, help="JSON: [{figure, corpus, filter, b_corpus, b, size, …}]")
    collected.add_argument("--out", required=True, type=Path, help="FILE.zip")
    collected.add_argument("--library", type=Path, help="folder of prepared corpora (default KOKORO_LIBRARY)")
    collected.add_argument("--progress", choices=("text", "json"), default="text", help="json: lines on stdout")
    collected.set_defaults(run=_collection)
    quote = commands.add_parser("quote", help="print some lines of a dialogue as a quotation for a paper")
    quote.add_argument("dialogue", help="id of the dialogue")
    quote.add_argument("lines", help="positions, as 3-7,12")
    quote.add_argument("--corpus", required=True, help="id, see python -m data list")
    quote.add_argument("--beside", metavar="ID", help="another edition, for the translation")
    quote.add_argument("--format", default="text", choices=["text", "latex"])
    quote.add_argument("--lang", default="en", choices=["ja", "en"])
    quote.add_argument("--library", type=Path, help="folder of prepared corpora (default KOKORO_LIBRARY)")
    quote.set_defaults(run=_quote)
    baseline = commands.add_parser("baseline", help="add replies made without a model to a corpus' responses")
    baseline.add_argument("--seed", type=int, default=1, help="of ties and draws")
    baseline.add_argument("--progress", choices=("text", "json"), default="text", help="json: lines on stdout")
    baseline.set_defaults(run=_baseline)
    targets = commands.add_parser("targets", help="print contexts and gold responses, for a system to answer")
    targets.add_argument("--out", metavar="FILE", type=Path, help="JSON lines (default: standard output)")
    targets.set_defaults(run=_targets)
    for command in (table, figure, baseline):
        command.add_argument("name")
    for command in (table, figure, baseline, targets):
        command.add_argument("--corpus", required=True, help="id, see python -m data list")
        command.add_argument("--filter", default="", help="a URL query, as topics=workplace&score=70-98")
        command.add_argument("--library", type=Path, help="folder of prepared corpora (default KOKORO_LIBRARY)")
    for command in (table, figure):
        command.add_argument("--b", metavar="QUERY", help="cohort B: a filter to compare with")
        command.add_argument("--b-corpus", metavar="ID", help="B's corpus (default: the same)")
        command.add_argument("--option", action="append", default=[], metavar="K=V", help="an option of the table")
    return parser


def _list(options: argparse.Namespace) -> None:
    from analysis.core import registry

    registry.load()
    for table in registry.TABLES.values():
        print(f"table  {table.name}{_options_of(table)}\n    {table.summary}")
    for figure in registry.FIGURES.values():
        print(f"figure  {figure.name} of {figure.table.name}{_options_of(figure.table)}\n    {figure.summary}")


def _options_of(table: "Table") -> str:
    """The options of a table with their defaults, for the listing."""
    return "".join(f" {name}={p.default}" for name, p in table.options.items()).replace(" ", "  ", 1)


def _table(options: argparse.Namespace) -> None:
    from analysis.core import registry
    from analysis.core.options import read_options
    from analysis.core.question import Question
    from analysis.display import files

    table = registry.find(options.name)
    selection = _selection(options.corpus, options.filter, options.library)
    other, chosen = _other(options), read_options(table, options.option)
    _warn(selection, other)
    if other is None and options.difference:
        raise UserError("--difference needs a cohort B: --b QUERY, or --b-corpus ID")
    if options.difference and table.samples is None:
        raise UserError(f"{table.name} has nothing to subtract: {_why_not(table)}")
    question = Question.of(table.function, selection, chosen, other)
    frame = question.differences() if options.difference else question.answer()
    _warn_if_empty(table.name, frame, selection, other)
    if table.quotes:
        card = selection.corpus.manifest.card
        print(f"text of {options.corpus}: {card.licence or 'no licence stated'}. {card.citation}", file=sys.stderr)
    sys.stdout.buffer.write(files.FORMATS[options.format](frame))
    sys.stdout.buffer.flush()


def _quote(options: argparse.Namespace) -> None:
    from analysis.labels import Labels
    from analysis.reader.quotation import n_lines, quotation
    from analysis.reader.quotation_text import as_latex, as_text, limited

    selection = _selection(options.corpus, "", options.library)
    other = _selection(options.beside, "", options.library) if options.beside else None
    lines = quotation(selection, dialogue=options.dialogue, lines=options.lines, other=other)
    if lines.is_empty():
        raise UserError(f"dialogue {options.dialogue} of {options.corpus} has no lines {options.lines}")
    card = selection.corpus.manifest.card
    print(f"text of {options.corpus}: {card.licence or 'no licence stated'}. {card.citation}", file=sys.stderr)
    if limited(lines, n_lines(selection, options.dialogue, options.lines)):
        print(f"the licence allows excerpts: the first {lines.height} of these lines", file=sys.stderr)
    form = as_latex if options.format == "latex" else as_text
    sys.stdout.buffer.write(form(lines, card, Labels(options.lang)).encode())
    sys.stdout.buffer.flush()


def _figure(options: argparse.Namespace) -> None:
    from analysis.core.options import read_options
    from analysis.core.question import Question
    from analysis.export.bundle import Look, figure_named, file_of, result_of, words
    from analysis.labels import Labels

    figure = figure_named(options.name)
    chosen = read_options(figure.table, options.option)
    selection = _selection(options.corpus, options.filter, options.library)
    other = _other(options)
    if not selection.is_empty:
        _warn(selection, other)
    look = Look(options.size, options.font_pt, options.lang, options.grey)
    result = result_of(figure, Question.of(figure.table.function, selection, chosen, other))
    _warn_if_empty(figure.name, result.frame, selection, other)
    made = file_of(result, look, options.out.suffix[1:].lower())
    _write(options.out, made.content)
    for note in made.notes:
        print(words(note, Labels(options.lang)), file=sys.stderr)


def _collection(options: argparse.Namespace) -> None:
    from analysis.export import requests
    from data.progress import Console, JsonLines
    from data.store import Library

    progress = JsonLines() if options.progress == "json" else Console()
    try:
        asked = requests.read(options.figures)
        _write(options.out, requests.zipped(asked, Library(options.library), progress))
    finally:
        progress.close()
    if options.progress == "json":
        print(f'{{"result": {{"figures": {len(asked)}}}}}', flush=True)


def _write(file: Path, content: bytes) -> None:
    try:
        file.write_bytes(content)
    except OSError as error:
        raise UserError(f"{file}: cannot be written ({error.strerror})") from error


def _other(options: argparse.Namespace) -> "Selection | None":
    """Cohort B, where one is asked for."""
    if options.b is None and not options.b_corpus:
        return None
    return _selection(options.b_corpus or options.corpus, options.b or "", options.library, "--b")


def _warn(selection: "Selection", other: "Selection | None") -> None:
    """What a reader of an empty table should know, on stderr."""
    for flag, one in (("--filter", selection), ("--b", other)):
        if one is not None and one.is_empty:
            print(f"{flag}: no dialogue of {one.corpus.id} matches (n = 0)", file=sys.stderr)
    if other is not None and not other.is_empty and _same(selection, other):
        print(f"A and B are the same dialogues (n = {other.n_dialogues:,})", file=sys.stderr)


def _warn_if_empty(name: str, frame: "pl.DataFrame", *selections: "Selection | None") -> None:
    """Warn when the table is empty although no selection is: it may be a slip in an option."""
    if frame.is_empty() and not any(one.is_empty for one in selections if one is not None):
        print(f"{name}: no row for these dialogues and options (n = 0)", file=sys.stderr)


def _same(a: "Selection", b: "Selection") -> bool:
    return a.corpus.id == b.corpus.id and bool((a.mask == b.mask).all())


def _why_not(table: "Table") -> str:
    from analysis.labels import Labels

    return "it is itself a comparison" if table.compares else Labels("en")(f"cohort.apart.{table.not_comparable}")


def _selection(corpus: str, query: str, library: Path | None, flag: str = "--filter") -> "Selection":
    from analysis.query.strict import strict_selection
    from data.store import Library

    return strict_selection(corpus, query, Library(library), flag)


def _baseline(options: argparse.Namespace) -> None:
    from datetime import datetime

    from analysis.query.strict import strict_selection
    from analysis.responses import baselines
    from data.progress import Console, JsonLines
    from data.responses.command import result, tell
    from data.responses.importing import keep
    from data.responses.raw import Raw
    from data.store import Library

    library = Library(options.library)
    progress = JsonLines() if options.progress == "json" else Console()
    try:
        progress("baseline")
        selection = strict_selection(options.corpus, options.filter, library)
        made = baselines.baseline(selection, options.name, seed=options.seed)
        rows = [Raw(f"{options.name}[{row}]", values) for row, values in enumerate(made.iter_rows(named=True))]
        key = (baselines.VERSION, options.name, options.seed, selection.filter)
        kept, new = keep(
            rows,
            options.corpus,
            library=library,
            now=datetime.now(),
            name=options.name,
            kind="baseline",
            key=key,
            made_by=options.name,
            progress=progress,
        )
    finally:
        progress.close()
    tell(kept, new=new)
    if options.progress == "json":
        print(result(kept, new=new), flush=True)


def _targets(options: argparse.Namespace) -> None:
    from data.responses.target_lines import lines

    selection = _selection(options.corpus, options.filter, options.library)
    card = selection.corpus.manifest.card
    written = 0
    try:
        with options.out.open("wb") if options.out else nullcontext(sys.stdout.buffer) as file:
            for line in lines(selection.corpus, selection.dialogue_ids):
                file.write(line + b"\n")
                written += 1
            file.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise UserError(f"{options.out}: cannot be written ({error.strerror})") from error
    counts = f"{written:,} targets of {selection.n_dialogues:,} dialogues"
    licence = card.licence or "no licence stated"
    print(f"{counts}. Text of {options.corpus}: {licence}. {card.citation}".rstrip(), file=sys.stderr)


if __name__ == "__main__":
    from data.encoders.helper import be_patient

    be_patient()
    sys.exit(main())
