"""The map: what lies near what, what the heaps are called, and a way to draw around them."""

from pages._ui import later, map_frame, shell

with shell.around("map") as view:
    map_frame.show(view)
    later.wait("map", first=True)
