"""Utterance rows become dialogues: by id within a file, in order of position or time."""

from data.core.problems import Problems
from data.importing.formats.mapped_rows import UtteranceRows
from data.importing.records import Record

COLUMNS = {"dialogue_id": "id", "role": "role", "text": "text", "position": "n", "said_at": "at"}


def gathered(rows: list[tuple[str, dict]], columns: dict[str, str] = COLUMNS, *, in_table: bool = False):
    problems, utterances = Problems(), UtteranceRows(columns)
    for number, (file, value) in enumerate(rows, start=1):
        utterances.add(Record(f"{file} row {number}", value, None, file, in_table), problems)
    groups = [(g.source_id, g.file, [row["text"] for row in g.rows]) for g in utterances.dialogues(problems)]
    return groups, [problem.rule for problem in problems.listed]


def test_rows_of_one_id_are_one_dialogue_in_each_file():
    rows = [("a", {"id": 1, "text": "x"}), ("a", {"id": "1 ", "text": "y"}), ("b", {"id": 1, "text": "z"})]
    assert gathered(rows) == ([("1", "a", ["x", "y"]), ("1", "b", ["z"])], [])


def test_a_file_that_goes_on_with_the_next_position_belongs_to_the_same_dialogue():
    rows = [("a", {"id": 1, "n": 0, "text": "x"}), ("b", {"id": 1, "n": 1, "text": "y"})]
    assert gathered(rows)[0] == [("1", "a", ["x", "y"])]
    rows[1][1]["n"] = 0
    assert gathered(rows)[0] == [("1", "a", ["x"]), ("1", "b", ["y"])]


def test_order_is_by_position_else_by_time_else_as_written():
    rows = [("a", {"id": 1, "n": 2, "text": "x"}), ("a", {"id": 1, "n": "1", "text": "y"})]
    assert gathered(rows) == ([("1", "a", ["y", "x"])], ["rows_out_of_order"])
    rows = [
        ("a", {"id": 1, "at": "2026-01-01 10:01", "text": "x"}),
        ("a", {"id": 1, "at": "2026-01-01 10:00", "text": "y"}),
    ]
    assert gathered(rows) == ([("1", "a", ["y", "x"])], ["rows_out_of_order"])
    rows[0][1]["at"] = "soon"
    assert gathered(rows) == ([("1", "a", ["x", "y"])], [])


def test_an_empty_id_is_that_of_the_row_above_in_tables_alone():
    rows = [("a", {"id": 1, "text": "x"}), ("a", {"id": None, "text": "y"})]
    assert gathered(rows, in_table=True) == ([("1", "a", ["x", "y"])], ["ids_filled"])
    assert gathered(rows) == ([("1", "a", ["x"])], ["no_dialogue_id"])


def test_without_a_column_of_ids_each_file_is_a_dialogue():
    columns = {"role": "role", "text": "text"}
    rows = [("a.csv", {"text": "x"}), ("a.csv", {"text": "y"}), ("b.csv", {"text": "z"})]
    assert gathered(rows, columns) == ([("a", "a.csv", ["x", "y"]), ("b", "b.csv", ["z"])], ["file_is_dialogue"])
