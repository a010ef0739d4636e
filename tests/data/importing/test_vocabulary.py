"""Words for columns and roles, in both scripts and widths."""

import pytest

from data.importing.vocabulary import column_for, column_key, known_columns, role_of


@pytest.mark.parametrize(
    ("word", "role"),
    [
        ("クライエント", "client"),
        ("クライアントさん", "client"),
        ("Ｃｏ", "counselor"),
        ("Th.", "counselor"),
        ("Cl2", "client"),
        ("【相談員】：", "counselor"),
        ("心理士", "counselor"),
        ("ASSISTANT", "counselor"),
        ("A", None),
        ("", None),
        (None, None),
        (3, None),
    ],
)
def test_roles(word, role):
    assert role_of(word) == role


def test_columns_are_compared_without_width_case_and_separators():
    assert column_key("Ｓｅｓｓｉｏｎ－ＩＤ") == column_key("session_id") == "sessionid"
    assert column_key(1) != column_key(True)
    assert column_for("text", ["No", "発言", "発話"]) == "発話", "the most telling name wins"
    assert column_for("dialogue_id", ["a", "ケースID"]) == "ケースID"
    assert column_for("said_at", ["a", "b"]) is None
    assert known_columns(["Role", "Ｔｅｘｔ", "colour"]) == 2
