"""The command ``reference``: a page of each theme in one language, with a picture of each figure."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.commands.common import selected_by, write
from analysis.core.errors import mistake
from data.core.problems import Missing

if TYPE_CHECKING:
    from analysis.core.query.selection import Selection

SIZE = "acl-full"


def write_reference(options: argparse.Namespace) -> None:
    """Write THEME.md for each theme, and NAME.svg of each figure that the corpus can draw."""
    from analysis.core import registry
    from analysis.export import reference
    from analysis.labels import Labels

    registry.load()
    folder: Path = options.out
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise mistake("cannot_make", path=folder, why=error.strerror) from error
    pictures: frozenset[str] = frozenset()
    if options.corpus:
        selection = selected_by(options.corpus, "", options.library)
        pictures = _pictures(selection, options.lang, folder)
    labels = Labels(options.lang)
    for theme in registry.THEMES:
        write(folder / f"{theme}.md", reference.markdown(labels, theme, pictures).encode())


def _pictures(selection: "Selection", lang: str, folder: Path) -> frozenset[str]:
    """The names of the figures that could be drawn of the whole corpus."""
    from analysis.core.errors import Absent
    from analysis.core.question import Question
    from analysis.core.registry import FIGURES
    from analysis.export.bundle import Look, file_of, result_of

    look = Look(SIZE, None, lang, False)
    drawn = set()
    for name, figure in FIGURES.items():
        try:
            result = result_of(figure, Question.of(figure.table.function, selection, {}))
            if result.frame.is_empty():
                continue
            write(folder / f"{name}.svg", file_of(result, look, "svg").content)
        except (Absent, Missing):
            continue
        drawn.add(name)
    return frozenset(drawn)
