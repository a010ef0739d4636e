"""What everybody must be able to see and reach: nothing cut off, every chart and button named."""

import pytest

from tests.browser.reader import PAGES

OVERFLOWING = """
() => {
  const main = document.querySelector("[data-testid=stMain]");
  const edge = main.getBoundingClientRect().right + 1;
  const scrolls = (element) => {
    for (let at = element; at && at !== main; at = at.parentElement) {
      if (["auto", "scroll", "hidden"].includes(getComputedStyle(at).overflowX)) return true;
    }
    return false;
  };
  const out = [...main.querySelectorAll("*")]
    .filter((e) => e.getClientRects().length && e.getBoundingClientRect().right > edge && !scrolls(e))
    .map((e) => `${e.tagName} ${e.dataset.testid || e.className} ${Math.round(e.getBoundingClientRect().right)}`);
  if (main.scrollWidth > main.clientWidth + 1) out.push(`main scrolls to ${main.scrollWidth}`);
  return out;
}
"""
CLIPPED = """
() => [...document.querySelectorAll("[data-testid=stMetricValue], [data-testid=stMetricLabel], button p")]
  .filter((e) => e.getClientRects().length && e.scrollWidth > e.clientWidth + 1)
  .map((e) => e.innerText)
"""
NAMELESS = """
() => {
  const said = (e) => e.textContent.trim() || e.getAttribute("aria-label") || e.getAttribute("title")
    || (e.getAttribute("aria-labelledby") || "").split(" ").some((id) => document.getElementById(id));
  const visible = (e) => e.getClientRects().length && !e.closest("[aria-hidden=true]");
  const app = (e) => !e.closest("[data-testid=stElementToolbar], .modebar");
  return [...document.querySelectorAll("button, a[href], [role=slider], input:not([type=hidden])")]
    .filter((e) => visible(e) && app(e) && !said(e) && !(e.labels && e.labels.length))
    .map((e) => e.outerHTML.slice(0, 160));
}
"""
CHARTS = """
() => [...document.querySelectorAll("[data-testid=stPlotlyChart]")].map((chart) => {
  const named = chart.closest("[aria-label]") || chart.querySelector("[aria-label]:not(a)");
  return named ? named.getAttribute("aria-label") : "";
})
"""

WITHOUT_CHARTS = ("dialogues", "persons", "corpora", "coding")


@pytest.mark.parametrize(
    ("lang", "scheme", "width"),  # each pair of these occurs
    [("ja", "light", 900), ("ja", "dark", 1440), ("en", "dark", 900), ("en", "light", 1440)],
)
def test_every_page(app, open_browser, lang, scheme, width):
    reader = open_browser(app, color_scheme=scheme, viewport={"width": width, "height": 1000})
    reader.visit(f"/corpora?lang={lang}&corpus=demo-ja&score=20-100")
    for name in PAGES:
        if name != reader.here:
            reader.go(name)
        page = reader.page
        assert page.locator("h1").count() == 1, name
        assert page.evaluate(OVERFLOWING) == [], f"{name} runs over its right edge"
        assert page.evaluate(CLIPPED) == [], f"{name} cuts words off"
        assert page.evaluate(NAMELESS) == [], f"{name} has controls without a name"
        charts = page.evaluate(CHARTS)
        assert all(len(words) > 10 for words in charts), f"{name}: {charts}"
        assert name in WITHOUT_CHARTS or charts, name
        background = page.evaluate(
            "getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor"
        )
        assert (background == "rgb(22, 28, 32)") == (scheme == "dark")


def test_a_corpus_of_other_things(reader):
    reader.page.set_viewport_size({"width": 900, "height": 1000})
    reader.visit("/corpora?lang=en&corpus=demo-en")
    for name in PAGES:
        if name != reader.here:
            reader.go(name)
        assert reader.page.evaluate(OVERFLOWING) == []
        assert reader.page.locator("[data-testid=stException]").count() == 0
