"""Tables of the schema: empty frames, and frames brought into their types and order."""

import polars as pl
import pytest

from data.core import schema


@pytest.mark.parametrize("table", schema.TABLES.values(), ids=lambda table: table.name)
def test_an_empty_table_has_every_column_in_its_type(table: schema.Table):
    frame = table.empty()
    assert (frame.height, dict(frame.schema)) == (0, table.dtypes)
    assert set(table.key) <= set(frame.columns)
    assert all(column.meaning for column in table.columns)


def test_conform_casts_orders_and_fills_what_is_missing():
    frame = pl.DataFrame({"source_id": ["p"], "speaker_id": [7]})
    conformed = schema.SPEAKERS.conform(frame)
    assert conformed.columns == [column.name for column in schema.SPEAKERS.columns]
    assert conformed["speaker_id"].dtype == schema.ID and conformed["speaker_id"].to_list() == [7]
