"""The documentation site: built without a network, it holds every table and figure in both languages."""

import re
import runpy
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from analysis.commands import reference as commands
from analysis.core import registry
from analysis.core.registry import FIGURES, TABLES
from analysis.export import reference
from data.core.store import PROJECT, Library

registry.load()
# one of each theme: that each figure can be drawn is shown by the tests of exports
SOME = {figure.name: figure for figure in {reference.theme_of(one): one for one in FIGURES.values()}.values()}

FETCHED = re.compile(
    r'<(?:script|img|iframe)[^>]+src="(?:https?:)?//|<link[^>]+rel="(?:stylesheet|preload)[^>]+//'
)


@pytest.fixture(scope="module")
def site(demo_library: Library, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site."""
    folder = tmp_path_factory.mktemp("site")
    draw = commands._pictures

    def draw_some(*arguments: Any) -> frozenset[str]:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(registry, "FIGURES", SOME)
            return draw(*arguments)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(commands, "_pictures", draw_some)
        patch.setattr(sys, "path", [*sys.path])
        runpy.run_path(str(PROJECT / "docs" / "site_pages.py"))["gather"](folder / "docs", demo_library.root)
    settings = (PROJECT / "mkdocs.yml").read_text("utf-8")
    settings = settings.replace("build/docs", str(folder / "docs")).replace("build/site", str(folder / "site"))
    (folder / "mkdocs.yml").write_text(settings, "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(folder / "mkdocs.yml")],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return folder / "site"


def test_every_table_and_figure_has_its_entry_in_both_languages(site: Path):
    for lang in ("ja", "en"):
        for entry in (*TABLES.values(), *FIGURES.values()):
            page = (site / "reference" / lang / f"{reference.theme_of(entry)}.html").read_text("utf-8")
            assert f'id="{entry.name}"' in page, entry.name


def test_every_theme_is_listed_in_both_languages(site: Path):
    for lang in ("en", "ja"):
        page = (site / "reference" / lang / "index.html").read_text("utf-8")
        assert [theme for theme in registry.THEMES if f'href="{theme}.html"' not in page] == []


def test_figures_of_the_demo_are_drawn(site: Path):
    drawn = {path.stem for path in (site / "reference" / "en").glob("*.svg")}
    assert len(drawn) > len(SOME) // 2
    assert drawn <= SOME.keys()
    for name in drawn:
        page = (site / "reference" / "en" / f"{reference.theme_of(FIGURES[name])}.html").read_text("utf-8")
        assert f'src="{name}.svg"' in page


def test_a_page_fetches_nothing_from_elsewhere(site: Path):
    pages = list(site.rglob("*.html"))
    assert len(pages) > 60
    assert [page.name for page in pages if FETCHED.search(page.read_text("utf-8"))] == []


def test_links_within_the_site_lead_somewhere(site: Path):
    broken = []
    for page in site.rglob("*.html"):
        for link in re.findall(r'href="([^"#?]+)[^"]*"', page.read_text("utf-8")):
            if ":" not in link and not link.startswith("/") and not (page.parent / unquote(link)).exists():
                broken.append((page.name, link))
    assert broken == []
