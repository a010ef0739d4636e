"""Words: how often, by whom, what tells two cohorts apart, and where each stands."""

from pages._ui.frame import page
from pages._ui.words import page as words_page

view = page.page("words")

words_page.show(view)
