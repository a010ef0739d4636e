"""What the commands share: the parser, the library, progress, errors and results."""

import argparse
import sys
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from data.core.progress import Console, JsonLines
    from data.core.store import Library, Manifest


class Parser(argparse.ArgumentParser):
    """A parser whose errors are one line on stderr that names the way to the help. Exit code 2."""

    def error(self, message: str) -> NoReturn:
        """Report what is wrong and where the help is."""
        self.exit(2, f"error: {message} (see: {self.prog} --help)\n")


def library_of(options: argparse.Namespace) -> "Library":
    """The library that a command works on."""
    from data.core.store import Library

    return Library(options.library)


def reporter_of(options: argparse.Namespace) -> "Console | JsonLines":
    """How a command reports its progress: to a person, or as JSON lines for the app."""
    from data.core.progress import Console, JsonLines

    return JsonLines() if options.progress == "json" else Console()


def print_json(value: dict[str, Any]) -> None:
    """One line of JSON on stdout."""
    import orjson

    print(orjson.dumps(value).decode(), flush=True)


def fail(options: argparse.Namespace, message: str, **about: Any) -> None:
    """Report an error on stderr, and on stdout when the app reads it."""
    if getattr(options, "progress", "text") == "json":
        print_json({"error": message, **about})
    sys.stderr.write(f"error: {message}\n")


def print_result(options: argparse.Namespace, manifest: "Manifest", *, is_new: bool) -> int:
    """Report what was prepared; 2 if a stage failed."""
    counts, problems = manifest.counts, manifest.problems
    state = "prepared" if is_new else "already there"
    sys.stderr.write(
        f"{manifest.id}: {state}; {counts['dialogues']:,} dialogues, {counts['utterances']:,} utterances; "
        f"{problems['set_aside']:,} set aside, {problems['noted']:,} noted: "
        f"see  python -m data check {manifest.id}\n"
    )
    report = _report(options, manifest) if is_new else []
    for group in report:
        kind = "noted" if group["kept"] else "set aside"
        sys.stderr.write(f"  {group['n']:,} {kind} ({group['rule'].replace('_', ' ')})\n")
        for problem in group["first"]:
            sys.stderr.write(f"    {problem['where']}: {problem['message']}\n")
    if options.progress == "json":
        result = {"id": manifest.id, "made": is_new, "counts": counts, "problems": problems, "report": report}
        print_json({"result": {**result, "unmade": manifest.unmade}})
    for stage, reason in manifest.unmade.items():
        sys.stderr.write(
            f"error: {manifest.id} can be opened, but {stage} could not be made: {reason}\n"
            f"to try again:  python -m data prepare {manifest.id}\n"
        )
    return 2 if manifest.unmade else 0


def _report(options: argparse.Namespace, manifest: "Manifest") -> list[dict[str, Any]]:
    """What the import set aside and noted, with the first records of each kind."""
    from data.corpus import Corpus

    return Corpus.open(manifest.id, library_of(options)).problems.summary()
