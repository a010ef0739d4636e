"""The map: what lies near what, what the heaps are called, and a way to draw around them."""

from pages._ui import map_frame, shell

view = shell.page("map")

map_frame.show(view)
