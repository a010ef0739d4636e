"""Search over every utterance: ours beside DuckDB and pandas on the same texts."""

from collections.abc import Callable, Iterator

import duckdb
import polars as pl

from data import scan
from tests.bench.material import Material
from tests.bench.row import Row, median

PATTERNS = {"literal": "不安", "regex": "不安.{0,5}(です|ます)", "rare regex": "[0-9]{3,}人"}


def rows(material: Material) -> Iterator[Row]:
    """Each pattern; all must find the same number."""
    texts = material.corpus().normalized
    series = texts.to_pandas()
    base = duckdb.connect()
    frame = pl.DataFrame({"text": texts})  # noqa: F841  (DuckDB finds it by its name)
    base.execute("create table texts as select text from frame")
    for name, pattern in PATTERNS.items():
        literal = name == "literal"
        condition = "contains(text, ?)" if literal else "regexp_matches(text, ?)"
        ways: dict[str, Callable[[], int]] = {
            "ours": lambda p=pattern, is_literal=literal: int(scan.hits(texts, p, is_literal=is_literal).sum()),
            "DuckDB": lambda p=pattern, c=condition: base.execute(
                f"select count(*) from texts where {c}", [p]
            ).fetchone()[0],
            "pandas": lambda p=pattern, is_literal=literal: int(
                series.str.contains(p, regex=not is_literal).sum()
            ),
        }
        found = {way: count() for way, count in ways.items()}
        if len(set(found.values())) > 1:
            raise AssertionError(f"{name}: different numbers of hits: {found}")
        took = {way: 1000 * median(count) for way, count in ways.items()}
        what = f"search, {name}, {len(texts):,} utterances"
        for way in ("DuckDB", "pandas"):
            yield Row(what, took["ours"], "ms", way, took[way])
