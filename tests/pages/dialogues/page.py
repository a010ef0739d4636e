"""The dialogues page, and how to read it in tests."""

from streamlit.testing.v1 import AppTest

from tests.pages.app import query, with_filters

BASE = {"lang": "ja", "corpus": "demo-ja"}


def dialogues(**asked: str) -> AppTest:
    """The dialogues page of the Japanese demo."""
    return with_filters("dialogues", **{**BASE, **asked})


def frame(at: AppTest) -> dict[str, str]:
    """The URL without language and corpus."""
    return {name: text for name, text in query(at).items() if name not in BASE}


def lines(at: AppTest) -> list[str]:
    """The hits as HTML, in order."""
    return [node.proto.body for node in at.get("html") if 'class="hits"' in node.proto.body]
