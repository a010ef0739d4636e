"""What a project has besides code: one version, its licenses told, an index of its decisions."""

import re

import yaml

from analysis.export.caption import software
from data.core.store import PROJECT
from data.core.version import VERSION


def read(name: str) -> str:
    return (PROJECT / name).read_text("utf-8")


def test_the_version_is_the_same_everywhere():
    newest = re.search(r"^## (\S+)", read("CHANGELOG.md"), flags=re.MULTILINE)
    assert newest is not None
    assert str(yaml.safe_load(read("CITATION.cff"))["version"]) == newest[1] == VERSION
    assert software().startswith(f"KokoroScope {VERSION},")


def test_the_license_names_every_part_under_another_one():
    told = read("LICENSE")
    assert yaml.safe_load(read("CITATION.cff"))["license"] == "MIT"
    for path in re.findall(r"(?:analysis|data)/[\w./]+", told):
        assert (PROJECT / path.rstrip(".,:")).exists(), path
    for kind in ("ttf", "otf", "woff2"):
        for font in [path for top in ("analysis", "data", "pages") for path in (PROJECT / top).rglob(f"*.{kind}")]:
            assert font.name in told


def test_every_decision_is_in_the_index_once_under_its_number():
    folder = PROJECT / "docs" / "decisions"
    index = re.findall(r"^- \[(\d{3})\]\((\S+\.md)\)", read("docs/decisions/README.md"), flags=re.MULTILINE)
    assert sorted(name for _, name in index) == sorted(path.name for path in folder.glob("[0-9]*.md"))
    assert [(number, name) for number, name in index if not name.startswith(f"{number}-")] == []
    assert len({number for number, _ in index}) == len(index)


def test_every_local_hook_names_its_remedy():
    hooks = [hook for repo in yaml.safe_load(read(".pre-commit-config.yaml"))["repos"] for hook in repo["hooks"]]
    local = [hook for hook in hooks if "entry" in hook]
    assert {"ruff", "ruff-format", "no-corpus-text"} == {hook["id"] for hook in local}
    assert all("(" in hook["name"] for hook in local)


def test_the_lock_pins_what_is_required_with_hashes_and_the_page_lists_it():
    pins = dict(re.findall(r"^([\w-]+)(?:\[\w+\])?==([\w.]+)", read("requirements.txt"), flags=re.MULTILINE))
    locked = dict(re.findall(r"^([\w.-]+)==([\w.]+)", read("requirements.lock"), flags=re.MULTILINE))
    assert len(pins) > 20 and {name.lower(): version for name, version in pins.items()}.items() <= locked.items()
    entries = re.split(r"^(?=[\w.-]+==)", read("requirements.lock"), flags=re.MULTILINE)[1:]
    assert all("--hash=sha256:" in entry for entry in entries) and "://" not in read("requirements.lock")
    listed = re.findall(r"^\| ([\w.-]+) \| ([\w.]+) \| \S", read("docs/dependencies.md"), flags=re.MULTILINE)
    assert dict(listed[1:] if listed[0][0] == "package" else listed) == locked
