"""Writes the short Python script that draws a figure again."""

from analysis.core.query.selection import Selection
from analysis.export import VERSION
from analysis.export.result import Result

OPEN = """{name} = Corpus.open({id!r})
if {name}.version != {version!r}:
    raise SystemExit(f"{id} has version {{{name}.version}}; this figure was made from {version}")
"""


def script(result: Result, lang: str, theme: str) -> str:
    """Opens the corpus, checks its version, and calls the registered table and figure."""
    assert result.figure is not None
    table, figure = result.question.table.function, result.figure.function
    selections = result.question.selections
    options = "".join(f", {name}={value!r}" for name, value in result.options.items())
    names = ["a", "b"][: len(selections)]
    cohorts = ", ".join(names)
    named = ".naming(a.corpus.coding.codebook())" if result.question.table.reads_labels(result.options) else ""
    call = f"{table.__name__}(a{options})" if len(names) == 1 else f"both({table.__name__}, {cohorts}{options})"
    imports = sorted(
        [
            *(["from analysis.core.compare import both"] if result.b else []),
            "from analysis.export.render.files import json_of",
            f"from {figure.__module__} import {figure.__name__} as draw",
            "from analysis.figures.kit.theme import PAPER_THEMES",
            "from analysis.labels import Labels",
            f"from {table.__module__} import {table.__name__}",
            "from analysis.core.query.selection import Filter, select",
            "from data.corpus import Corpus",
        ]
    )
    parts = [
        f'"""Draws {figure.__name__} as figure.json with KokoroScope {VERSION} (its folder on PYTHONPATH)."""\n\n',
        "from pathlib import Path\n\n",
        "\n".join(imports) + "\n\n",
        *(_selected(name, selection) for name, selection in zip(names, selections, strict=True)),
        f"table = {call}\n",
        f"figure = draw(table, labels=Labels({lang!r}){named}, theme=PAPER_THEMES[{theme!r}])\n",
        'Path("figure.json").write_bytes(json_of(figure))\n',
    ]
    return "".join(parts)


def _selected(name: str, selection: Selection) -> str:
    corpus = selection.corpus
    opened = OPEN.format(name=f"corpus_{name}", id=corpus.id, version=corpus.version)
    query = selection.filter.to_query()
    chosen = f", Filter.from_query({query!r})[0]" if query else ""
    return f"{opened}{name} = select(corpus_{name}{chosen})\n"
