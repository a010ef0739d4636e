"""Lines and timeline of one dialogue against a loop over its file."""

import re
import statistics
from datetime import datetime
from itertools import pairwise
from pathlib import Path

import pytest

from analysis.core.query.filter import Filter
from analysis.core.query.selection import select
from analysis.reader.dialogue import NoSuchDialogue, by_id, dialogue_lines, dialogue_roles, dialogue_timeline
from data.core.store import Library
from data.corpus import Corpus
from tests.analysis.naive import japanese
from tests.data.invent import opened, record, write


@pytest.mark.parametrize("number", [1, 3, 90])
def test_the_timeline_is_what_a_loop_over_the_file_finds(demo_ja: Corpus, number: int):
    said = japanese()[number]["dialogue"]
    made = dialogue_timeline(select(demo_ja, Filter(text="はい")), dialogue=str(number))
    times = [datetime.fromisoformat(row["time"]) for row in said]
    gaps = [None, *((b - a).total_seconds() for a, b in pairwise(times))]
    changes = [False, *(a["role"] != b["role"] for a, b in pairwise(said))]
    turns, before = 0, 0
    for place, row in enumerate(made.iter_rows(named=True)):
        turns += changes[place]
        assert row["role"] == said[place]["role"]
        assert row["minute"] == pytest.approx((times[place] - times[0]).total_seconds() / 60)
        assert (row["chars"], row["chars_before"]) == (len(said[place]["utterance"]), before)
        assert row["gap_s"] == gaps[place]
        assert row["response_s"] == (gaps[place] if changes[place] else None)
        assert row["is_silence"] == bool(gaps[place] and gaps[place] >= 120)
        assert (row["turn"], row["fifth"]) == (turns, 5 * place // len(said) + 1)
        assert row["is_hit"] == ("はい" in said[place]["utterance"])
        before += row["chars"]
    assert made.height == len(said)
    roles = dialogue_roles(select(demo_ja), dialogue=str(number))
    for role, n, answer in roles.select("role", "n_utterances", "response_s").iter_rows():
        assert n == sum(row["role"] == role for row in said)
        mine = [gaps[i] for i, row in enumerate(said) if changes[i] and row["role"] == role]
        assert answer == statistics.median(mine)


@pytest.mark.parametrize("asked", ["0", "99999", "-3", "x", "９", "1" * 30])
def test_no_such_dialogue(demo_ja: Corpus, asked: str):
    with pytest.raises(NoSuchDialogue):
        dialogue_lines(select(demo_ja), dialogue=asked)


def test_a_dialogue_is_asked_for_by_its_name_before_its_number(tmp_path: Path):
    names = ("A01", "1", "面接-3")
    source = write(tmp_path / "in", [record(evaluation_id=name) for name in names])
    corpus = opened(source, Library(tmp_path / "library"))
    for name in names:
        found = by_id(corpus, name)
        assert found.about["source_id"] == name
        assert corpus.dialogue_name(found.id) == name
    for number in set(corpus.names) - {1}:
        assert by_id(corpus, str(number)).id == number


def test_lemmas_are_marked_in_whatever_form(demo_ja: Corpus):
    selection = select(demo_ja, Filter(lemma="言う"))
    lines = dialogue_lines(selection, dialogue=str(selection.dialogue_ids[0]))
    met = lines.filter("is_hit")
    assert met.height and all(re.search("言|いう|いっ|いえ|いい", text) for text in met["text"])
