"""Codebooks as files: what is written is read again, and what is no codebook is said."""

import pytest

from data.coding import exchange, ready, refi
from data.coding.scheme import Code, Scheme
from data.core.problems import UserError
from tests.data.coding.invent import ACTS, DISTRESS

EVERY = [ACTS, DISTRESS, *ready.schemes().values()]


def test_yaml_and_csv_come_back():
    assert exchange.read(exchange.to_yaml(EVERY), "book.yaml") == EVERY
    assert exchange.read(exchange.to_csv(EVERY), "book.CSV") == EVERY


def test_json_and_plain_codes_are_read():
    content = '{"schemes": [{"id": "話題", "codes": ["家族", "仕事"]}]}'.encode()
    assert exchange.read(content, "b.json") == [Scheme("話題", codes=(Code("家族"), Code("仕事")))]
    assert exchange.read("scheme,code\ns,家\n".encode("cp932"), "b.csv") == [Scheme("s", codes=(Code("家"),))]


def test_a_code_is_no_formula():
    written = exchange.to_csv([Scheme("s", codes=(Code("=1+1"),))])
    assert b"'=1+1" in written
    assert exchange.read(written, "b.csv")[0].codes[0].id == "=1+1"


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"a: &x [1]\nb: *x", "b.yaml", "codebook_unreadable"),
        (b"a: [", "b.yaml", "codebook_unreadable"),
        (b"[]", "b.json", "codebook_empty"),
        (b"a,b\n1,2\n", "b.csv", "codebook_columns"),
        (b"\x81\xff\xfe", "b.csv", "codebook_unreadable"),
        (b"x" * (exchange.LARGEST + 1), "b.yaml", "codebook_large"),
        (b"just text", "b.yaml", "scheme_object"),
        (b"<CodeBook", "b.qdc", "codebook_unreadable"),
        (b"<!DOCTYPE x><CodeBook/>", "b.qdc", "codebook_unreadable"),
    ],
)
def test_what_is_no_codebook_is_said(content: bytes, name: str, code: str):
    with pytest.raises(UserError) as raised:
        exchange.read(content, name)
    assert raised.value.code == code


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_codebook_of_refi_goes_there_and_back(lang: str):
    given = list(ready.schemes().values())
    assert exchange.read(refi.codebook(given, lang), "all.qdc") == given
    changed = refi.codebook([given[0]], lang).replace(given[0].codes[0].name(lang).encode(), b"Renamed")
    [back] = exchange.read(changed, "all.qdc")
    assert (back.codes[0].id, back.codes[0].name("ja"), back.codes[1:]) == (
        "OpenQuestion",
        "Renamed",
        given[0].codes[1:],
    )
