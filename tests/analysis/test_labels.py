"""Every visible string is there twice, says the same placeholders, and reads as its language."""

import ast
import re
import sys
from importlib import import_module
from pathlib import Path
from string import Formatter

import pytest

from analysis import labels as catalogue
from analysis.labels import LANGUAGES, TEXTS, Labels, add_language, closest
from data.core.schema import CHECK_MARKS, ITEMS, MOMENTS, REGIMES, ROLES
from data.core.store.card import Card

ROOT = Path(__file__).resolve().parents[2]
JAPANESE = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_both_languages_say_something_with_the_same_placeholders():
    for key, (ja, en) in TEXTS.items():
        assert (ja.strip() and en.strip()) or key.startswith("grammar."), key
        assert placeholders(ja) == placeholders(en), key
        assert "" not in placeholders(ja), key


def test_english_holds_no_japanese():
    assert [key for key, (_, en) in TEXTS.items() if JAPANESE.search(en)] == []


def test_japanese_is_no_english_sentence():
    sentence = re.compile(r"[A-Za-z]{2,} [A-Za-z]{2,} [A-Za-z]{2,}")
    plain = {key: re.sub(r"\{\w+\}", "", ja) for key, (ja, _) in TEXTS.items()}
    assert [key for key, ja in plain.items() if sentence.search(ja) and not JAPANESE.search(ja)] == []


@pytest.mark.parametrize(
    ("kind", "codes"),
    [("item", ITEMS), ("role", ROLES), ("regime", REGIMES), ("moment", MOMENTS), ("mark", CHECK_MARKS)],
)
def test_every_code_has_words(kind: str, codes: tuple[str, ...]):
    for code in codes:
        assert Labels("ja").value(kind, code) != code != Labels("en").value(kind, code) or kind == "moment"
        assert f"{kind}.{code}" in TEXTS


def test_every_problem_of_an_import_has_words():
    rules = set()
    for path in (ROOT / "data").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "add" and len(node.args) > 1:
                rules |= {arg.value for arg in node.args[1:2] if isinstance(arg, ast.Constant)}
    assert len(rules) > 20
    assert {f"rule.{rule}" for rule in rules if isinstance(rule, str)} <= TEXTS.keys()


def literal_keys() -> list[tuple[str, str]]:
    """(where, key) of every labels("…") with a plain key, and of "…" in title/caption/column calls."""
    found = []
    for path in [ROOT / "app.py", *(ROOT / "pages").rglob("*.py"), *(ROOT / "analysis").rglob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not (isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant)):
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            text = node.args[0].value
            if name == "labels" and isinstance(text, str):
                found.append((f"{path.name}:{node.lineno}", text))
    return found


def test_every_key_that_the_code_asks_for_is_there():
    asked = literal_keys()
    assert len(asked) > 60
    assert [(where, key) for where, key in asked if key not in TEXTS] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_unknown_code_is_shown_as_it_is_and_none_as_a_word(lang):
    assert Labels(lang).value("topic", "Work stress") == "Work stress"
    assert Labels(lang).value("topic", None) == Labels(lang)("value.none") not in ("None", "value.none")


@pytest.mark.parametrize(
    ("value", "digits", "expected"),
    [
        (None, None, "–"),
        (float("nan"), None, "–"),
        (0, None, "0"),
        (1234567, None, "1,234,567"),
        (63.5788, None, "63.58"),
        (64.0, None, "64"),
        (64.0, 1, "64.0"),
        (-1234.5, 1, "−1,234.5"),
    ],
)
def test_numbers_for_reading(value, digits, expected):
    assert Labels("ja").number(value, digits) == Labels("en").number(value, digits) == expected


@pytest.mark.parametrize(
    ("share", "expected"), [(None, "–"), (float("nan"), "–"), (0.2024, "20.2%"), (1, "100.0%"), (0.0004, "<0.1%")]
)
def test_shares_for_reading(share, expected):
    assert Labels("en").percent(share) == expected


def test_foreign_braces_are_only_text():
    assert "{0.__class__}" in Labels("en")("note.unknown_field", name="{0.__class__}", value="")


def test_one_is_no_plural():
    labels = Labels("en")
    assert labels("n.dialogues", n="1") == "1 dialogue"
    assert labels("n.dialogues", n="11") == "11 dialogues"
    assert labels("n.dialogues", n="6,581") == "6,581 dialogues"
    assert labels("basis.dialogues", n="1") == "1 dialogue"


@pytest.fixture
def klingon(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Labels:
    """A third interface language, found as a folder with one module, known for this test alone."""
    folder = tmp_path / "tlh"
    folder.mkdir()
    for name in [name for name in sys.modules if name.split(".")[0] == "tlh"]:
        monkeypatch.delitem(sys.modules, name)  # of an earlier test's folder
    (folder / "__init__.py").write_text('NAME = "tlhIngan Hol"\n')
    (folder / "frame.py").write_text('TEXTS = {"card.data": "De\'", "n.dialogues": "ja\'meH {n} dialogues"}\n')
    monkeypatch.syspath_prepend(str(tmp_path))
    for module in [name for name in sys.modules if name.partition(".")[0] == "tlh"]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.setattr(catalogue, "LANGUAGE_NAMES", dict(catalogue.LANGUAGE_NAMES))
    monkeypatch.setattr(catalogue, "TRANSLATIONS", dict(catalogue.TRANSLATIONS))
    add_language(import_module("tlh"))
    return Labels("tlh")


def test_another_language_is_a_folder_that_falls_back_to_english(klingon: Labels):
    assert catalogue.LANGUAGE_NAMES["tlh"] == "tlhIngan Hol"
    assert klingon("card.data") == "De'"
    assert klingon("n.dialogues", n="1") == "ja'meH 1 dialogues", "the plural rule is English's alone"
    assert klingon("n.utterances", n="1") == "1 utterance"
    assert klingon("card.csv") == Labels("en")("card.csv")
    assert klingon.value("role", "client") == "Client"
    assert klingon.sentences(["One.", "", "Two."]) == "One. Two."
    assert klingon.title_of(Card(title_ja="対話", title_en="Talks")) == "Talks"
    assert closest("tlh-QO").lang == "tlh"


def test_a_key_that_a_language_has_twice_is_refused(klingon: Labels, tmp_path: Path):
    (tmp_path / "tlh" / "again.py").write_text('TEXTS = {"card.data": "De\'"}\n')
    with pytest.raises(ValueError, match=r"named twice: \['card.data'\]"):
        add_language(import_module("tlh"))


def test_words_and_sentences_are_joined_as_the_language_joins_them():
    ja, en = Labels("ja"), Labels("en")
    assert (ja.listing("ab"), en.listing("ab")) == ("a、b", "a, b")
    assert (ja.facts("ab"), en.facts("ab")) == ("a・b", "a · b")
    assert (ja.sentences(["あ。", "い。"]), en.sentences(["A.", "B."])) == ("あ。い。", "A. B.")


def test_a_title_is_in_the_language_else_in_the_other_else_the_id():
    both, only = Card(title_ja="対話", title_en="Talks"), Card(title_ja="対話")
    assert [Labels(lang).title_of(both, "id") for lang in ("ja", "en")] == ["対話", "Talks"]
    assert [Labels(lang).title_of(only, "id") for lang in ("ja", "en")] == ["対話", "対話"]
    assert Labels("en").title_of(Card(), "id") == "id"


def test_the_browser_chooses_the_language_else_english():
    assert [closest(locale).lang for locale in ("ja-JP", "ja", "en-US", "de-DE", "")] == [
        "ja",
        "ja",
        "en",
        "en",
        "en",
    ]


def test_every_page_has_a_name_a_title_and_a_line_on_home():
    from pages._ui.core.navigation import PAGES

    keys = [f"page.{page}" for page in PAGES]
    keys += [f"{page}.title" for page in PAGES] + [f"home.can_{page}" for page in PAGES if page != "home"]
    assert [key for key in keys if key not in TEXTS] == []
