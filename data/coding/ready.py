"""Schemes that are ready to use, in both languages, with the works they come from."""

from collections.abc import Iterable
from functools import cache

from data.coding.scheme import Scheme


@cache
def schemes() -> dict[str, Scheme]:
    """The ready schemes by id."""
    return {}


def by_id(scheme_id: str, codes: Iterable[str], numbers: Iterable[float]) -> Scheme | None:
    """The ready scheme of an id, where all these labels are among its own."""
    scheme = schemes().get(scheme_id)
    if scheme is None:
        return None
    fits = all(scheme.allows(code, None) for code in codes) and all(scheme.allows(None, n) for n in numbers)
    return scheme if fits else None
