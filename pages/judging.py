"""Judging: responses are judged blind by several people; studies are drawn, files of judgements are added."""

from pages._ui.coding import who
from pages._ui.core.state import current, options
from pages._ui.frame import page
from pages._ui.judgement import files, studies
from pages._ui.responses import systems

view = systems.alone(page.page("judging"))
name = who.panel(view, "judge")
may_change = current.may_add()  # readers of a shared server see, and change nothing
opened = options.tabs(view, {tab: view.labels(f"judging.tab_{tab}") for tab in ("work", "studies", "files")})
if "work" in opened:
    with opened["work"]:
        if name:
            studies.work(view, name)
if "studies" in opened:
    with opened["studies"]:
        studies.listed(view)
        if name:
            studies.draw(view)
if "files" in opened:
    with opened["files"]:
        files.panel(view, may_change=may_change)
