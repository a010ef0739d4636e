"""The walk: a selection stays what it is wherever one goes and however one comes back."""

from collections.abc import Callable

from tests.browser.reader import Reader

LINK = "/scores?topics=workplace,school&score=40-90&lang=ja&corpus=demo-ja"


def _walk(reader: Reader, elsewhere: Callable[[], Reader], others: tuple[str, ...]) -> None:
    """From page to page, back through all, reload, and the link in a new browser: one selection."""
    began, selected = reader.here, reader.shown()
    assert selected.chips and selected.n
    stops = [began]
    for name in others:
        reader.go(name)
        assert reader.here == name
        assert reader.shown() == selected, f"lost on the way to {name}"
        stops.append(name)
    for name in reversed(stops[:-1]):
        reader.back()
        assert reader.here == name
        assert reader.shown() == selected, f"lost on the way back to {name}"
    reader.reload()
    assert reader.shown() == selected, "lost by reloading"
    copy = elsewhere().open_url(reader.page.url)
    assert copy.shown() == selected, "lost in another browser"
    assert copy.seen()["title"] == reader.seen()["title"]


def test_the_walk_from_a_deep_link(app, open_browser):
    reader = open_browser(app).visit(LINK)
    shown = reader.shown()
    assert shown.query == {"topics": "workplace,school", "score": "40-90"}
    assert len(shown.chips) == 2
    assert sorted(shown.tags) == sorted(["職場問題", "学校問題"])
    assert shown.score == [40, 90]
    assert 0 < shown.n < 66
    _walk(reader, lambda: open_browser(app, "en-US"), ("home", "topics", "corpora"))


def test_the_walk_from_the_front_door(app, open_browser):
    reader = open_browser(app).visit("/")
    assert reader.shown().n == 66
    assert reader.shown().chips == []
    reader.pick(reader.widget("topics", lang="ja", corpus="demo-ja"), "学校問題")
    start = reader.widget("score").locator("input[type=range]").first
    reader.do(lambda: start.press("ArrowRight"))
    assert reader.shown().query == {"topics": "school", "score": "1-100"}
    _walk(reader, lambda: open_browser(app, "en-US"), ("corpora",))
