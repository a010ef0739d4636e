"""Every relative link, file, folder and module that a document names exists."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from data.core.store import PROJECT

DOCUMENTS = sorted([*PROJECT.glob("*.md"), *(PROJECT / "docs").rglob("*.md")])
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)\s]*)?\)")
CODE = re.compile(r"`([^`\n]+)`")
ROOTS = ("analysis", "data", "pages", "tests", "docs", "tools")
PATH = re.compile(rf"(?:{'|'.join(ROOTS)})/[\w./*{{}},-]*")
MODULE = re.compile(rf"(?:{'|'.join(ROOTS[:4])})(?:\.\w+)+")
FILE = re.compile(r"[\w.-]+\.(?:py|js|toml|cff|yaml|ttf)")
MADE = ("data/library", "data/workspace")
"""Folders that the app makes; they are not in the repository."""

HISTORY = "CHANGELOG.md"
"""Names files as they were; only its links are followed."""


def code_of(text: str) -> Iterator[str]:
    """The code spans of a document, blocks left out."""
    without_blocks = re.sub(r"^(```.*?^```|    .*?$)", "", text, flags=re.DOTALL | re.MULTILINE)
    yield from CODE.findall(without_blocks)


def exists(path: str) -> bool:
    """Whether a path (with ``*`` or ``{a,b}`` in it) is one of the repository's."""
    if path.startswith(MADE):
        return True
    if braces := re.search(r"\{([^}]*)\}", path):
        return all(exists(path.replace(braces[0], part)) for part in braces[1].split(","))
    return any(PROJECT.glob(path.rstrip("/."))) if "*" in path else (PROJECT / path).exists()


def module_exists(name: str) -> bool:
    """Whether a dotted name is a module, or something within one."""
    path = PROJECT / name.replace(".", "/")
    if path.is_dir() or path.with_suffix(".py").is_file():
        return True
    home = (
        path.parent.with_suffix(".py") if path.parent.with_suffix(".py").is_file() else path.parent / "__init__.py"
    )
    return home.is_file() and re.search(rf"\b{path.name}\b", home.read_text("utf-8")) is not None


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(PROJECT).as_posix())
def test_relative_links_lead_somewhere(document: Path):
    links = [link for link in LINK.findall(document.read_text("utf-8")) if "://" not in link]
    assert [link for link in links if not (document.parent / link).exists()] == []


@pytest.mark.parametrize(
    "document",
    [path for path in DOCUMENTS if path.name != HISTORY],
    ids=lambda path: path.relative_to(PROJECT).as_posix(),
)
def test_files_and_modules_exist(document: Path):
    names = {path.name for path in PROJECT.glob("*")}
    names |= {path.name for root in ROOTS for path in (PROJECT / root).rglob("*.*")}
    missing = []
    for code in code_of(document.read_text("utf-8")):
        if PATH.fullmatch(code):
            missing += [] if exists(code) else [code]
        elif FILE.fullmatch(code):
            missing += [] if code in names else [code]
        elif MODULE.fullmatch(code):
            missing += [] if module_exists(code) else [code]
    assert missing == []
