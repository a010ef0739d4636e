"""Gathers the pages of the documentation site.

    python docs/site_pages.py FOLDER

They are README, the documents, and the reference of every table and figure in both languages, drawn from
the demo.
"""

import re
import shutil
import sys
from datetime import datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from analysis.__main__ import main as analysis  # noqa: E402 - found from any folder
from data.core.store import Library  # noqa: E402
from data.demos import prepare_demos  # noqa: E402

PAGES = {"README.md": "index.md", "README.ja.md": "index.ja.md"}
TITLES = {"en": "# Tables and figures", "ja": "# 図表の説明"}
TOP = ("CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md")
OUTSIDE = re.compile(r"\]\((?:\.\./)*(LICENSE|CITATION\.cff)\)")
TO_DOCS = re.compile(r"\]\(docs/")


def gather(folder: Path, library: Path) -> None:
    """Write every page to a folder that is made anew."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(ROOT / "docs", folder, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    for name in (*PAGES, *TOP):
        text = (ROOT / name).read_text("utf-8")
        for source, page in PAGES.items():
            text = text.replace(f"]({source})", f"]({page})")
        text = OUTSIDE.sub("](CHANGELOG.md)", TO_DOCS.sub("](", text))
        text = text.replace("](decisions/)", "](decisions/README.md)")
        (folder / PAGES.get(name, name)).write_text(text, "utf-8")
    prepare_demos(Library(library), now=datetime.now())
    for lang in ("en", "ja"):
        out = folder / "reference" / lang
        code = analysis(
            ["reference", "--lang", lang, "--corpus", "demo-ja", "--library", str(library), "--out", str(out)]
        )
        if code:
            raise SystemExit(code)
        themes = sorted(path.name for path in out.glob("*.md"))
        links = [
            f"- [{(out / name).read_text('utf-8').splitlines()[0].removeprefix('# ')}]({name})" for name in themes
        ]
        (out / "index.md").write_text("\n".join([TITLES[lang], "", *links, ""]), "utf-8")


if __name__ == "__main__":
    whither = Path(sys.argv[1])
    gather(whither, Library().root)
