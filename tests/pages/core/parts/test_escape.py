"""Foreign words stay words: no Markdown, picture, link or directive comes out of them."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from pages._ui.core.parts.escape import plain

READER = MarkdownIt("gfm-like", {"linkify": False, "html": True})
BITS = [
    "![x](http://example.org/x.png)",
    "[a](javascript:alert(1))",
    "<img src=x onerror=alert(1)>",
    "<http://example.org>",
    ":red[danger]",
    ":material/delete:",
    ":tea:",
    "$$x^2$$",
    "**bold** _it_ ~~gone~~",
    "`code`",
    "# head",
    "- item",
    "1. one",
    "> said",
    "| a | b |",
    "\n\n---\n",
    "    indented",
    "&lt;b&gt;",
    "[^1]",
    "\\",
    "対話",
    "=",
    "\t",
]
FOREIGN = st.lists(st.sampled_from(BITS) | st.text(max_size=8), max_size=6).map("".join)
JOINER = "\u2060"
DIRECTIVE = re.compile(r"(?<!\\)(?:\\\\)*:[A-Za-z]")


def normal(text: str) -> str:
    return " ".join(text.split())


def as_read(markdown: str) -> str:
    """The text a reader sees, if it is only text."""
    tokens = READER.parse(markdown)
    assert {token.type for token in tokens} <= {"paragraph_open", "inline", "paragraph_close"}
    inline = [child for token in tokens for child in token.children or ()]
    assert {child.type for child in inline} <= {"text", "text_special"}
    return "".join(child.content for child in inline).replace(JOINER, "")


@given(FOREIGN)
@example("![x](http://example.org/x.png)")
@example("# head\n- item\n1. one")
@example("\\![x](y)")
@example("a\\")
def test_whatever_it_is_it_reads_as_it_was(text: str):
    clean = text.replace("\x00", "").replace(JOINER, "")
    assert as_read(plain(clean)) == normal(clean)


@given(FOREIGN)
def test_no_directive_is_left(text: str):
    assert not DIRECTIVE.search(plain(text))
    assert "\n" not in plain(text)


# read in a real Chromium: Streamlit turns these into icons, links, arrows and dashes although they are escaped
SIGNS = {
    ":material/delete:": ":\u2060material/delete:",
    ":streamlit:": ":\u2060streamlit:",
    "https://example.org": "https:\u2060//example.org",
    "WWW.example.org": "WWW\u2060.example.org",
    "a@example.org": "a\u2060@example.org",
    "-> <- -- <->": "-\u2060> <\u2060- -\u2060- <\u2060-\u2060>",
    ">= <= ~=": ">\u2060= <\u2060= ~\u2060=",
    "10:30 - 11:00": "10:30 - 11:00",
}


@pytest.mark.parametrize(("sign", "apart"), SIGNS.items())
def test_signs_that_no_backslash_stops_are_kept_apart(sign: str, apart: str):
    assert re.sub(r"\\(.)", r"\1", plain(sign)) == apart


@pytest.mark.parametrize("mark", list("\\`*_{}[]()#+-.!|<>~$:&"))
def test_every_mark_is_escaped(mark: str):
    assert plain(f"a{mark}b") == f"a\\{mark}b"


def test_words_stay_as_they_are():
    assert plain("対話 10件、Work stress") == "対話 10件、Work stress"
