"""Broken and hostile links: a note where there is something to say, never a traceback, nothing from outside."""

from urllib.parse import quote

import pytest

MANY_IDS = ",".join(str(number) for number in range(1, 4_000, 2))
LINKS = {
    "regex bomb": f"regex={quote('(a+)+$|((x{{1,99}}){{1,99}}){{1,99}}')}",
    "broken regex": f"regex={quote('([')}",
    "huge regex": f"regex={quote('あ' * 1500)}",
    "html": f"text={quote('<script>alert(1)</script><img src=https://example.org/x.png>')}",
    "markdown": f"text={quote('![x](https://example.org/x.png)')}",
    "unknown parts": "topics=nope,school&score=9x&lang=fr&nonsense=1",
    "reversed": "score=90-10&id=9-1&year=3000-2000",
    "path": "corpus=../../etc/passwd",
    "unknown corpus": "corpus=nope",
    "unknown selection": "sel=aaaaaaaaaa",
    "hostile selection": f"sel={quote(chr(39) + ' OR 1=1 --')}",
    "long": f"text={quote('長' * 1500)}",
    "many ids": f"id={MANY_IDS[:6500]}",
    "no number": "id=9999999999999999999999&counselor=-1&minutes=1e9-2e9",
    "surrogate": "text=%ED%A0%80&topics=%00",
    "repeated": "score=1-2&score=3-4&score=5-6",
}
SILENT = {"html", "markdown", "long", "many ids", "repeated", "surrogate"}


def test_links(reader):
    reader.visit("/topics?corpus=demo-ja&lang=ja")
    for name, link in LINKS.items():
        reader.jump(f"/topics?corpus=demo-ja&lang=ja&{link}")
        words = reader.text()
        assert "Traceback" not in words, name
        assert "Error:" not in words, name
        assert reader.page.locator("[data-testid=stException]").count() == 0, name
        assert reader.page.locator("h1").count() == 1, name
        if name not in SILENT:
            assert reader.seen()["notes"], f"{name}: nothing says that a part was ignored"


@pytest.mark.parametrize("name", ["unknown parts", "regex bomb"])
def test_a_link_that_is_opened_first(reader, name):
    reader.visit(f"/topics?corpus=demo-ja&lang=ja&{LINKS[name]}")
    assert reader.seen()["notes"]
    reader.go("home")
    assert reader.page.locator("[data-testid=stException]").count() == 0


def test_a_long_selection_gets_a_short_address(reader, app, open_browser):
    reader.visit(f"/scores?lang=ja&corpus=demo-ja&id={MANY_IDS[:6500]}")
    n = reader.shown().n
    assert n
    start = reader.widget("score").locator("input[type=range]").first
    reader.do(lambda: start.press("ArrowRight"))
    assert set(reader.shown().query) == {"sel"}
    assert len(reader.page.url) < 200
    shown = reader.shown()
    assert shown.score == [1, 100]
    assert reader.go("home").shown() == shown
    assert open_browser(app, "en-US").open_url(reader.page.url).shown() == shown


def test_an_address_of_no_page_falls_to_home(reader):
    reader.visit("/nopage?lang=ja&corpus=demo-ja&topics=school")
    assert "学校問題" in reader.shown().tags
    assert all("does not seem to exist" in error for error in reader.errors)
    reader.errors.clear()
