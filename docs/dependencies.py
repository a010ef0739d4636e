"""Writes docs/dependencies.md: what the default install brings, with its license, from requirements.lock.

python docs/dependencies.py        in an environment that has them
"""

import re
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

ROOT = Path(__file__).parents[1]
PINNED = re.compile(r"^([\w.-]+)==([\w.]+)(?: ; (.*?))? \\$", re.MULTILINE)
TOLD_ELSEWHERE = {  # whose metadata name no license: what their source says
    "ipadic": "NAIST-2003",
    "opentsne": "BSD-3-Clause",
}
HEAD = """# What it is made of

What the default install brings, with licenses as the packages declare them. Versions and the hashes of every file
are in `requirements.lock`; `pip install --require-hashes -r requirements.lock` takes nothing else.
`make sbom` writes a bill of materials (CycloneDX) of the environment. Extras are not listed: `requirements-*.txt`.

| package | version | license |
|---|---|---|
"""


def licence(name: str) -> str:
    """The license that a package's metadata declare; empty where they do not, or it is not installed here."""
    try:
        told = metadata(name)
    except PackageNotFoundError:
        return ""
    classes = [one.split(" :: ")[-1] for one in told.get_all("Classifier", []) if one.startswith("License :: ")]
    given = told.get("License-Expression") or ", ".join(classes) or (told.get("License") or "").split("\n")[0]
    return "" if given == "OSI Approved" else given


def main() -> None:
    """Write the page."""
    rows = [
        (name, version, TOLD_ELSEWHERE.get(name) or licence(name) or where or "")
        for name, version, where in PINNED.findall((ROOT / "requirements.lock").read_text("utf-8"))
    ]
    body = "".join("| " + " | ".join(row) + " |\n" for row in rows)
    (ROOT / "docs" / "dependencies.md").write_text(HEAD + body, "utf-8")


if __name__ == "__main__":
    main()
