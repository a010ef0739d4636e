"""What the dialogues page shows below its search box: the hits and the dialogues, or the dialogues alone."""

from analysis.dialogues.search import search_counts
from pages._ui.dialogues import hit_list, rows
from pages._ui.filters import remaining
from pages._ui.state import cache, options
from pages._ui.state.view import View


def show(view: View) -> None:
    """The open one of two tabs where something was found; why there is nothing where nothing is selected."""
    if view.selection.is_empty:
        remaining.nothing_matches(view)
        return
    counts = cache.table(view.question(search_counts))
    if counts.is_empty():
        rows.show(view)
        return
    labels = view.labels
    hits, dialogues = labels.number(int(counts["n"].sum())), labels.number(view.selection.n_dialogues)
    named = {
        "hits": labels("search.tab.hits", n=hits),
        "dialogues": labels("search.tab.dialogues", n=dialogues),
    }
    opened = options.tabs(view, named, "show")
    if "hits" in opened:
        with opened["hits"]:
            hit_list.show(view, counts)
    if "dialogues" in opened:
        with opened["dialogues"]:
            rows.show(view)
