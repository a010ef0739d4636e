"""Words in relation: which go together, whose they are, what follows on them, what they tell of a score."""

from pages._ui.frame import page
from pages._ui.relations import page as relations_page

view = page.page("relations")

relations_page.show(view)
