"""The order in which dialogues are read: that of the list one came from, else that of the corpus."""

from typing import get_args

from analysis.core.query.filter import CODECS, Filter
from analysis.dialogues.listing import dialogue_list
from analysis.dialogues.search import Order, dialogues_in_order
from pages._ui.core.navigation import PAGES
from pages._ui.core.state import cache, history, url
from pages._ui.core.state.view import View
from pages._ui.reader.state import Reading

ORDERS: tuple[Order, ...] = get_args(Order)


def neighbours(reading: Reading) -> tuple[int | None, int | None, int | None]:
    """(the dialogue before it, its number in the order, the one behind it).

    Where the dialogue is not in the selection, its neighbors are those by id, and it has no number.
    """
    view = reading.view
    ids = came_from(view) or view.selection.dialogue_ids.to_list()
    if reading.id in ids:
        here = ids.index(reading.id)
        return ids[here - 1] if here else None, here + 1, ids[here + 1] if here + 1 < len(ids) else None
    before = [one for one in ids if one < reading.id]
    behind = [one for one in ids if one > reading.id]
    return max(before, default=None), None, min(behind, default=None)


def came_from(view: View) -> list[int]:
    """The dialogues in the order of the page of dialogues, where one came from it with the same selection."""
    origin = history.origin(PAGES, view.labels, view.corpus.id)
    if origin is None or origin[0] != "dialogues" or view.selection.matching_utterances is None:
        return []
    query = origin[1]
    chosen, _ = Filter.from_query({name: text for name, text in query.items() if name in CODECS})
    if query.get("corpus") != view.corpus.id or chosen != view.selection.filter:
        return []
    if query.get(f"{url.OPTION}show") == "dialogues":
        return cache.table(view.question(dialogue_list))["dialogue_id"].to_list()
    requested = query.get(f"{url.OPTION}order", ORDERS[0])
    order = next((order for order in ORDERS if order == requested), ORDERS[0])
    return dialogues_in_order(view.selection, order)
