"""The filter and the address: steps, history, tabs, languages, corpora."""

from urllib.parse import quote

from tests.browser.reader import Reader

BASE = "?lang=ja&corpus=demo-ja"


def test_steps_and_history(reader):
    reader.visit(f"/topics{BASE}")
    steps = [reader.shown()]
    reader.pick(reader.widget("topics"), "職場問題")
    steps.append(reader.shown())
    reader.do(reader.widget("preset").get_by_role("radio", name="低", exact=True).click)
    steps.append(reader.shown())
    reader.do(reader.widget("chip.topics").locator("button:visible").click)
    steps.append(reader.shown())
    assert [sorted(step.query) for step in steps] == [[], ["topics"], ["band", "topics"], ["band"]]
    assert steps[2].n < steps[1].n < steps[0].n
    for step in reversed(steps[:-1]):
        assert reader.back().shown() == step
    for step in steps[1:]:
        assert reader.forward().shown() == step


def test_a_typed_condition(reader):
    reader.visit(f"/scores{BASE}")
    reader.expand("対話ID")
    reader.type(reader.widget("id"), "1-20,30")
    assert reader.shown().query == {"id": "1-20,30"}
    n = reader.shown().n
    reader.type(reader.widget("id"), "not ids")
    assert reader.shown().query == {"id": "1-20,30"}
    assert reader.shown().n == n
    reader.type(reader.widget("id"), "")
    assert reader.shown().query == {}


def test_fast_keys_end_where_they_should(reader):
    reader.visit(f"/scores{BASE}")
    start = reader.widget("score").locator("input[type=range]").first
    start.focus()
    for _ in range(12):
        reader.page.keyboard.press("ArrowRight", delay=20)
    reader.page.wait_for_url("**score=12-100*")
    assert reader.rest().shown().score == [12, 100]
    assert reader.shown().query == {"score": "12-100"}


def test_two_tabs_are_independent(reader, app):
    reader.visit(f"/scores{BASE}&topics=school")
    other = Reader(reader.context.new_page(), app.url).visit(f"/scores{BASE}&topics=workplace")
    mine, theirs = reader.shown(), other.shown()
    assert mine.query != theirs.query
    other.go("topics").do(other.widget("chip.topics").locator("button:visible").click)
    assert other.shown().n == 66
    assert reader.reload().shown() == mine
    assert other.hosts == {"127.0.0.1"}
    assert other.errors == []


def test_language_keeps_the_selection_and_translates_widgets(reader):
    reader.visit(f"/scores{BASE}&topics=school&score=20-90")
    japanese = reader.shown()
    reader.press("English")
    english = reader.shown()
    assert (english.query, english.n, english.score) == (japanese.query, japanese.n, japanese.score)
    assert reader.query["lang"] == "en"
    assert japanese.tags == ["学校問題"]
    assert english.tags == ["School"]
    assert "score 20–90" in english.chips
    assert reader.seen()["title"] == "Scores"
    reader.go("home").press("日本語")
    assert reader.shown() == japanese


def test_the_browsers_language_is_the_first(app, open_browser):
    assert open_browser(app, "ja-JP").visit("/topics").query == {}
    english = open_browser(app, "de-DE").visit("/topics")
    assert english.seen()["title"] == "Topics"


def test_another_corpus_keeps_what_it_can(reader):
    reader.visit(f"/scores{BASE}&score=20-90&id=1-4")
    reader.pick(reader.widget("corpus"), "英語デモ（創作・時刻なし）")
    reader.page.wait_for_url("**corpus=demo-en*")
    reader.rest()
    assert (reader.here, reader.shown().query, reader.shown().n) == ("home", {"score": "20-90"}, 6)
    assert any("合計点" in note for note in reader.seen()["notes"])
    assert any("対話 1–4" in note for note in reader.seen()["notes"])
    reader.pick(reader.widget("corpus"), "デモ対話（創作）")
    reader.page.wait_for_url("**corpus=demo-ja*")
    assert reader.rest().shown().score == [20, 90]


def test_an_empty_result_says_what_to_loosen(reader):
    reader.visit(f"/topics{BASE}&score=99-100&topics=school&text={quote('この語句はどこにもない')}")
    assert reader.shown().n == 0
    reader.do(reader.widget("loosen").locator("button:visible").click)
    assert reader.shown().query == {}
    assert reader.shown().n == 66


def test_foreign_text_is_shown_as_text(reader):
    hostile = "<img src=x onerror=alert(1)> **bold** ![x](https://example.org/x.png) $y$ :red[z]"
    reader.visit(f"/scores{BASE}&id=1-9&text={quote(hostile[:55])}")
    chips = [chip.replace("\u2060", "") for chip in reader.shown().chips]  # what keeps signs apart has no width
    assert any(hostile[:50] in chip for chip in chips), chips
    assert reader.page.locator("[data-testid=stSidebar] img, [data-testid=stMain] img").count() == 0
    assert "**bold**" in reader.text()
