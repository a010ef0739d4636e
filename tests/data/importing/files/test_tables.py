"""Tables of text: the header, the separator, wrong quotes, empty rows."""

import pytest

from data.core.problems import Problems
from data.importing.files.tables import from_csv, from_text, header_index, separator_of


def read(text: str, name: str = "x.csv") -> tuple[list[dict], list[tuple[str, str]]]:
    problems = Problems()
    values = [record.value for record in from_text(name, text, problems)]
    return values, [(problem.where, problem.rule) for problem in problems.listed]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_what_divides_the_lines_evenly(separator):
    rows = [["id", "text"], ["1", "はい。"], ["2", "ええ、そうです"]]
    values, rules = read("\n".join(separator.join(row) for row in rows))
    assert values == [{"id": "1", "text": "はい。"}, {"id": "2", "text": "ええ、そうです"}] and rules == []
    assert separator_of("x.tsv", ["a,b"]) == "\t"


def test_titles_above_the_header_and_empty_rows_are_left_out():
    values, rules = read("面接記録,,\n,,\nid,role,text\n1,Co,はい\n,,\n1,Cl,ええ\n")
    assert [value["text"] for value in values] == ["はい", "ええ"]
    assert rules == [("x.csv", "title_rows")]
    assert header_index([["a", "b"], ["role", "text"]]) == 1


def test_a_row_with_wrong_quotes_costs_at_most_itself():
    values, rules = read('id,text\n1,"say ""hi"""\n2,"she said "no" twice"\n3,"open\n4,"a","b\n5,ok\n')
    assert [value["text"] for value in values] == ['say "hi"', 'she said "no" twice', '"open', "ok"]
    assert rules == [
        ("x.csv row 3", "quotes_mended"),
        ("x.csv row 4", "quotes_mended"),
        ("x.csv row 5", "invalid_csv"),
    ]


def test_lines_within_quotes_stay_in_their_cell():
    values, rules = read('id,text\n1,"a\nb"\n2,c\n')
    assert ([value["text"] for value in values], rules) == (["a\nb", "c"], [])


def test_repeated_names_get_a_number_and_cells_beyond_the_header_are_listed():
    values, rules = read("a,a\n1,2\n1,2,3\n1,2,,\n")
    assert values == [{"a": "1", "a_2": "2"}] * 2
    assert rules == [("x.csv row 3", "invalid_csv_row"), ("x.csv", "empty_cells")]


def test_an_unknown_encoding_is_listed():
    problems = Problems()
    assert list(from_csv("x.csv", "id,text\n1,你好，今天怎麼了\n".encode("big5"), problems)) == []
    assert [problem.rule for problem in problems.listed] == ["unknown_encoding"]
