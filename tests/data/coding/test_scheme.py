"""Schemes: what can be coded with, keys and colours, and a clear sentence on all else."""

from dataclasses import replace

import pytest

from data.coding.scheme import PALETTE, Code, Scheme, checked, derived, with_keys
from data.core.problems import UserError
from tests.data.coding.invent import ACTS, DISTRESS


@pytest.mark.parametrize("scheme", [ACTS, DISTRESS])
def test_a_scheme_comes_back_from_plain_data(scheme: Scheme):
    assert Scheme.from_dict(scheme.to_dict()) == scheme


def test_names_are_in_the_language_or_in_the_one_there_is():
    assert (ACTS.name("ja"), ACTS.name("fr"), DISTRESS.name("ja")) == ("発話行為", "Acts", "distress")
    assert Scheme.from_dict({"id": "a", "codes": ["x"], "names": "Any"}).name("ja") == "Any"


def test_what_a_scheme_allows():
    assert [ACTS.allows(*label) for label in (("open", None), ("shut", None), (None, 1.0))] == [True, False, False]
    numbers = [0.0, 3.0, 1.5, 4.0, float("nan"), None]
    assert [DISTRESS.allows(None, n) for n in numbers] == [True, True, False, False, False, False]
    assert replace(DISTRESS, kind="numeric").allows(None, 1.5)


def test_every_code_has_a_colour_and_gets_a_key():
    given = with_keys(ACTS)
    assert [code.key for code in given.codes] == ["q", "r"]
    many = with_keys(Scheme("many", codes=tuple(Code(f"c{n}", key="1" if n == 3 else "") for n in range(12))))
    keys = [code.key for code in many.codes]
    assert len(set(keys)) == 12
    assert checked(many) == many
    assert many.color("c1") == PALETTE[1]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"id": "a:b"}, "scheme_id"),
        ({"codes": []}, "scheme_empty"),
        ({"codes": ["x", "x"]}, "code_twice"),
        ({"codes": [{"id": "x", "key": "j"}]}, "code_key"),
        ({"codes": [{"id": "x", "key": "1"}, {"id": "y", "key": 1}]}, "code_key_twice"),
        ({"codes": [{"id": "x", "color": "red"}]}, "code_color"),
        ({"codes": [{"id": "x", "parent": "y"}, {"id": "y", "parent": "x"}]}, "code_parent"),
        ({"codes": [{"id": "x", "size": 3}]}, "scheme_field"),
        ({"codes": [3]}, "scheme_codes"),
        ({"codes": "x"}, "scheme_codes"),
        ({"codes": ["a,b"]}, "code_id"),
        ({"codes": ["x"] * 201}, "scheme_too_many"),
        ({"kind": "fuzzy"}, "scheme_choice"),
        ({"roles": ["robot"]}, "scheme_choice"),
        ({"kind": "ordinal", "low": 3, "high": 3}, "scheme_scale"),
        ({"kind": "ordinal", "low": "x"}, "scheme_number"),
        ({"names": 3}, "scheme_text"),
        ({"colour": 3}, "scheme_field"),
    ],
)
def test_what_is_wrong_is_said(changes: dict[str, object], code: str):
    with pytest.raises(UserError) as raised:
        Scheme.from_dict({"id": "acts", "codes": ["x"], **changes})
    assert raised.value.code == code


def test_labels_without_a_scheme_make_one():
    assert derived("s", ["b", "a"]) == Scheme("s", codes=(Code("a"), Code("b")))
    assert derived("s", [], [2.0, 0.0]) == Scheme("s", kind="ordinal", low=0, high=2)
    assert derived("s", [], [0.5, 2]).kind == "numeric"
