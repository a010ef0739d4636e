"""Responses: what systems wrote beside what the counselor wrote, compared, and one by one."""

from pages._ui.frame import page as frame_page
from pages._ui.responses import page

view = frame_page.page("responses")

page.show(view)
