"""What the commands on sets share, be they of labels or of responses: list, report, remove, and what was added."""

import argparse
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from data.commands.common import library_of, print_json

if TYPE_CHECKING:
    import polars as pl

    from data.core.store import Library, Manifest


THOUSANDS = ","


@dataclass(frozen=True)
class Kind:
    """One kind of sets: what was added from files beside a corpus."""

    #: Its command, which is what its sets hold: ``labels``.
    name: str
    #: One sentence of help.
    text: str
    #: (library, manifest) the sets of a corpus.
    sets: Callable[["Library", "Manifest"], Iterable[Any]]
    #: (set) what a line of ``list`` says after its id, corpus and name.
    facts: Callable[[Any], Sequence[object]]
    #: (library, corpus, set) columns where, rule, message, kept. Raises UserError naming the sets there are.
    report: Callable[["Library", str, str], "pl.DataFrame"]
    #: (library, corpus, set) take it out. Raises as ``report``.
    remove: Callable[["Library", str, str], None]


class Group:
    """The commands of one kind."""

    def __init__(self, kind: Kind, commands: Any, common: argparse.ArgumentParser) -> None:
        added = commands.add_parser(kind.name, help=kind.text, description=kind.text)
        self.inner = added.add_subparsers(required=True, metavar="COMMAND")
        self._kind, self._common = kind, common

    def command(
        self, name: str, run: Any, text: str, *parents: argparse.ArgumentParser
    ) -> argparse.ArgumentParser:
        """Add one command."""
        parents = (self._common, *parents)
        added: argparse.ArgumentParser = self.inner.add_parser(name, help=text, description=text, parents=parents)
        added.set_defaults(run=run)
        return added

    def add_list(self) -> None:
        """Add ``list``."""
        text = f"The sets of {self._kind.name} there are."
        self.command("list", self._list, text).add_argument("--corpus", metavar="ID")

    def add_report_and_remove(self) -> None:
        """Add ``report`` and ``remove``."""
        for name, run, text in (
            ("report", self._report, "What did not fit in a set, row by row, as tab-separated lines."),
            ("remove", self._remove, f"Take a set of {self._kind.name} out."),
        ):
            of_set = self.command(name, run, text)
            of_set.add_argument("id")
            of_set.add_argument("--corpus", metavar="ID", required=True)

    def _list(self, options: argparse.Namespace) -> None:
        library, kind = library_of(options), self._kind
        asked = [library.manifest(options.corpus)] if options.corpus else library.manifests()
        sets = [(manifest, one) for manifest in asked for one in kind.sets(library, manifest)]
        for manifest, one in sets:
            fits = "" if one.corpus_version == manifest.version else "of another version of the corpus"
            print("\t".join(map(str, (one.id, manifest.id, one.name, *kind.facts(one), fits))).rstrip())
        if not sets:
            sys.stderr.write(f"no {kind.name} yet: run  python -m data {kind.name} add FILE --corpus ID\n")

    def _report(self, options: argparse.Namespace) -> None:
        rows = self._kind.report(library_of(options), options.corpus, options.id)
        for where, rule, message, is_kept in rows.select("where", "rule", "message", "kept").iter_rows():
            print(f"{'noted' if is_kept else 'set aside'}\t{where}\t{rule}\t{message}")

    def _remove(self, options: argparse.Namespace) -> None:
        self._kind.remove(library_of(options), options.corpus, options.id)
        sys.stderr.write(f"{options.id}: removed\n")


def counted(n: Mapping[str, int], spec: str = "") -> str:
    """``A 1200, B 30``."""
    return ", ".join(f"{name} {number:{spec}}" for name, number in n.items())


def tell(kind: Kind, added: Any, matched: str, *, new: bool) -> None:
    """Report on stderr what was added; ``matched``: how much of it fits, and whose it is."""
    see = f"python -m data {kind.name} report {added.id} --corpus {added.corpus}"
    sys.stderr.write(
        f"{added.id}: {'added' if new else 'already there'}; {added.matched:,} of {added.rows:,} {matched}; "
        f"{added.set_aside:,} set aside, {added.noted:,} noted: see  {see}\n"
    )


def result(added: Any, *, new: bool, **more: object) -> dict[str, Any]:
    """What was added, for the app."""
    about = {"id": added.corpus, "set": added.id, "made": new, "rows": added.rows, "matched": added.matched}
    return {**about, **more, "set_aside": added.set_aside, "noted": added.noted}


def print_added(options: argparse.Namespace, added: Any, *, new: bool, **more: object) -> None:
    """The same as a line of JSON, where the app reads it."""
    if options.progress == "json":
        print_json({"result": result(added, new=new, **more)})
