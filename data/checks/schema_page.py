"""The written schema: docs/schema.md, made from ``data.core.schema`` so that the two cannot differ."""

import polars as pl

from data.core import schema

HEAD = """# The tables of a corpus

Written by `python -m data schema > docs/schema.md` from `data/core/schema.py`; change it there.

A prepared corpus is a folder of Parquet files below `LIBRARY/ID/`, joined by `dialogue_id`. What a source
lacks is an empty table or a column of nulls, never a missing one. Times carry no zone: they are as written.
"""
FILES = {
    "texts": "`records-…/texts/*.parquet`, in order of name",
    "measures": "`measures-…/measures.parquet`",
}


def markdown() -> str:
    """The whole page."""
    return "\n".join([HEAD, *map(_table, schema.TABLES.values()), _words()])


def _table(table: schema.Table) -> str:
    file = FILES.get(table.name, f"`records-…/{table.name}.parquet`")
    key = ", ".join(f"`{column}`" for column in table.key) or "none"
    rows = [
        f"| `{column.name}` | {_dtype(column.dtype)} | {'yes' if column.required else ''} | {column.meaning} |"
        for column in table.columns
    ]
    return "\n".join(
        [
            f"## {table.name}",
            "",
            f"One row: {table.row}. Key: {key}. File: {file}.",
            "",
            "| column | type | always there | meaning |",
            "|---|---|---|---|",
            *rows,
            "",
        ]
    )


def _dtype(dtype: pl.DataType | type[pl.DataType]) -> str:
    if isinstance(dtype, pl.Enum):
        words = dtype.categories.to_list()
        return "Enum: " + (", ".join(words) if len(words) < 10 else f"{len(words)} words, see below")
    return str(dtype)


def _words() -> str:
    lists = {"Items, overall impression": schema.IMPRESSION_ITEMS, "Items, counseling skills": schema.SKILL_ITEMS}
    parts = [f"{name}: {', '.join(words)}." for name, words in lists.items()]
    rule = (
        "Score rule: 0 if `harmful_due_to_ignorance` or `other_potentially_unethical` is checked (regime zero); "
        "else floor(item_sum / 2) if `unwilling_to_continue` is (halved); else item_sum (sum). Where a score "
        "breaks the rule it is kept and listed: `python -m data check ID`."
    )
    return "\n\n".join(["## Words", *parts, rule]) + "\n"
