"""The written schema holds every table and column."""

from data.checks.schema_page import markdown
from data.core import schema
from data.core.store import PROJECT


def test_every_table_and_column_is_on_the_page():
    page = markdown()
    for table in schema.TABLES.values():
        section = page.split(f"## {table.name}\n")[1].split("\n## ")[0]
        listed = [line.split("`")[1] for line in section.splitlines() if line.startswith("| `")]
        assert listed == [column.name for column in table.columns]
        assert all(column.meaning in section for column in table.columns)


def test_the_written_page_is_up_to_date():
    assert (PROJECT / "docs" / "schema.md").read_text(encoding="utf-8") == markdown()
