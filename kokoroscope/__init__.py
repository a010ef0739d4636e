"""KokoroScope in a notebook or script, from any folder: the tables and figures that the pages show.

    from kokoroscope import Corpus, Filter, figure, select, table

    chosen, notes = Filter.from_query("topics=workplace,school&score=70-98")
    table("topic_scores", select(Corpus.open("demo-ja"), chosen))

The names are those of ``kokoroscope analysis list``.
"""

from typing import TYPE_CHECKING, Any

from kokoroscope import place

place.prepare()

from analysis.core.query.filter import Filter  # noqa: E402 - the folders are found once the place is prepared
from analysis.core.query.selection import Selection, select  # noqa: E402
from data.core.version import VERSION  # noqa: E402
from data.corpus import Corpus  # noqa: E402

if TYPE_CHECKING:
    import plotly.graph_objects as go
    import polars as pl

__version__ = VERSION
__all__ = ["Corpus", "Filter", "Selection", "__version__", "figure", "select", "table"]


def table(name: str, selection: Selection, other: Selection | None = None, **options: Any) -> "pl.DataFrame":
    """A registered table by its name; with ``other`` the rows of both cohorts, told by the column ``cohort``.

    Raises UserError for an unknown table, and TypeError for an unknown option.
    """
    from analysis.core import registry
    from analysis.core.question import Question

    return Question.of(registry.find(name).function, selection, options, other).answer()


def figure(
    name: str,
    selection: Selection,
    other: Selection | None = None,
    *,
    lang: str = "en",
    theme: str = "light",
    **options: Any,
) -> "go.Figure":
    """A registered figure by its name, drawn from its table; a notebook shows it.

    ``lang``: ja or en; ``theme``: light or dark, as on the pages. Raises UserError for an unknown figure.
    """
    from analysis.core import registry
    from analysis.core.question import Question
    from analysis.figures.kit.theme import THEMES
    from analysis.labels import LANGUAGES, Labels
    from data.core.problems import UserError

    registry.load()
    if name not in registry.FIGURES:
        raise UserError(f"no figure '{name}'; there are: {', '.join(registry.FIGURES)}")
    for kind, given, known in (("language", lang, LANGUAGES), ("theme", theme, THEMES)):
        if given not in known:
            raise UserError(f"no {kind} '{given}'; there are: {', '.join(known)}")
    registered = registry.FIGURES[name]
    labels = Labels(lang).naming(selection.corpus.coding.codebook())
    frame = Question.of(registered.table.function, selection, options, other).answer()
    drawn: go.Figure = registered.function(frame, labels=labels, theme=THEMES[theme])
    return drawn
