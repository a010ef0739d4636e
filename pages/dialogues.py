"""Dialogues: look for words, read the hits where they stand, and choose among the dialogues selected."""

from pages._ui import cohorts, dialogue_parts, search_box, shell

view = cohorts.edited(shell.page("dialogues"))

search_box.show(view)
dialogue_parts.show(view)
