"""Plotly's script: from this server, kept by the browser, whole."""

import urllib.request

import plotly

from pages._ui.core.parts.chart import DRAWS, LIBRARY, SCRIPT


def _asked(served, path: str):
    request = urllib.request.Request(f"http://127.0.0.1:{served.port}{path}", headers={"Accept-Encoding": "gzip"})
    return urllib.request.urlopen(request, timeout=30)


def test_the_script_is_kept_and_not_packed_anew(served):
    with _asked(served, f"/_stcore/bidi-components{LIBRARY}?{plotly.__version__}") as answer:
        assert "immutable" in answer.headers["Cache-Control"] and "javascript" in answer.headers["Content-Type"]
        assert answer.headers["Content-Encoding"] is None
        assert answer.read() == SCRIPT.read_bytes()


def test_other_files_go_on_to_streamlit(served):
    with _asked(served, "/_stcore/health") as answer:
        assert answer.status == 200 and "immutable" not in answer.headers.get("Cache-Control", "")
    assert DRAWS.partition(".")[0] == LIBRARY.split("/")[1].partition(".")[0]
