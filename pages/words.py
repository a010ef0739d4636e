"""Words: how often, by whom, what tells two cohorts apart, and where each stands."""

from pages._ui import shell, word_frame

view = shell.page("words")

word_frame.show(view)
