"""The command line: every table that pages show, by name.

python -m analysis list
python -m analysis table NAME --corpus ID [--filter QUERY] [--option K=V …] [--format F]
"""

import argparse
import sys
from pathlib import Path
from urllib.parse import parse_qsl

from data.problems import UserError


def main(arguments: list[str] | None = None) -> int:
    """Run one command; 0 done, 2 a user's mistake, said in one line on stderr."""
    options = _parser().parse_args(arguments)
    try:
        options.run(options)
    except UserError as error:
        print(" ".join(str(error).split()), file=sys.stderr)
        return 2
    except BrokenPipeError:
        sys.stderr.close()
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m analysis", description="Tables from a corpus.")
    commands = parser.add_subparsers(required=True, metavar="list | table")
    listing = commands.add_parser("list", help="name every table and figure")
    listing.set_defaults(run=_list)
    table = commands.add_parser("table", help="print one table")
    table.add_argument("name")
    table.add_argument("--corpus", required=True, help="id, see python -m data list")
    table.add_argument("--filter", default="", help="a URL query, as topics=workplace&score=70-98")
    table.add_argument("--option", action="append", default=[], metavar="K=V", help="an option of the table")
    table.add_argument("--format", default="csv", choices=["csv", "json", "parquet", "md", "latex"])
    table.add_argument("--library", type=Path, help="folder of prepared corpora (default KOKORO_LIBRARY)")
    table.set_defaults(run=_table)
    return parser


def _list(options: argparse.Namespace) -> None:
    from analysis import registry

    registry.load()
    for kind, entries in (("table", registry.TABLES), ("figure", registry.FIGURES)):
        for entry in entries.values():
            named = " ".join(f"{name}={p.default}" for name, p in entry.options.items())
            source = f" of {entry.of.__name__}" if entry.of else ""
            print(f"{kind}  {entry.name}{source}{'  ' + named if named else ''}\n    {entry.summary}")


def _table(options: argparse.Namespace) -> None:
    from analysis import registry, write
    from analysis.options import read_options
    from analysis.selection import Filter, expand, select
    from data.corpus import Corpus
    from data.store import Library
    from data.workspace import Workspace

    entry = registry.find(options.name)
    if odd := [part for part in options.filter.split("&") if part and "=" not in part]:
        raise UserError(f"--filter: '{odd[0]}' is no FIELD=VALUE")
    params, unknown = expand(dict(parse_qsl(options.filter)), Workspace().selection)
    chosen, unread = Filter.from_query(params)
    selection = select(Corpus.open(options.corpus, Library(options.library)), chosen)
    if notes := [*unknown, *unread, *selection.notes]:
        said = (f"{n.code.replace('_', ' ')} {n.name}={n.value}".rstrip("=") for n in notes)
        raise UserError(f"--filter: {'; '.join(said)}")
    frame = entry.function(selection, **read_options(entry, options.option))
    if entry.texts:
        card = selection.corpus.manifest.card
        print(f"text of {options.corpus}: {card.licence or 'no licence stated'}. {card.citation}", file=sys.stderr)
    sys.stdout.buffer.write(write.FORMATS[options.format](frame))
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    sys.exit(main())
