"""Schemes that are ready to use, in both languages, with the works they come from: the files in ``schemes``."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path

import polars as pl

from data.coding.scheme import Code, Scheme

FOLDER = Path(__file__).parent / "schemes"


@cache
def schemes() -> dict[str, Scheme]:
    """By id: counselor acts, distress and disclosure of KokoroChat, MITI 4.2, MISC client talk."""
    import yaml

    files = [FOLDER / f"{name}.yaml" for name in ("kokorochat", "miti", "misc")]
    plain = [one for file in files for one in yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader)]
    return {scheme.id: scheme for scheme in map(Scheme.from_dict, plain)}


def by_id(scheme_id: str, codes: Iterable[str], numbers: Iterable[float]) -> Scheme | None:
    """The ready scheme of an id, where most of these labels are its own; what it lacks is added at its end."""
    scheme = schemes().get(scheme_id)
    if scheme is None:
        return None
    names, values = sorted(set(codes)), list(numbers)
    if scheme.is_number:
        return None if names else _widened(scheme, values)
    other = [name for name in names if scheme.code(name) is None]
    if values or 2 * len(other) > len(names):
        return None
    return replace(scheme, codes=(*scheme.codes, *map(Code, other))) if other else scheme


def _widened(scheme: Scheme, values: list[float]) -> Scheme:
    """A scale that holds all these numbers."""
    if all(scheme.allows(None, value) for value in values):
        return scheme
    ends = [end for end in (scheme.low, scheme.high, *values) if end is not None]
    whole = all(float(value).is_integer() for value in values)
    return replace(scheme, kind=scheme.kind if whole else "numeric", low=min(ends), high=max(ends))


def unlike(known: Iterable[Scheme]) -> pl.Expr:
    """Whether a row (``scheme``, ``label``, ``number``) is no label of its scheme, where that is known."""
    condition = pl.lit(value=False)
    for scheme in known:
        if scheme.is_number:
            inside = pl.col("number").is_between(scheme.low, scheme.high)
        else:
            inside = pl.col("label").is_in([code.id for code in scheme.codes])
        condition = condition | ((pl.col("scheme") == scheme.id) & ~inside.fill_null(value=False))
    return condition
