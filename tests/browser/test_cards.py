"""Cards: the numbers behind a chart, and the file that one takes home."""

from pathlib import Path


def test_the_table_is_made_when_it_is_opened(reader):
    reader.visit("/topics?lang=en&corpus=demo-ja&score=50-100")
    tables = reader.page.locator("[data-testid=stDataFrame]")
    before = tables.count()
    reader.do(reader.widget("data.topic_bars").locator("button").first.click)
    assert tables.count() == before + 1
    assert tables.last.is_visible()


def test_the_csv(reader):
    reader.visit("/topics?lang=en&corpus=demo-ja&score=50-100")
    reader.do(reader.widget("data.topic_bars").locator("button").first.click)
    with reader.page.expect_download() as download:
        reader.page.get_by_role("button", name="Save", exact=True).click()
    assert download.value.suggested_filename == "kokoroscope_demo-ja_topic_counts.csv"
    data = Path(download.value.path()).read_bytes()
    assert data.startswith(b"\xef\xbb\xbf"), "Excel reads UTF-8 only with a byte order mark"
    lines = data.decode("utf-8-sig").splitlines()
    assert lines[0].startswith("Topic,Share,95% CI low,95% CI high,Dialogues")
    assert len(lines) > 5


def test_what_a_corpus_lacks_is_a_line(reader):
    reader.visit("/scores?lang=en&corpus=demo-en")
    assert "This corpus has no scores." in reader.text()
    reader.visit("/?lang=en&corpus=demo-en")
    assert "This corpus has no times" in reader.text()
    assert reader.page.locator("[data-testid=stPlotlyChart]").count() >= 1


def test_a_chart_shows_the_new_numbers(reader):
    reader.visit("/?lang=en&corpus=demo-ja")
    charts = "[...document.querySelectorAll('.js-plotly-plot')]"
    drawn = f"{charts}.find((c) => c.closest('[class*=score_histogram]')).data[0].y"
    before = reader.page.evaluate(f"Array.from({drawn})")
    thumb = reader.widget("score").locator("input[type=range]").first
    for _ in range(6):  # 60 and more: some dialogues have less
        reader.do(lambda: thumb.press("PageUp"))
    assert sum(reader.page.evaluate(f"Array.from({drawn})")) == reader.shown().n < sum(before)


def test_a_chart_stays_in_its_place_and_fills_the_window(reader):
    reader.visit("/scores?lang=en&corpus=demo-ja")
    chart = reader.page.locator("[data-testid=stPlotlyChart]").first
    chart.evaluate("(element) => { element.known = true }")
    thumb = reader.widget("score").locator("input[type=range]").first
    reader.do(lambda: thumb.press("PageUp"))
    assert chart.evaluate("(element) => element.known"), "it was changed, not taken away and drawn from nothing"
    narrow = chart.bounding_box()["width"]
    chart.hover()
    chart.locator(".modebar-btn[aria-label^=Fullscreen]").click()
    plane = chart.locator("svg.main-svg").first
    reader.page.wait_for_function("(plane) => plane.clientWidth === innerWidth", arg=plane.element_handle())
    reader.page.keyboard.press("Escape")
    reader.page.wait_for_function(
        "([plane, width]) => Math.abs(plane.clientWidth - width) < 2", arg=[plane.element_handle(), narrow]
    )


def test_a_press_in_a_figure_that_stood_here_before_leads_nowhere(reader):
    reader.visit("/topics?lang=en&corpus=demo-ja")
    bars = reader.page.locator("[class*=topic_bars] [data-testid=stPlotlyChart]").first
    press = "e.figure.tell({ kind: 'points', marks: ['0'], data: null })"
    reader.do(lambda: bars.evaluate(f"(e) => {{ e.known = e.figure.drawn.of; e.figure.drawn.of = 1; {press} }}"))
    assert "o.mark" not in reader.query
    reader.do(lambda: bars.evaluate(f"(e) => {{ e.figure.drawn.of = e.known; {press} }}"))
    assert reader.query["o.mark"].startswith("topic_bars:")
