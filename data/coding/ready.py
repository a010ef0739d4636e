"""Schemes that are ready to use, in both languages, with the works they come from: the files in ``schemes``."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from data.coding.scheme import Scheme

FOLDER = Path(__file__).parent / "schemes"


@cache
def schemes() -> dict[str, Scheme]:
    """By id: counselor acts, distress and disclosure of KokoroChat, MITI 4.2, MISC client talk."""
    import yaml

    files = [FOLDER / f"{name}.yaml" for name in ("kokorochat", "miti", "misc")]
    plain = [one for file in files for one in yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader)]
    return {scheme.id: scheme for scheme in map(Scheme.from_dict, plain)}


def by_id(scheme_id: str, codes: Iterable[str], numbers: Iterable[float]) -> Scheme | None:
    """The ready scheme of an id, where all these labels are among its own."""
    scheme = schemes().get(scheme_id)
    if scheme is None:
        return None
    fits = all(scheme.allows(code, None) for code in codes) and all(scheme.allows(None, n) for n in numbers)
    return scheme if fits else None
