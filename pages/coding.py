"""Coding by hand: the work, what is settled among coders, what is to be coded, and the codebook."""

from pages._ui.coding import codebook, files, plan, who, work
from pages._ui.core.parts import undo
from pages._ui.core.state import current, options
from pages._ui.frame import page

view = page.page("coding")
name = who.panel(view)
may_change = current.may_add()  # readers of a shared server see, and change nothing
tabs = ("work", "settle", "queues", "codebook", "files")
opened = options.tabs(view, {tab: view.labels(f"coding.tab_{tab}") for tab in tabs})
if "work" in opened:
    with opened["work"]:
        if name:
            work.code(view, name)
if "settle" in opened:
    with opened["settle"]:
        if name:
            work.settle(view, name)
if "queues" in opened:
    with opened["queues"]:
        undo.offer(view, "coding.queues")
        plan.listed(view, may_change=may_change)
        if name:
            plan.draw(view)
if "codebook" in opened:
    with opened["codebook"]:
        codebook.panel(view, may_change=may_change)
if "files" in opened:
    with opened["files"]:
        files.panel(view)
