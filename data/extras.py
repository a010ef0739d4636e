"""Extras: packages beyond the default install, what they take, and how they are installed.

The exact versions are those of ``requirements-NAME.txt``, or in an installed package of its own metadata.
"""

import importlib
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from importlib.util import find_spec

from data.core.problems import UserError
from data.core.progress import Progress, silent
from data.core.store import PROJECT

CPU_TORCH = "https://download.pytorch.org/whl/cpu"
SIZE = re.compile(r"Downloading .*\(([\d.]+) (kB|MB|GB)\)")
IN_MB = {"kB": 0.001, "MB": 1, "GB": 1000}


@dataclass(frozen=True)
class Extra:
    """What an extra is known by."""

    name: str
    #: The modules that it brings.
    modules: tuple[str, ...]
    #: What it takes on the disk, and what is downloaded, in MB: on Linux without a GPU, rounded up.
    disk_mb: int
    download_mb: int

    @property
    def is_installed(self) -> bool:
        """Whether all its modules are there."""
        importlib.invalidate_caches()
        return all(_is_there(module) for module in self.modules)

    @property
    def requirements(self) -> list[str]:
        """Its packages with their versions, as pip takes them."""
        file = PROJECT / f"requirements-{self.name}.txt"
        if file.is_file():
            lines = (line.partition("#")[0].strip() for line in file.read_text("utf-8").splitlines())
            return [line for line in lines if line]
        needed = (line.partition(";") for line in metadata.requires("kokoroscope") or ())
        return [
            package.strip() for package, _, when in needed if f"extra == '{self.name}'" in when.replace('"', "'")
        ]

    @property
    def command(self) -> str:
        """What a person types to install it."""
        if (PROJECT / f"requirements-{self.name}.txt").is_file():
            return f"pip install -r requirements-{self.name}.txt"
        return f"pip install 'kokoroscope[{self.name}]'"


EXTRAS = {
    extra.name: extra
    for extra in (
        Extra("encoders", ("torch", "sentence_transformers"), 1100, 300),
        Extra("affect", ("mlask_official",), 5, 2),
        Extra("network", ("igraph",), 20, 6),
        Extra("agents", ("mcp",), 20, 5),
        Extra("cluster", ("ray", "fsspec"), 250, 80),
    )
}


def can_install() -> bool:
    """Whether this environment can be written to by this user, and there is something that installs."""
    return _installer() is not None and os.access(sysconfig.get_path("purelib"), os.W_OK)


def install(name: str, progress: Progress = silent) -> None:
    """Install an extra into the running environment; ``progress`` is told the MB that were downloaded.

    Raises:
        UserError: there is nothing that installs, or it failed; the environment then is as it was, or holds more.
    """
    extra, installer = EXTRAS[name], _installer()
    if installer is None:
        raise UserError.of("extra_by_hand", command=extra.command)
    progress("extra", 0, extra.download_mb)
    if name == "encoders" and sys.platform == "linux" and not shutil.which("nvidia-smi"):
        torch = [one for one in extra.requirements if one.startswith("torch==")]
        for _ in _lines([*installer, "--no-deps", "--index-url", CPU_TORCH, *torch]):
            pass  # the build without a GPU saves some GB; where it cannot be had, the plain one follows
    done, last = 0.0, ""
    for line in _lines([*installer, *extra.requirements]):
        if size := SIZE.search(line):
            done += float(size[1]) * IN_MB[size[2]]
            progress("extra", min(round(done), extra.download_mb), extra.download_mb)
        last = line.strip() or last
    if not extra.is_installed:
        raise UserError.of("extra_failed", name=name, why=last[:300], command=extra.command)


def _installer() -> list[str] | None:
    """The beginning of the command that installs packages here."""
    if _is_there("pip"):
        return [sys.executable, "-m", "pip", "install", "--disable-pip-version-check", "--progress-bar", "off"]
    uv = shutil.which("uv")
    return None if uv is None else [uv, "pip", "install", "--python", sys.executable]


def _lines(command: list[str]) -> Iterator[str]:
    """What a command says, line by line."""
    with subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        assert process.stdout is not None
        yield from process.stdout


def _is_there(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except (ImportError, ValueError):
        return False
