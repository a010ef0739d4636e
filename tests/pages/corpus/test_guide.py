"""The home page's examples: each page has a picture in each language and theme."""

import pytest

from analysis.figures.kit.theme import THEMES
from analysis.labels import LANGUAGES
from pages._ui.core.navigation import PAGES
from pages._ui.corpus.guide import _picture


@pytest.mark.parametrize("page", [page for page in PAGES if page != "home"])
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("theme", ("light", "dark"))
def test_every_page_has_its_picture(page: str, lang: str, theme: str):
    assert theme in THEMES
    assert _picture(page, lang, theme).startswith("data:image/webp;base64,")


def test_a_page_without_a_picture_shows_none():
    assert _picture("nowhere", "ja", "light") == ""
