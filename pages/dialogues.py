"""Dialogues: look for words, read the hits where they stand, and choose among the dialogues selected."""

from pages._ui.dialogues import panels
from pages._ui.filters import cohorts, search_box
from pages._ui.frame import page

view = cohorts.edited(page.page("dialogues"))

search_box.show(view)
panels.show(view)
