"""A check report as text for a person, or as JSON."""

from collections.abc import Iterator
from typing import Any

from data.checks.check import CheckReport

LISTED = 20


def to_text(report: CheckReport) -> str:
    """Invariants first, what is broken with its first dialogue ids; then quirks; then the import's problems."""
    return "\n".join([f"{report.corpus_id}  version {report.version}", *_lines(report), ""])


def to_dict(report: CheckReport) -> dict[str, Any]:
    """The same, for a program."""
    return {
        "id": report.corpus_id,
        "version": report.version,
        "invariants": report.invariants.to_dicts(),
        "quirks": report.quirks.to_dicts(),
        "problems": report.problems.to_dict(),
    }


def _lines(report: CheckReport) -> Iterator[str]:
    yield "\ninvariants (breaches)"
    for name, breaches, ids in report.invariants.iter_rows():
        where = "  dialogues " + ", ".join(map(str, ids)) + (", …" if breaches > len(ids) else "") if ids else ""
        yield f"  {'ok ' if breaches == 0 else 'NOT'} {name:<28}{breaches:>9,}{where}"
    yield "\nquirks"
    for name, n, unit, share in report.quirks.iter_rows():
        yield f"  {name:<28}{n:>13,.10g} {unit:<11}" + (f"{share:>8.2%}" if share is not None else "")
    problems = report.problems
    yield f"\nimport: {problems.set_aside:,} set aside, {problems.noted:,} noted"
    for (rule, is_kept), n in sorted(problems.counts.items()):
        yield f"  {rule:<28}{n:>9,}  {'noted' if is_kept else 'set aside'}"
    for problem in problems.listed[:LISTED]:
        yield f"    {problem.where}: {problem.message}"
    if len(problems.listed) > LISTED:
        yield f"    … and {sum(problems.counts.values()) - LISTED:,} more: problems.json beside the tables"
