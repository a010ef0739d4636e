"""Records in short, and back."""

from datetime import date

from data.importing.formats.mapped import Mapping
from data.importing.preview import first_dialogue, restored, shortened
from data.importing.records import Record


def test_long_texts_and_lists_are_cut_and_the_rest_comes_back():
    value = {"text": "あ" * 3000, "n": 1.5, "none": None, "day": date(2026, 1, 2), "list": list(range(100))}
    record = Record("a.json[3]", value, "k", "a.json", True)
    again = restored(shortened(record))
    assert again[:1] + again[2:] == record[:1] + record[2:]
    assert again.value == {
        "text": "あ" * 2000,
        "n": 1.5,
        "none": None,
        "day": "2026-01-02",
        "list": list(range(60)),
    }


def test_every_speaker_of_a_transcript_is_among_the_first_lines():
    said = [{"role": "ＡＢ"[i % 2], "text": str(i)} for i in range(99)]
    lines = [*said, {"role": "昨日も", "text": "あ"}, *said, {"role": "昨日も", "text": "い"}]
    short = shortened(Record("a", {"transcript": lines}, None))["value"]["transcript"]
    assert short == [*said[:60], {"role": "昨日も", "text": "あ"}]


def test_what_is_short_stays_as_it_is():
    record = Record("a", {"messages": [{"role": "client", "text": "はい"}]}, None)
    assert restored(shortened(record)) == record


def test_the_first_dialogue_is_shown_as_a_mapping_reads_it():
    rows = [
        ("1", "Th: はい", "a", "x"),
        ("1", "Th: はい", "b", "y"),
        ("1", "Kl: 眠れない", "a", ""),
        ("2", "Th: 次", "a", "x"),
    ]
    records = [Record("t", dict(zip("dtcl", row, strict=True)), None, "t") for row in rows]
    columns = {"dialogue_id": "d", "role": "t", "text": "t", "coder": "c"}
    mapping = Mapping(columns, None, {"Th": "counselor", "Kl": "client"}, {"l": "l"})
    assert first_dialogue(records, mapping) == [
        ("counselor", "はい", "x (a), y (b)"),
        ("client", "眠れない", " (a)"),
    ]
    assert first_dialogue([], mapping) == []
