"""The search grammar: its documented examples against a naive reading, and what it says of what it cannot read."""

import re

import numpy as np
import pytest

from analysis.core.conditions.grammar import is_query, read_query
from analysis.core.conditions.refusals import QueryError
from analysis.core.conditions.rule_file import RuleError, read_rules
from analysis.core.query.filter import Filter
from analysis.core.query.selection import select
from analysis.display.filters import note
from analysis.labels import LANGUAGES, Labels
from data.core.store import PROJECT
from data.corpus import Corpus
from data.kept.rules import keep_rules
from data.tokens.tokenizers.word_lists import text_of
from tests.analysis.naive_search import Line, lines

PAGE = (PROJECT / "docs" / "search.md").read_text("utf-8").split("## The search grammar")[1].split("###")[0]
EXAMPLES = [
    example.replace("\\|", "|")
    for row in re.findall(r"^\| (`.*?`(?:, `.*?`)?) \| .* \|$", PAGE, re.MULTILINE)
    for example in re.findall(r"`(.*?)`", row)
]


def has(line: Line, lemma: str) -> bool:
    return lemma in line.lemmas


def near(line: Line, a: str, b: str, distance: int, *, ordered: bool) -> bool:
    places = [[i for i, lemma in enumerate(line.lemmas) if lemma == word] for word in (a, b)]
    gaps = [j - i for i in places[0] for j in places[1]]
    return any((gap > 0 if ordered else True) and 0 < abs(gap) <= distance for gap in gaps)


def run(line: Line, *meets) -> bool:
    words = list(zip(line.lemmas, line.pos, strict=True))
    return any(
        all(meet(*word) for meet, word in zip(meets, words[i:], strict=False))
        for i in range(len(words) - len(meets) + 1)
    )


NAIVE = {
    "眠れ": lambda line: "眠れ" in line.text,
    "lemma:休む": lambda line: has(line, "休む"),
    "pos:感動詞": lambda line: "感動詞" in line.pos,
    "lemma:不*": lambda line: any(lemma.startswith("不") for lemma in line.lemmas),
    "regex:/眠.{0,3}ない/": lambda line: re.search("眠.{0,3}ない", line.text) is not None,
    "lemma:不安 role:client": lambda line: has(line, "不安") and line.role == "client",
    "眠れ OR 睡眠": lambda line: "眠れ" in line.text or "睡眠" in line.text,
    "眠れ|睡眠": lambda line: "眠れ" in line.text or "睡眠" in line.text,
    "不安 NOT 仕事": lambda line: "不安" in line.text and "仕事" not in line.text,
    "不安 -仕事": lambda line: "不安" in line.text and "仕事" not in line.text,
    "(眠れ OR 睡眠) AND 不安": lambda line: ("眠れ" in line.text or "睡眠" in line.text) and "不安" in line.text,
    "lemma:仕事 NEAR/5 lemma:休む": lambda line: near(line, "仕事", "休む", 5, ordered=False),
    "lemma:仕事 SEQ/5 lemma:休む": lambda line: near(line, "仕事", "休む", 5, ordered=True),
    '[lemma="眠る"] [pos="助動詞"]': lambda line: run(
        line, lambda lemma, _: lemma == "眠る", lambda _, pos: pos == "助動詞"
    ),
    "NOT (lemma:思う OR lemma:為る)": lambda line: not (has(line, "思う") or has(line, "為る")),
}


@pytest.fixture(scope="module")
def said(demo_ja: Corpus) -> list[Line]:
    return lines(demo_ja)


def rows(corpus: Corpus, query: str) -> list[int]:
    found = select(corpus, Filter(query=query))
    assert found.notes == ()
    assert found.matching_utterances is not None
    return np.flatnonzero(found.matching_utterances).tolist()


@pytest.mark.parametrize("query", NAIVE)
def test_a_query_finds_what_a_naive_reading_finds(demo_ja: Corpus, said: list[Line], query: str):
    assert rows(demo_ja, query) == [line.row for line in said if NAIVE[query](line)]


def test_every_example_of_the_page_can_be_asked(demo_ja: Corpus):
    assert len(EXAMPLES) > 20
    found = {example: len(rows(demo_ja, example)) for example in EXAMPLES}
    assert sum(n > 0 for n in found.values()) > 15, found


@pytest.mark.parametrize(
    ("query", "like"),
    [
        ("role:client 仕事 THEN/1 role:counselor です", Filter.from_query("then=client:仕事>1>counselor:です")[0]),
        ("眠れ|睡眠 不安 -仕事", Filter(text="眠れ|睡眠 不安 -仕事")),
        ("role:クライアント lemma:仕事", Filter(lemma="仕事", role="client")),
        ("カウンセラー OR （相談 -仕事）", Filter(query="カウンセラー | (相談 AND NOT 仕事)")),
    ],
)
def test_the_older_ways_of_searching_are_part_of_it(demo_ja: Corpus, query: str, like: Filter):
    expected = select(demo_ja, like).matching_utterances
    assert expected is not None
    assert rows(demo_ja, query) == np.flatnonzero(expected).tolist()


def test_a_distance_with_a_gap_is_what_brackets_say(demo_ja: Corpus):
    gap = rows(demo_ja, '[lemma="私"] []{0,4} [lemma="思う"]')
    assert gap == rows(demo_ja, "lemma:私 SEQ/5 lemma:思う")
    assert gap


def test_a_code_of_kept_rules_is_named_by_their_id(demo_ja: Corpus):
    short = keep_rules("＊夜 の 不安\n不安\n＊どちらも\n不安 and `role:client`\n")
    assert rows(demo_ja, f'code:"夜 の 不安@{short}" role:client') == rows(demo_ja, f"code:どちらも@{short}")
    assert rows(demo_ja, "code:不安") == rows(
        demo_ja, "lemma:不安|word:不安|lemma:心配|word:心配|lemma:怖い|word:怖い"
    )


WRONG = {
    "(不安 OR 心配": ("paren", 1),
    "不安) 心配": ("close", 3),
    "不安 ()": ("group", 4),
    "不安 AND": ("operator", 4),
    "AND 不安": ("operator", 1),
    "不安 OR 心配 仕事": ("mixed", 4),
    '不安 "心配': ("quote", 4),
    "[lemma=不安]": ("bracket", 1),
    '[lemma!="不安"]': ("bracket", 1),
    '不安 [lemma="不安"': ("bracket", 4),
    "mood:不安": ("field", 1),
    "label:x:..": ("label", 1),
    "不安 NEAR/0 心配": ("distance", 4),
    "不安 THEN/99 心配": ("distance", 4),
    "不安 NEAR role:client": ("near", 4),
    "lemma:*": ("everything", 1),
    "regex:/(/": ("regex", 1),
    "( " * 40 + "不安": ("deep", 61),
    " ".join(["不安"] * 61): ("too_many", 181),
}


@pytest.mark.parametrize("query", WRONG, ids=lambda query: query[:20])
def test_what_cannot_be_read_is_said_with_its_place(query: str):
    with pytest.raises(QueryError) as caught:
        read_query(query)
    assert (caught.value.reason, caught.value.position) == WRONG[query]


@pytest.mark.parametrize("query", ["role:誰か", "code:ない", "topic:ない", "(不安"])
def test_a_condition_that_cannot_be_used_is_left_out_with_a_note(demo_ja: Corpus, query: str):
    found = select(demo_ja, Filter(query=query))
    assert found.matching_utterances is None
    for language in LANGUAGES:
        sentence = note(found.notes[0], Labels(language))
        assert "1" in sentence
        assert "{" not in sentence


@pytest.mark.parametrize(
    "query", ["眠れ ない", "lemma:不安 *", "pos:名詞", "/安心|心配/", "and or not", "(笑)", "10:30", "a[1]"]
)
def test_what_older_addresses_hold_is_not_taken_for_a_query(query: str):
    assert not is_query(query)


@pytest.mark.parametrize(
    "query",
    ["不安 AND 仕事", "不安 NEAR/3 仕事", "role:client 不安", '[lemma="不安"]', "-role:client 不安", "不安 [] []"],
)
def test_a_query_is_known_by_what_only_it_has(query: str):
    assert is_query(query)


def test_a_file_in_shift_jis_is_read_and_its_fortieth_line_named():
    text = text_of(("＊不安\n" + "不安\n|\n" * 19 + "or 心配\n").encode("cp932"), "rules.txt")
    with pytest.raises(RuleError, match="line 40:"):
        read_rules(text)
