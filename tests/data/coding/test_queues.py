"""Queues: what is to be coded, what each coder has given, and how far everybody is."""

from dataclasses import replace
from pathlib import Path

import pytest

from data.coding import queues, store
from data.coding.queues import GOLD, Item, Progress, Queue, Work
from data.coding.store import Label, Place
from data.core.problems import UserError
from data.workspace import Workspace

QUEUE = Queue("", "c", " First ", ("acts", "distress"), coders=("hanako", "taro"), made_at="2026-01-02")
ITEMS = [
    Item(Place("1", 0, "v", "h"), 0.5, "a", "dev"),
    Item(Place("1", 3, "v", "h"), 0.5, coder="hanako"),
    Item(Place("2", 1, "v", "h"), coder="taro"),
]
AT = "2026-01-02T03:04:05"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace(tmp_path)


def test_a_queue_is_kept_with_its_items(workspace: Workspace):
    queue = queues.make(workspace, QUEUE, ITEMS)
    assert (queue.name, queue.n, len(queue.id)) == ("First", 3, 10)
    assert queues.queues(workspace, "c") == [queue]
    assert queues.items(workspace, queue.id) == list(enumerate(ITEMS))
    assert [number for number, _ in queues.items(workspace, queue.id, "taro")] == [0, 2]
    assert queues.queues(workspace, "other") == []
    queues.remove(workspace, queue)
    assert (queues.queues(workspace, "c"), queues.items(workspace, queue.id)) == ([], [])


@pytest.mark.parametrize(
    ("queue", "items", "code"),
    [
        (QUEUE, [], "queue_empty"),
        (replace(QUEUE, name=" "), ITEMS, "queue_name"),
        (replace(QUEUE, schemes=()), ITEMS, "queue_no_scheme"),
    ],
)
def test_a_queue_of_nothing_is_refused(workspace: Workspace, queue: Queue, items: list[Item], code: str):
    with pytest.raises(UserError) as raised:
        queues.make(workspace, queue, items)
    assert raised.value.code == code


def test_a_coder_who_stops_halfway_goes_on_later(workspace: Workspace):
    queue = queues.make(workspace, QUEUE, ITEMS)
    open_, two = Label("acts", "open", unsure=True), Label("distress", value=2)
    assert queues.save(workspace, queue, "hanako", [Work(0, (open_, two), " why? ")], AT) == [0]
    queues.save(workspace, queue, "taro", [Work(0, (two,)), Work(2), Work(99)], AT)
    queues.save(workspace, queue, "chief", [Work(0, (open_,))], AT, GOLD)
    places = {number: item.place for number, item in queues.items(workspace, queue.id, "hanako")}
    mine = queues.given(workspace, queue, places, "hanako")
    of_hanako = [label for who, _, label in mine[0].labels if who == "hanako"]
    others = [(who, kind, label) for who, kind, label in mine[0].labels if who != "hanako"]
    assert of_hanako == [open_, two]
    assert others == [("chief", "gold", open_), ("taro", "person", two)]
    assert (mine[0].note, mine[0].done, mine[1].done, mine[1].labels) == ("why?", True, False, [])
    assert queues.progress(workspace, queue) == [Progress("hanako", 1, 2, AT), Progress("taro", 2, 2, AT)]
    assert queues.done(workspace, queue.id, "someone else", GOLD) == {0}
    queues.save(workspace, queue, "hanako", [Work(0, done=False)], AT)  # undone
    again = queues.given(workspace, queue, places, "hanako")[0]
    assert (again.note, again.done, {who for who, _, _ in again.labels}) == ("", False, {"taro", "chief"})
    assert queues.given(workspace, queue, {}, "hanako") == {}
    assert queues.save(workspace, queue, "hanako", [], AT) == []


def test_two_coders_of_one_name_are_told_apart(workspace: Workspace):
    assert queues.enter(workspace, "  Hanako  S. ", "browser 1") == "Hanako S."
    assert queues.enter(workspace, "Hanako S.", "browser 1") == "Hanako S."
    with pytest.raises(UserError) as raised:
        queues.enter(workspace, "Hanako S.", "browser 2")
    assert raised.value.code == "coder_taken"
    assert queues.enter(workspace, "Hanako S.", "browser 2", again=True) == "Hanako S."
    with pytest.raises(UserError):
        queues.enter(workspace, "a:b", "browser 1")
    assert store.state(workspace, "c") > 0
