"""The map: what lies near what, what the heaps are called, and a way to draw around them."""

from pages._ui.frame import page as frame_page
from pages._ui.map import page
from pages._ui.parts import deferred

with frame_page.around("map") as view:
    page.show(view)
    deferred.wait("map", first=True)
