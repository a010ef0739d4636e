"""A page names the scripts of what it will show, so that browsers load them at once."""

import re
import urllib.request

from pages._ui.serving import preloading


def page(served, path: str) -> str:
    with urllib.request.urlopen(f"{served.url}{path}", timeout=10) as answer:
        content: bytes = answer.read()
        assert int(answer.headers["content-length"]) == len(content)
    return content.decode()


def test_every_page_names_its_scripts_once_and_all_are_there(served):
    for path in ("/", "/words?corpus=demo-ja"):
        links = re.findall(r'<link rel="(?:modulepreload|preload)"[^>]*?href="\./([^"]+)"', page(served, path))
        assert len(links) == len(set(links))
        for part in (*preloading.PARTS, preloading.ICONS):
            assert any(f"/{part}." in link for link in links), f"this Streamlit has no {part}"
    for link in links:
        with urllib.request.urlopen(f"{served.url}/{link}", timeout=10) as answer:
            assert answer.status == 200


def test_what_a_script_imports_is_named_too(tmp_path):
    folder = tmp_path / "static" / "js"
    folder.mkdir(parents=True)
    (tmp_path / "index.html").write_text('<script src="./static/js/frame.0.js"></script>')
    (folder / "Button.1.js").write_text(
        'import{a as b}from"./shape.2.js";import"./frame.0.js";import("./late.4.js")'
    )
    (folder / "shape.2.js").write_text('import"./Button.1.js";export const a=1')
    assert set(preloading.scripts(tmp_path)) == {"Button.1.js", "shape.2.js"}
    assert b"late" not in preloading.links(tmp_path)
