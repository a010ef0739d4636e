"""Responses: what systems wrote beside what the counselor wrote, compared, and one by one."""

from pages._ui import response_frame, shell

view = shell.page("responses")

response_frame.show(view)
