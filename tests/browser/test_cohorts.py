"""Cohort A against cohort B, and figures on their way into a paper."""

import zipfile
from io import BytesIO
from pathlib import Path


def test_a_second_cohort_lives_in_the_address(reader, app, open_browser):
    reader.visit("/?lang=en&corpus=demo-ja&score=0-69")
    reader.press("Compare two cohorts")
    assert reader.query["b.corpus"] == "demo-ja"
    reader.press("High")
    query = reader.query
    assert (query["score"], query["b.band"], query["side"]) == ("0-69", "high", "b")
    other = open_browser(app)
    other.visit("/topics?" + reader.page.url.split("?")[1])
    assert {"A", "B"} <= set(other.text().split())
    assert other.query == query
    reader.press("Stop comparing")
    assert reader.query == {"lang": "en", "corpus": "demo-ja", "score": "0-69"}


def test_what_b_lacks_is_said_inside_the_card(reader):
    reader.visit("/topics?lang=en&corpus=demo-ja&b.corpus=demo-en&o.tab=scores")
    assert "B (demo-en): This corpus has no scores." in reader.text()
    assert not reader.errors


def test_a_figure_is_shown_as_printed_and_saved(start_app, open_browser):
    reader = open_browser(start_app(), "en-US")  # what is collected is kept, also for the next try
    reader.visit("/?lang=en&corpus=demo-ja&score=50-100")
    reader.do(reader.widget("export.topic_bars").locator("button:visible").first.click)
    dialog = reader.page.get_by_role("dialog")
    dialog.locator("img").wait_for()
    assert "n = " in dialog.inner_text()
    for name, begins in {"PDF": b"%PDF", "SVG": b"<svg", "PNG": b"\x89PNG"}.items():
        with reader.page.expect_download() as download:
            dialog.get_by_role("button", name=name, exact=True).click()
        assert download.value.suggested_filename == f"kokoroscope_topic_bars_demo-ja.{name.lower()}"
        assert begins in Path(download.value.path()).read_bytes()[:400]
    with reader.page.expect_download() as download:
        dialog.get_by_role("button", name="Everything (ZIP)").click()
    files = zipfile.ZipFile(BytesIO(Path(download.value.path()).read_bytes())).namelist()
    assert {"figure.pdf", "figure.py", "caption.ja.txt", "caption.en.txt", "references.bib"} <= set(files)
    dialog.get_by_role("button", name="Collect with other figures").click()
    dialog.wait_for(state="detached")
    reader.page.get_by_role("button", name="Collected figures: 1").click()
    reader.page.get_by_role("button", name="Create ZIP").click()
    ready = reader.page.get_by_role("button", name="Save ZIP")
    ready.wait_for()
    with reader.page.expect_download() as download:
        ready.click()
    files = zipfile.ZipFile(BytesIO(Path(download.value.path()).read_bytes())).namelist()
    assert {"references.bib", "01_topic_bars_demo-ja/figure.pdf"} <= set(files)
