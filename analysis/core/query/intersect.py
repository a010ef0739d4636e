"""Two filters as one: the dialogues that meet both, where one filter can say so."""

from typing import Any

from analysis.core.query.codecs import Dates, IntervalCodec, IntervalsCodec, Names, Numbers, One, Ranges
from analysis.core.query.filter import CODECS, Filter
from analysis.core.query.utterance_conditions import UTTERANCE_MASKS


def intersect(a: Filter, b: Filter) -> Filter | None:
    """The filter that selects what both select; None where no one filter says that, or nothing can be left.

    Two conditions on what is said hold of the same utterance in one filter, of any two in two filters:
    they are never put together.
    """
    if _speaks(a) and _speaks(b):
        return None
    values: dict[str, Any] = {}
    for name in b.conditions:
        ours, theirs = getattr(a, name), getattr(b, name)
        common = theirs if not ours else _both(name, ours, theirs)
        if not common:
            return None
        values[name] = common
    return a.having(**values)


def _speaks(chosen: Filter) -> bool:
    return any(getattr(chosen, name) for name in UTTERANCE_MASKS)


def _both(name: str, a: Any, b: Any) -> Any:
    """What meets two values of one condition; empty or None where there is none."""
    if a == b:
        return a
    kind = CODECS[name]
    if isinstance(kind, One):
        return None
    if isinstance(kind, Names):
        return tuple(code for code in a if code in b)
    if isinstance(kind, IntervalCodec | Dates):
        return _overlap(a, b)
    if isinstance(kind, Numbers):
        return _common(a, b)
    if isinstance(kind, IntervalsCodec):
        spans = dict(a) | dict(b)
        for item in dict(a).keys() & dict(b).keys():
            spans[item] = _overlap(dict(a)[item], dict(b)[item])
        return None if None in spans.values() else tuple((i, spans[i]) for i in kind.options if i in spans)
    return None


def _overlap(a: tuple[Any, Any], b: tuple[Any, Any]) -> tuple[Any, Any] | None:
    low, high = max(a[0], b[0]), min(a[1], b[1])
    return (low, high) if low <= high else None


def _common(a: Ranges, b: Ranges) -> Ranges:
    """The numbers in both."""
    shared = (_overlap(one, other) for one in a for other in b)
    return tuple(sorted(span for span in shared if span))
