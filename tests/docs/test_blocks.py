"""Every block of code in the documents is one: it is parsed, its commands are known with all their options.

What stands in README and in the documents of ``docs`` as an indented command is run by ``test_commands.py``.
"""

import ast
import json
import re
import shlex
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
import yaml

import analysis.__main__
import data.__main__
from data.core.store import PROJECT
from data.extras import EXTRAS

DOCUMENTS = sorted([*PROJECT.glob("*.md"), *(PROJECT / "docs").rglob("*.md")])
BLOCK = re.compile(r"^( *)```(\w*)\n(.*?)^ *```", re.DOTALL | re.MULTILINE)
INDENTED = re.compile(r"^    ((?:make|pip|python -m|streamlit|uvx|pipx|docker) .*)$", re.MULTILINE)
TARGETS = set(re.findall(r"^([a-z]+):", (PROJECT / "Makefile").read_text("utf-8"), flags=re.MULTILINE))
PARSERS = {"data": data.__main__._parser, "analysis": analysis.__main__._parser}
ELSEWHERE = {"docker", "sudo", "ray", "git", "uvx", "pipx", "cd", "streamlit", "kokoroscope", "codex", "claude"}
"""Programs that are no part of this project."""


def blocks() -> Iterator[tuple[str, str, str]]:
    """Each block: its document, language and text."""
    for path in DOCUMENTS:
        for indent, language, text in BLOCK.findall(path.read_text("utf-8")):
            yield path.name, language, re.sub(rf"^{indent}", "", text, flags=re.MULTILINE)


def commands() -> Iterator[tuple[str, list[str]]]:
    """Each command of a shell: its document and words, without the variables before it."""
    lines = [(name, line) for name, language, text in blocks() if language == "bash" for line in text.splitlines()]
    lines += [(path.name, line) for path in DOCUMENTS for line in INDENTED.findall(path.read_text("utf-8"))]
    for name, line in lines:
        for part in re.sub(r"\s+#.*", "", line).split("&&"):
            words = shlex.split(part.split(" > ")[0])
            while words and re.match(r"[A-Z_]+=", words[0]):
                words.pop(0)
            if words:
                yield name, words


def test_blocks_are_what_they_say():
    kinds = {"json": json.loads, "python": ast.parse, "yaml": lambda text: list(yaml.safe_load_all(text))}
    for name, language, text in blocks():
        try:
            kinds.get(language, lambda text: text)(text)
        except (SyntaxError, ValueError, yaml.YAMLError) as error:
            pytest.fail(f"{name}: {error}\n{text}")


def test_commands_are_known_with_their_options():
    for document, (program, *words) in commands():
        where = f"{document}: {program} {shlex.join(words)}"
        if program == "make":
            assert {word for word in words if "=" not in word} <= TARGETS, where
        elif program == "pip":
            files = [words[at + 1] for at, word in enumerate(words) if word == "-r"]
            assert all((PROJECT / file).is_file() for file in files), where
            assert set(re.findall(r"kokoroscope\[(\w+)\]", " ".join(words))) <= EXTRAS.keys(), where
        elif program == "python":
            assert words[0] == "-m" and find_spec(words[1]) is not None, where
            if words[1] in PARSERS and not data.__main__.handed_on.is_handed_on(words[2:]):
                try:
                    PARSERS[words[1]]().parse_args(words[2:])
                except SystemExit as end:
                    assert not end.code, where
        else:
            assert program in ELSEWHERE, where
            paths = [word for word in words if word.startswith("docs/")]
            assert all((PROJECT / path).is_file() for path in paths), where


def test_there_are_many():
    documents = {Path(name).stem for name, _ in commands()}
    assert {"README", "clusters", "container", "agents", "CONTRIBUTING"} <= documents
