"""The content notice: once in each browser."""

NOTICE = ".notice"


def _visible(reader) -> bool:
    return reader.page.locator(NOTICE).is_visible()


def test_shown_once_and_then_never_again(app, open_browser):
    reader = open_browser(app).visit("/corpora?lang=ja&corpus=demo-ja")
    assert _visible(reader)
    assert "自殺" in reader.page.locator(NOTICE).inner_text()
    reader.page.locator(f"{NOTICE} button").click()
    assert not _visible(reader)
    assert not _visible(reader.reload())
    assert not _visible(reader.go("persons"))
    assert not _visible(reader.press("English"))
    assert _visible(open_browser(app, "en-US").visit("/corpora"))
