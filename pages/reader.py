"""Reader: one dialogue as it was written, with all that is known of it beside it."""

from pages._ui import reading, reading_frame, shell

with shell.around("reader", title=reading.heading) as view:
    reading_frame.show(view)
