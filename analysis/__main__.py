"""The command line: every table and figure that pages show, by name.

python -m analysis list
python -m analysis table NAME --corpus ID [--filter QUERY] [--option K=V …] [--format F]
python -m analysis table NAME --corpus ID [--filter QUERY] --b QUERY [--difference]
python -m analysis table NAME --corpus ID [--filter QUERY] --out FILE.docx [--paper] [--lang en]
python -m analysis quote DIALOGUE LINES --corpus ID [--beside ID] [--format text|latex] [--lang en]
python -m analysis figure NAME --corpus ID [--filter QUERY] [--size acl-column] [--lang en] --out FILE.pdf
python -m analysis collection FIGURES.json --out FIGURES.zip|PAGE.html
python -m analysis baseline NAME --corpus ID [--filter QUERY]
python -m analysis predict [NAME …] --corpus ID [--filter QUERY] [--unseen client|both]
python -m analysis targets --corpus ID [--filter QUERY] [--out FILE.jsonl]
python -m analysis reference [--corpus ID] [--lang en] --out FOLDER
python -m analysis compute NAME … --corpus ID [--filter QUERY] [--option K=V …]
python -m analysis agents [--text]
"""

import argparse
import sys
from pathlib import Path

from analysis.commands import agents, answers, figures, generate, predictions, reference, tables, texts
from analysis.commands.common import language
from data.commands.common import Parser
from data.core.problems import UserError


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
        required=True,
        metavar="list | table | figure | collection | quote | baseline | predict | generate | targets | …",
    )
    listing = commands.add_parser("list", help="name every table and figure")
    listing.set_defaults(run=tables.show_list)
    table = commands.add_parser("table", help="print one table")
    table.add_argument("--format", default="csv", choices=["csv", "json", "parquet", "md", "latex", "graphml"])
    table.add_argument("--difference", action="store_true", help="how B differs from A, not the table of both")
    table.add_argument(
        "--out", type=Path, help="FILE.csv, .xlsx, .docx, .tex or .md: for readers, with its caption"
    )
    table.add_argument("--lang", default="en", choices=["ja", "en"], help="of --out")
    table.add_argument("--codes", action="store_true", help="codes in place of words, in a .csv or .xlsx")
    table.add_argument("--paper", action="store_true", help="the shape that papers print, in a .docx, .tex or .md")
    table.set_defaults(run=tables.show_table)
    figure = commands.add_parser("figure", help="write one figure to a file")
    figure.add_argument(
        "--out",
        required=True,
        type=Path,
        help="FILE.pdf, .svg, .png, .html, .json; .pptx: a slide; .zip: all of it",
    )
    figure.add_argument("--size", default="acl-column", help=figures.SIZE_HELP)
    figure.add_argument("--font-pt", type=float, help="size of the text in points (default 8; slide 16)")
    figure.add_argument("--lang", default="en", type=language, metavar="LANG")
    figure.add_argument("--grey", action="store_true", help="without colour")
    figure.set_defaults(run=figures.make_figure)
    collected = commands.add_parser("collection", help="write several figures, with all their files, to one zip")
    collected.add_argument("figures", type=Path, help="JSON: [{figure, corpus, filter, b_corpus, b, size, …}]")
    collected.add_argument("--out", required=True, type=Path, help="FILE.zip, or FILE.html: one page, tables too")
    collected.add_argument("--address", default="", help="where the page leads back to")
    collected.add_argument("--library", type=Path, help="folder of prepared corpora (default KOKORO_LIBRARY)")
    collected.add_argument("--progress", choices=("text", "json"), default="text", help="json: lines on stdout")
    collected.set_defaults(run=figures.make_collection)
    quote = commands.add_parser("quote", help="print some lines of a dialogue as a quotation for a paper")
    quote.add_argument("dialogue", help="id of the dialogue")
    quote.add_argument("lines", help="positions, as 3-7,12")
    quote.add_argument("--corpus", required=True, help="id, see python -m data list")
    quote.add_argument("--beside", metavar="ID", help="another edition, for the translation")
    quote.add_argument("--format", default="text", choices=["text", "latex"])
    quote.add_argument("--lang", default="en", type=language, metavar="LANG")
    quote.add_argument("--library", type=Path, help="folder of prepared corpora (default KOKORO_LIBRARY)")
    quote.set_defaults(run=texts.show_quotation)
    baseline = commands.add_parser("baseline", help="add replies made without a model to a corpus' responses")
    baseline.add_argument("--seed", type=int, default=1, help="of ties and draws")
    baseline.add_argument("--progress", choices=("text", "json"), default="text", help="json: lines on stdout")
    baseline.set_defaults(run=texts.add_baseline)
    predicted = commands.add_parser("predict", help="add baselines of the scores to a corpus' predictions")
    predicted.add_argument("names", nargs="*", metavar="NAME", help="mean, length, ridge … (default: all)")
    predicted.add_argument("--unseen", choices=("client", "both"), default="client", help="both: counselors too")
    predicted.add_argument("--no-curve", action="store_true", help="no learning curve of ridge")
    predicted.add_argument("--seed", type=int, default=1, help="of folds and draws")
    predicted.add_argument("--progress", choices=("text", "json"), default="text", help="json: lines on stdout")
    predicted.set_defaults(run=predictions.add_baselines)
    generate.register(commands)
    targets = commands.add_parser("targets", help="print contexts and gold responses, for a system to answer")
    targets.add_argument("--out", metavar="FILE", type=Path, help="JSON lines (default: standard output)")
    targets.set_defaults(run=texts.show_targets)
    exported = commands.add_parser("export", help="write the selected dialogues for other tools")
    exported.add_argument("--as", dest="form", required=True, choices=("convokit", "messages", "csv", "refi"))
    exported.add_argument(
        "--out", required=True, type=Path, metavar="PATH", help="a folder for ConvoKit, else a file"
    )
    exported.set_defaults(run=texts.export_dialogues)
    described = commands.add_parser("reference", help="write what each table and figure means, as Markdown")
    described.add_argument("--out", required=True, type=Path, metavar="FOLDER", help="a page for each theme")
    described.add_argument("--lang", default="en", type=language, metavar="LANG")
    described.add_argument("--corpus", default="", help="draw the figures from this corpus (default: no pictures)")
    described.add_argument("--library", type=Path, help="folder of prepared corpora (default KOKORO_LIBRARY)")
    described.set_defaults(run=reference.write_reference)
    computed = commands.add_parser("compute", help="compute tables that take long, and keep their answers")
    computed.add_argument("names", nargs="+", metavar="NAME")
    computed.add_argument("--progress", choices=("text", "json"), default="text", help="json: lines on stdout")
    computed.set_defaults(run=answers.compute)
    served = commands.add_parser("agents", help="answer language models over MCP, on stdin and stdout")
    served.add_argument("--text", action="store_true", help="quote utterances too, within the corpus' licence")
    served.add_argument("--library", type=Path, help="folder of prepared corpora (default KOKORO_LIBRARY)")
    served.set_defaults(run=agents.serve)
    for command in (table, figure, baseline):
        command.add_argument("name")
    for command in (table, figure, baseline, predicted, targets, exported, computed):
        command.add_argument("--corpus", required=True, help="id, see python -m data list")
        command.add_argument("--filter", default="", help="a URL query, as topics=workplace&score=70-98")
        command.add_argument("--library", type=Path, help="folder of prepared corpora (default KOKORO_LIBRARY)")
    for command in (table, figure):
        command.add_argument("--b", metavar="QUERY", help="cohort B: a filter to compare with")
        command.add_argument("--b-corpus", metavar="ID", help="B's corpus (default: the same)")
    for command in (table, figure, computed):
        command.add_argument("--option", action="append", default=[], metavar="K=V", help="an option of the table")
    return parser


if __name__ == "__main__":
    from data.encoders.helper import be_patient

    be_patient()
    sys.exit(main())
