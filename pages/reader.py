"""Reader: one dialogue as it was written, with all that is known of it beside it."""

from pages._ui.frame import page as frame_page
from pages._ui.reader import page, state

with frame_page.around("reader", title=state.heading) as view:
    page.show(view)
