"""The command ``agents``: tables, figures and their explanations for language models, over MCP.

Read-only. Utterances are quoted only where the command was given ``--text``, and then within the corpus' licence.
"""

import argparse
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from analysis.commands.common import selected_by
from analysis.core.errors import mistake
from analysis.labels import Language
from data.core.problems import Missing, UserError

if TYPE_CHECKING:
    from mcp.server import MCPServer

    from analysis.core.question import Question

F = TypeVar("F", bound=Callable[..., Any])

ROWS = 100  # of an answer, unless more are asked for
MOST_ROWS = 2000
EXCERPT = 50  # rows with the corpus' own words, where its licence allows excerpts
OWN_WORDS = {"topic_sub"}  # columns with the corpus' own words in tables that do not quote
SIZE = "acl-full"
LANG: Language = "en"  # of tables and explanations
INSTRUCTIONS = """Statistics of counseling dialogue corpora. Ask `corpora` first, then `names`, then `explain`
before you read a table: it says what each column holds, with its unit. Filters are URL queries such as
topics=workplace&score=70-98. Every answer names its n; intervals are 95% unless a column says otherwise."""


def serve(options: argparse.Namespace) -> None:
    """Answer on stdin and stdout until the other side closes them."""
    try:
        server(options.library, text=options.text).run("stdio")
    except ModuleNotFoundError as error:
        raise mistake("agents_missing") from error


def server(library: Path | None, *, text: bool) -> "MCPServer":
    """The server with its tools. Raises ModuleNotFoundError where the extra ``agents`` is not installed."""
    from mcp.server import MCPServer

    from data.core.version import VERSION

    made: MCPServer = MCPServer("kokoroscope", version=VERSION, instructions=INSTRUCTIONS, log_level="ERROR")
    answers = Answers(library, text)
    for tool in (answers.corpora, answers.names, answers.explain, answers.table, answers.figure):
        made.tool(structured_output=False)(_readable(tool))
    return made


def _readable(tool: F) -> F:
    """A tool whose mistakes are answered in one sentence, as on the command line."""
    from functools import wraps

    from mcp.server.mcpserver.exceptions import ToolError

    @wraps(tool)
    def answer(*given: Any, **named: Any) -> Any:
        try:
            return tool(*given, **named)
        except (UserError, Missing) as error:
            raise ToolError(" ".join(str(error).split())) from error

    return answer  # type: ignore[return-value]


class Answers:
    """What the tools answer, from one library."""

    def __init__(self, library: Path | None, text: bool) -> None:
        self.library = library
        self.text = text

    def corpora(self) -> str:
        """The corpora that can be asked: id, title, version, sizes, licence and citation."""
        from data.core.store import Library

        return _json(
            [
                {
                    "id": one.id,
                    "title": one.card.title_en or one.card.title_ja,
                    "version": one.version,
                    "counts": one.counts,
                    "licence": one.card.licence,
                    "citation": one.card.citation,
                }
                for one in Library(self.library).manifests()
            ]
        )

    def names(self, theme: str = "") -> str:
        """Every table and figure by name, with what it shows and its options; of one theme, or of all."""
        from analysis.core import registry
        from analysis.export.reference import theme_of

        registry.load()
        if theme and theme not in registry.THEMES:
            raise mistake("no_theme", name=theme[:60], names=", ".join(registry.THEMES))
        shown = [
            {
                "theme": theme_of(one),
                "table": one.name,
                "shows": one.summary,
                "options": {name: p.default for name, p in one.options.items()},
                "figures": [figure.name for figure in registry.FIGURES.values() if figure.table is one],
            }
            for one in registry.TABLES.values()
            if theme in ("", theme_of(one))
        ]
        return _json(shown)

    def explain(self, name: str) -> str:
        """What a table or figure means: how it is computed, columns with units, options, methods, references."""
        from dataclasses import asdict

        from analysis.core import registry
        from analysis.export.reference import entry
        from analysis.labels import Labels

        registry.load()
        registered = registry.FIGURES.get(name) or registry.find(name)
        return _json(asdict(entry(registered, Labels(LANG))))

    def table(
        self,
        name: str,
        corpus: str,
        filter: str = "",
        options: dict[str, str] | None = None,
        b: str = "",
        b_corpus: str = "",
        rows: int = ROWS,
    ) -> str:
        """The rows of a table, with its caption and methods in words.

        Args:
            name: of the table, see `names`
            corpus: its id, see `corpora`
            filter: a URL query that selects dialogues; empty for all
            options: of the table
            b: a second filter, to compare with
            b_corpus: the corpus of the second filter, where it is another one
            rows: at most so many, up to 2000
        """
        from analysis.export import caption
        from analysis.export.result import Result

        question = self._question(name, corpus, filter, options or {}, b, b_corpus)
        card = question.a.corpus.manifest.card
        if question.table.quotes and not self.text:
            raise mistake("agents_no_text", table=name)
        frame = question.answer()
        most = max(1, min(rows, MOST_ROWS))
        if (question.table.quotes or OWN_WORDS & set(frame.columns)) and card.text_export != "free":
            most = min(most, EXCERPT)
        result = Result(None, question, frame)
        labels = result.labels(LANG)
        answer = {
            "caption": caption.caption(result, labels),
            "methods": caption.methods(result, labels),
            "n_rows": frame.height,
            "rows": frame.head(most).rows(named=True),
        }
        if question.table.quotes:
            answer |= {"licence": card.licence or "no licence stated", "citation": card.citation}
        return _json(answer)

    def figure(
        self,
        name: str,
        corpus: str,
        filter: str = "",
        options: dict[str, str] | None = None,
        b: str = "",
        b_corpus: str = "",
        lang: str = "en",
    ) -> list[Any]:
        """A figure as a picture, with its caption; the arguments are those of `table`, and `lang` is ja or en."""
        from mcp.server.mcpserver import Image

        from analysis.export import caption
        from analysis.export.bundle import Look, figure_named, file_of, result_of
        from analysis.labels import LANGUAGES

        if lang not in LANGUAGES:
            raise mistake("figure_lang", number=1, names=", ".join(LANGUAGES))
        look = Look(SIZE, None, lang, False)
        drawn = figure_named(name)
        question = self._question(drawn.table.name, corpus, filter, options or {}, b, b_corpus)
        result = result_of(drawn, question)
        picture = Image(data=file_of(result, look, "png").content, format="png")
        return [caption.caption(result, result.labels(look.lang)), picture]

    def _question(
        self, table: str, corpus: str, filter: str, options: Mapping[str, str], b: str, b_corpus: str
    ) -> "Question":
        from analysis.core import registry
        from analysis.core.options import read_options
        from analysis.core.question import Question

        registered = registry.find(table)
        chosen = read_options(registered, [f"{name}={value}" for name, value in options.items()])
        other = selected_by(b_corpus or corpus, b, self.library, "b") if b or b_corpus else None
        return Question.of(registered.function, selected_by(corpus, filter, self.library, "filter"), chosen, other)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)
