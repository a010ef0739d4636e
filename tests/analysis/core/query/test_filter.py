"""A filter is only data: it survives the address, has one spelling, and never fails to be read."""

from datetime import date
from urllib.parse import parse_qsl, quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.core.conditions.score_bands import BANDS
from analysis.core.query.codecs import MAX_TEXT, merge
from analysis.core.query.filter import ALIASES, CODECS, MAX_LENGTH, SPOKEN_ROLES, Filter, FilterNote, expand
from analysis.core.query.sequences import MAX_TURNS, Sequence, UtterancePattern
from data.core.schema import ITEMS, REGIMES

PLAIN = st.characters(exclude_characters=",", exclude_categories=["Cs", "Cc", "Z"])
CODES = st.text(PLAIN, min_size=1, max_size=12)
WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40)
NUMBERS = st.integers(0, 2**32 - 1)


def subsets(options):
    return st.sets(st.sampled_from(options)).map(lambda names: tuple(n for n in options if n in names))


def ranges(numbers):
    pairs = st.tuples(numbers, numbers).map(lambda pair: tuple(sorted(pair)))
    return st.lists(pairs, max_size=5).map(merge)


def spans(high):
    numbers = st.integers(0, high) | st.floats(0, high).map(abs)
    return st.tuples(numbers, numbers).map(lambda pair: tuple(sorted(pair)))


DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))
RATINGS = st.dictionaries(st.sampled_from(ITEMS), spans(5), max_size=4)
SPEAKERS = st.sampled_from(SPOKEN_ROLES)
QUERIES = WORDS.filter(lambda text: text.strip() and ">" not in text)
SAID = st.builds(UtterancePattern, SPEAKERS, QUERIES, st.sampled_from(("text", "lemma")))
SEQUENCES = st.builds(Sequence, SAID, SAID, st.integers(1, MAX_TURNS))
FILTERS = st.builds(
    Filter,
    topics=st.sets(CODES, max_size=4).map(lambda names: tuple(sorted(names))),
    score=st.none() | spans(100),
    items=RATINGS.map(lambda rated: tuple((item, rated[item]) for item in ITEMS if item in rated)),
    regime=subsets(REGIMES),
    band=subsets(tuple(BANDS)),
    counselor=ranges(NUMBERS),
    client=ranges(NUMBERS),
    year=ranges(st.integers(0, 9999)),
    date=st.none() | st.tuples(DAYS, DAYS).map(lambda pair: tuple(sorted(pair))),
    minutes=st.none() | spans(MAX_LENGTH),
    utterances=st.none() | spans(MAX_LENGTH),
    opened=st.sampled_from(("", *SPOKEN_ROLES)),
    text=WORDS,
    regex=WORDS,
    lemma=WORDS,
    query=WORDS,
    then=st.none() | SEQUENCES,
    role=st.sampled_from(("", *SPOKEN_ROLES)),
    id=ranges(NUMBERS),
).map(lambda f: f if f.text or f.regex or f.lemma or f.query or f.then else f.without("role"))
HOSTILE = {
    "5,000 characters": "text=" + "あ" * 5_000,
    "5,000 digits": "score=" + "9" * 5_000 + "&year=" + "9" * 5_000 + "&date=" + "9" * 5_000,
    "5,000 commas": "topics=" + "," * 5_000 + "&id=" + "1," * 5_000 + "x",
    "NULs": "text=%00%00&topics=%00&id=%00",
    "climbing out": "topics=../../etc/passwd&sel=../../etc/passwd&corpus=../../etc/passwd",
    "huge numbers": "id=99999999999999999999&client=0-18446744073709551616&score=1e308-1e309",
    "unicode digits": "score=٧٠-٩٨&id=１０-４０&year=੨੦੨੦",
    "odd digits": "score=²-³&id=①,②&date=２０２０-03-01",
    "repeated keys": "score=1-2&score=3-4&topics=a&topics=b&topic=c&topics=d",
    "1,200 fields": "&".join(f"f{i}={i}" for i in range(1_200)),
    "1,200 same fields": "&".join(["id=1-2"] * 1_200),
    "percent garbage": "%%%=%&text=%zz%f0%28%8c%28&%ff=%fe",
    "surrogates by percent": "text=%ED%A0%80&topics=%ED%BF%BF",
    "separators": "&&&;;;===?##",
    "injection": "text=%27;DROP TABLE selections;--&topics=<script>alert(1)</script>",
    "formats": "text=%7Bname%7D%7B0%7D%25s&topics={0.__class__}",
    "bidi": "text=" + quote("\u202e\u2066\u200b\ufeff\u2028\u2029"),
    "beyond the BMP": "text=" + quote("\U0010ffff\U0001f469\u200d") + "&regex=" + quote("\U0010ffff{1000}"),
    "negative": "score=-1--5&id=-3&minutes=--&utterances=−5",
    "dates": "date=0000-00-00..9999-99-99&date=2020-W01-1&year=0-9999",
    "nested regex": "regex=" + quote("(" * 400 + "a" + ")" * 400),
}
NAMES = st.sampled_from([*CODECS, *ALIASES, "sel", "b.score", ""])


@given(FILTERS, st.sampled_from(("", "b.")))
def test_a_filter_comes_back_from_its_query(chosen: Filter, prefix: str):
    assert Filter.from_query(chosen.to_query(prefix), prefix) == (chosen, [])


@given(FILTERS)
def test_a_filter_comes_back_from_its_parameters(chosen: Filter):
    assert Filter.from_query(chosen.to_params()) == (chosen, [])


@given(FILTERS)
def test_one_filter_has_one_spelling(chosen: Filter):
    again, _ = Filter.from_query(chosen.to_query())
    assert (again.to_query(), hash(again)) == (chosen.to_query(), hash(chosen))


@given(FILTERS, FILTERS)
def test_two_cohorts_share_an_address(a: Filter, b: Filter):
    query = f"{a.to_query()}&{b.to_query('b.')}".strip("&")
    assert Filter.from_query(query, "b.") == (b, [])


@given(FILTERS)
def test_taking_off_every_condition_leaves_the_empty_filter(chosen: Filter):
    assert chosen.without(*CODECS) == Filter()


@pytest.mark.parametrize(
    ("query", "chosen", "canonical"),
    [
        ("", Filter(), ""),
        ("topics=school,workplace,school", Filter(topics=("school", "workplace")), "topics=school,workplace"),
        ("topics=%20school%20,", Filter(topics=("school",)), "topics=school"),
        ("score=70", Filter(score=(70, 70)), "score=70-70"),
        ("score=70-", Filter(score=(70, 100)), "score=70-100"),
        ("score=-69", Filter(score=(0, 69)), "score=0-69"),
        ("score= 10 - 20.5 ", Filter(score=(10, 20.5)), "score=10-20.5"),
        ("minutes=33.123456789-", Filter(minutes=(33.123456789, MAX_LENGTH)), "minutes=33.123456789-100000"),
        ("id=57,10-40,30-41,42", Filter(id=((10, 42), (57, 57))), "id=10-42,57"),
        ("client=3,1,2", Filter(client=((1, 3),)), "client=1-3"),
        ("counselor=٣,４", Filter(counselor=((3, 4),)), "counselor=3-4"),
        ("year=2020-2022", Filter(year=((2020, 2022),)), "year=2020-2022"),
        (
            "date=2020-03-01..2021-02-28",
            Filter(date=(date(2020, 3, 1), date(2021, 2, 28))),
            "date=2020-03-01..2021-02-28",
        ),
        ("date=2020-03-01", Filter(date=(date(2020, 3, 1),) * 2), "date=2020-03-01..2020-03-01"),
        ("date=2020-03-01..", Filter(date=(date(2020, 3, 1), date(2199, 12, 31))), "date=2020-03-01.."),
        ("date=..2020-03-01", Filter(date=(date(1900, 1, 1), date(2020, 3, 1))), "date=..2020-03-01"),
        ("regime=zero,sum", Filter(regime=("sum", "zero")), "regime=sum,zero"),
        ("band=top,low", Filter(band=("low", "top")), "band=low,top"),
        ("opened=client", Filter(opened="client"), "opened=client"),
        (
            "items=asked_effective_questions:2-,felt_respected:5",
            Filter(items=(("felt_respected", (5, 5)), ("asked_effective_questions", (2, 5)))),
            "items=felt_respected:5-5,asked_effective_questions:2-5",
        ),
        ("text=a%26b%3Dc+d", Filter(text="a&b=c d"), "text=a%26b%3Dc+d"),
        ("role=client", Filter(role="client"), ""),
        ("role=client&text=x", Filter(text="x", role="client"), "text=x&role=client"),
        ("score=", Filter(), ""),
        ("lemma=x&role=client", Filter(lemma="x", role="client"), "lemma=x&role=client"),
        (
            "then=client.text:a>b>02>counselor.lemma:c",
            Filter(
                then=Sequence(UtterancePattern("client", "a>b"), UtterancePattern("counselor", "c", "lemma"), 2)
            ),
            "then=client:a%3Eb%3E2%3Ecounselor.lemma:c",
        ),
    ],
)
def test_reading_and_the_canonical_spelling(query: str, chosen: Filter, canonical: str):
    assert Filter.from_query(query) == (chosen, [])
    assert chosen.to_query() == canonical


@pytest.mark.parametrize(("alias", "name"), ALIASES.items())
def test_aliases_name_the_same_condition(alias: str, name: str):
    value = {"topics": "school", "items": "felt_respected:3-5", "regime": "zero", "band": "low"}.get(name, "2021")
    value = "2021-05-06" if name == "date" else value
    by_alias, notes = Filter.from_query({alias: value})
    assert notes == []
    assert by_alias == Filter.from_query({name: value})[0] != Filter()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("score", "98-70"),
        ("score", "-"),
        ("score", "0-101"),
        ("score", "many"),
        ("score", "1-2-3"),
        ("score", "nan"),
        ("score", "1e1"),
        ("score", "9" * 400),
        ("items", "felt_respected"),
        ("items", "felt_respected:4-2"),
        ("items", "no_such_item:1-2"),
        ("items", ","),
        ("regime", "sum,unknown"),
        ("band", "LOW"),
        ("topics", ",,"),
        ("counselor", "40-10"),
        ("client", "-5"),
        ("client", "4294967296"),
        ("id", "1,,x"),
        ("id", "9" * 5_000),
        ("year", "10000"),
        ("date", ".."),
        ("date", "2021-02-28..2020-03-01"),
        ("date", "2020-02-30"),
        ("date", "1899-12-31"),
        ("minutes", "5-3"),
        ("utterances", "-1--2"),
        ("opened", "other"),
        ("role", "COUNSELOR"),
        ("text", "a\x00b"),
        ("text", "x" * (MAX_TEXT + 1)),
        ("text", "\ud800"),
        ("topics", "\udfff"),
        ("regex", "\n"),
        ("lemma", "x" * (MAX_TEXT + 1)),
        ("then", "client:a"),
        ("then", "client:a>counselor:b"),
        ("then", "client:a>0>counselor:b"),
        ("then", f"client:a>{MAX_TURNS + 1}>counselor:b"),
        ("then", "client:a>-1>counselor:b"),
        ("then", "client: >1>counselor:b"),
        ("then", "client:a>1>counselor: "),
        ("then", "other:a>1>counselor:b"),
        ("then", "client.regex:a>1>counselor:b"),
        ("then", "client:" + "a" * MAX_TEXT + ">1>counselor:b"),
    ],
)
def test_what_cannot_be_read_is_ignored_with_a_note(name: str, value: str):
    chosen, notes = Filter.from_query({name: value, "opened" if name != "opened" else "band": "client"})
    assert FilterNote("unreadable", name, value) in notes
    assert getattr(chosen, name) == getattr(Filter(), name)


def test_a_broken_part_leaves_the_others():
    chosen, notes = Filter.from_query("score=no&topics=school&nonsense=1&id=4")
    assert chosen == Filter(topics=("school",), id=((4, 4),))
    assert notes == [FilterNote("unreadable", "score", "no"), FilterNote("unknown_field", "nonsense", "1")]


def test_without_the_prefix_the_other_cohort_is_left_alone():
    chosen, notes = Filter.from_query("score=1-2&b.score=3-4&o.x=1", "b.")
    assert (chosen, notes) == (Filter(score=(3, 4)), [])


@pytest.mark.parametrize("query", HOSTILE.values(), ids=HOSTILE)
def test_hostile_queries_never_fail_and_stay_canonical(query: str):
    chosen, _ = Filter.from_query(query)
    again, notes = Filter.from_query(chosen.to_query())
    assert (again.to_query(), notes) == (chosen.to_query(), [])


@given(st.dictionaries(NAMES, st.text(max_size=60), max_size=6))
def test_no_text_whatever_fails(params: dict[str, str]):
    chosen, notes = Filter.from_query(params)
    assert Filter.from_query(chosen.to_params())[0].to_params() == chosen.to_params()
    assert all(isinstance(note, FilterNote) for note in notes)


@given(st.sampled_from(list(CODECS)), st.text(st.characters() | st.characters(categories=["Cs", "Nd", "Cc"])))
def test_no_value_whatever_fails(name: str, value: str):
    chosen, _ = Filter.from_query({name: value})
    assert Filter.from_query(chosen.to_query())[0].to_query() == chosen.to_query()


def test_a_saved_selection_takes_its_place():
    saved = {"abc": "topics=school&score=1-2"}
    assert expand({"sel": "abc", "lang": "ja"}, saved.get) == (
        {"topics": "school", "score": "1-2", "lang": "ja"},
        [],
    )


def test_a_condition_in_the_address_wins_over_the_saved_one():
    params, _ = expand({"sel": "abc", "score": "3-4"}, {"abc": "topics=school&score=1-2"}.get)
    assert params == {"topics": "school", "score": "3-4"}


def test_a_saved_selection_of_the_other_cohort():
    params, notes = expand({"b.sel": "abc", "score": "3-4"}, {"abc": "score=1-2"}.get, "b.")
    assert (params, notes) == ({"b.score": "1-2", "score": "3-4"}, [])


def test_an_unknown_saved_selection_is_noted():
    assert expand({"sel": "zzz", "score": "1"}, {}.get) == (
        {"score": "1"},
        [FilterNote("unknown_selection", "sel", "zzz")],
    )


def test_every_condition_is_written_in_one_field():
    chosen = Filter(topics=("a", "b"), score=(1, 2), id=((1, 3), (5, 5)), text="x", role="client")
    assert parse_qsl(chosen.to_query()) == [
        ("topics", "a,b"),
        ("score", "1-2"),
        ("text", "x"),
        ("role", "client"),
        ("id", "1-3,5"),
    ]
