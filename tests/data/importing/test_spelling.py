"""Names that differ in blanks, width or invisible characters are one name, in the first spelling."""

from data.importing.spelling import Spellings, spelling_key


def test_the_first_spelling_is_used_and_the_others_are_counted():
    spellings = Spellings()
    assert [spellings.of("topic", name) for name in ("仕事", " 仕事", "仕事　", "家族", "仕事 ")] == [
        "仕事", "仕事", "仕事", "家族", "仕事",
    ]  # fmt: skip
    assert spellings.of("person", " 仕事") == "仕事"
    assert sorted(spellings.merged()) == [
        ("person", " 仕事", "仕事", 1),
        ("topic", " 仕事", "仕事", 1),
        ("topic", "仕事 ", "仕事", 1),
        ("topic", "仕事　", "仕事", 1),
    ]


def test_width_and_invisible_characters_make_no_other_name():
    assert spelling_key("Ａ０１") == spelling_key(" A01") == spelling_key("A\u200b01")
    assert spelling_key("A 01") == spelling_key("A　 01") != spelling_key("A01")
