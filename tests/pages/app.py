"""Opening the app without a browser, and reading what it shows."""

import json
import re
from collections.abc import Mapping
from typing import Any

from google.protobuf.text_format import MessageToString
from streamlit.testing.v1 import AppTest

from analysis.labels import LANGUAGES, TEXTS, Labels
from data.core.store import PROJECT
from pages._ui.core import navigation
from pages._ui.core.parts.chart import DRAWS

APP = PROJECT / "app.py"
PAGES = {name: script for name, (script, _) in navigation.PAGES.items()}
GROUPS = ("score", "session", "people", "text", "ids")
TITLES = {page: f"{page}.title" for page in PAGES}
JAPANESE = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]+")
# the language's own name in the switch
OWN_NAMES = ("日本語",)


def opened(page: str = "home", /, **query: str) -> AppTest:
    """A page opened by its address, in a session of its own."""
    return _at(page, query).run()


def with_filters(page: str = "home", /, **query: str) -> AppTest:
    """The same with the conditions of every group in the sidebar."""
    at = _at(page, query)
    for lang in LANGUAGES:
        for group in GROUPS:
            at.session_state[f"{page}.{lang}.{query['corpus']}.group.{group}"] = True
    return at.run()


def _at(page: str, query: Mapping[str, str]) -> AppTest:
    at = AppTest.from_file(str(APP), default_timeout=30)
    at.query_params.update(query)
    if page != "home":
        at.switch_page(PAGES[page])
    return at


def query(at: AppTest) -> dict[str, str]:
    """The address as it stands."""
    values: Mapping[str, str | list[str]] = at.query_params
    return {name: value if isinstance(value, str) else value[-1] for name, value in values.items()}


def keys(at: AppTest) -> dict[str, str]:
    """The keys of all widgets: without page, language and corpus, and in full."""
    found = [node.key for node in at._tree if getattr(node, "key", None)]
    return {full.split(".", 3)[3]: full for full in found if full.count(".") > 2}


def key(at: AppTest, name: str) -> str:
    """A widget's full key."""
    return keys(at)[name]


def figures(at: AppTest) -> list[dict[str, Any]]:
    """Every figure on the page: what Plotly draws, with its ``id`` and the words for those who do not see it."""
    shown = []
    for node in at._tree:
        if _is_figure(node):
            head, contents = node.proto.bytes.split(b"\n", 1)
            shown.append({**json.loads(head), **json.loads(contents), "id": node.proto.id})
    return shown


def _is_figure(node: Any) -> bool:
    return node.type == "bidi_component" and node.proto.component_name == DRAWS


def said(at: AppTest) -> str:
    """Everything that is sent to the browser as text, tables and figures too; but for Streamlit's own words."""
    parts = []
    for node in at._tree:
        if node.type == "dataframe":
            frame = node.value
            parts += [str(name) for name in frame.columns]
            parts += [str(value) for name in frame.columns for value in frame[name]]
        proto = getattr(node, "proto", None)
        if _is_figure(node):
            parts.append(proto.bytes.decode())
        elif proto is not None and node.type != "dataframe":
            parts.append(MessageToString(proto, as_utf8=True))
    text = "\n".join(part.partition('\\"words\\": ')[0] for part in parts)
    text = re.sub(r"\\u([0-9a-f]{4})", lambda code: chr(int(code[1], 16)), text.replace("\\\\u", "\\u"))
    for name in OWN_NAMES:
        text = text.replace(name, "").replace(name.replace("\\", "\\\\"), "")
    return text


def strangers(at: AppTest, lang: str) -> list[str]:
    """Keys of longer texts that are shown in the language that is not asked for."""
    text, own, other = said(at), LANGUAGES.index(lang), 1 - LANGUAGES.index(lang)
    return [
        name
        for name, both in TEXTS.items()
        if not name.startswith("plotly.")  # a chart names its tips in English, beside their translation
        and (" " in both[other] or lang == "en")
        and len(both[other]) > 8
        and "{" not in both[other]
        and both[other] in text
        and both[other] not in both[own]
    ]


def notes(at: AppTest) -> list[str]:
    """The notes above the page, as they read."""
    return [re.sub(r"\\(.)", r"\1", note.value) for note in at.info]


def labels(lang: str) -> Labels:
    return Labels("ja" if lang == "ja" else "en")
