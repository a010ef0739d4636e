"""ML-Ask (Ptaszynski et al. 2017): emotive expressions of Japanese, ten emotions, negation turned round.

An optional extra (``pip install kokoroscope[affect]``): its word list stays in its own package. It cuts text with
IPADIC, which comes with sacreBLEU.
"""

from collections.abc import Iterable
from importlib.util import find_spec
from typing import Any

import polars as pl

from data.core.progress import Progress, silent

NEGATED = "*CVS"  # as ML-Ask marks an expression whose emotion negation has turned round
STEP = 20_000
FOUND = {"utterance": pl.UInt32, "word": pl.String, "category": pl.String, "negated": pl.Boolean}


def is_installed() -> bool:
    """Whether the extra is there."""
    return all(find_spec(name) is not None for name in ("mlask_official", "ipadic"))


def expressions(texts: Iterable[str], progress: Progress = silent, total: int | None = None) -> pl.DataFrame:
    """Every emotive expression: utterance (its number), word, category (emotion), negated.

    An emotion counts once an utterance, with its longest expression, because one expression is found in several
    spellings; where negation turns an emotion into several, each is listed.
    """
    import ipadic
    from mlask_official import MLAskOfficial

    reader: Any = MLAskOfficial(mecab_arg=ipadic.MECAB_ARGS, use_cache=False)
    rows: list[tuple[int, str, str, bool]] = []
    for number, text in enumerate(texts):
        if number % STEP == 0:
            progress("mlask", number, total)
        for emotion, spellings in (reader.analyze(text)["emotion"] or {}).items():
            longest = max(spellings, key=lambda word: (len(_plain(word)), word))
            rows.append((number, _plain(longest), emotion, longest.endswith(NEGATED)))
    return pl.DataFrame(rows, schema=FOUND, orient="row")


def _plain(word: str) -> str:
    """The expression without ML-Ask's marks."""
    return word.removesuffix(NEGATED).rstrip("≈")
