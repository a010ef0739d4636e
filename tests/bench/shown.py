"""Which tables each page shows, read from the pages themselves."""

import ast
from pathlib import Path

from analysis.core import registry
from tests.browser.server import ROOT


def tables() -> dict[str, tuple[str, ...]]:
    """Page -> its tables, those in tabs that are not open yet as well."""
    files = {"home": ROOT / "app.py", **{file.stem: file for file in sorted((ROOT / "pages").glob("[a-z]*.py"))}}
    found = {page: tuple(dict.fromkeys(_drawn(file))) for page, file in files.items()}
    return {page: names for page, names in found.items() if names}


def _drawn(file: Path) -> list[str]:
    names = []
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            if node.func.id not in ("card", "table_card") or not isinstance(node.args[1], ast.Name):
                continue
            name = node.args[1].id
            of = registry.FIGURES[name].table.function if name in registry.FIGURES else None
            names.append(of.__name__ if of else name)
    return names
