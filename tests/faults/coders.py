"""Many coders at once at the running app, which is killed in the middle: what a page showed as saved is there.

Each coder speaks to the server as the page in a browser does: labels go with a number of their own, are sent again
until the server confirms it, and count as shown as saved from then on. Some are corrected later.
"""

import random
import statistics
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import quote

import orjson
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import WebSocketException
from websockets.sync.client import connect
from websockets.typing import Subprotocol

from data.coding import queues, store
from data.coding.queues import Item, Queue
from data.coding.ready import schemes
from data.coding.store import Place, text_hash
from data.core.store import Library
from data.corpus import Corpus
from data.demos import prepare_demos
from data.workspace import Workspace
from pages._ui.coding.who import COOKIE
from tests.browser.server import App

CORPUS, SCHEME = "demo-ja", "tag"
CODES = tuple(code.id for code in schemes()[SCHEME].codes)
ITEMS, CORRECTED = 400, 0.2
AGAIN_S, ANSWER_S = 3.0, 60.0
BETWEEN_S = (0.05, 0.6)
NOW = datetime(2026, 1, 1)
EVENTS = "$$STREAMLIT_INTERNAL_KEY_{id}__events"


@dataclass
class Given:
    """What one coder gave to one item: every code in turn, and how many of these were shown as saved."""

    codes: list[str] = field(default_factory=list)
    shown: int = 0


class CodingPage:
    """The coding page of one coder, connected to a server."""

    page = "coding"

    def __init__(self, url: str, name: str) -> None:
        where = url.replace("http", "ws", 1) + "/_stcore/stream"
        entered = quote(f"token {name}")
        cookie = {"Cookie": f"{COOKIE}={entered}"}
        with ExitStack() as stack:
            self._socket = stack.enter_context(
                connect(
                    where,
                    subprotocols=[Subprotocol("streamlit")],
                    additional_headers=cookie,
                    compression=None,
                    max_size=None,
                    open_timeout=ANSWER_S,
                )
            )
            self.close = stack.pop_all().close
        self._component = self._fragment = ""
        self.confirmed: set[str] = set()
        self.total = 0
        self._ask(BackMsg())

    def send(self, work: list[dict[str, Any]]) -> None:
        """Send what is not confirmed yet, and read what the server says to it."""
        ask = BackMsg()
        ask.rerun_script.fragment_id = self._fragment
        base = ask.rerun_script.widget_states.widgets.add()
        base.id, base.json_value = self._component, "{}"
        state = ask.rerun_script.widget_states.widgets.add()
        state.id = EVENTS.format(id=self._component)
        value = orjson.dumps({"at": 0, "work": work, "sent": time.time()}).decode()
        state.json_trigger_value = orjson.dumps([{"event": "work", "value": value}]).decode()
        self._ask(ask)

    def _ask(self, ask: BackMsg) -> None:
        ask.rerun_script.page_name = self.page
        ask.rerun_script.query_string = f"lang=ja&corpus={CORPUS}"
        self._socket.send(ask.SerializeToString())
        while True:
            got = ForwardMsg()
            got.ParseFromString(self._socket.recv(timeout=ANSWER_S, decode=False))
            kind = got.WhichOneof("type")
            if kind == "delta" and got.delta.new_element.WhichOneof("type") == "bidi_component":
                self._read(got)
            if kind == "script_finished" and got.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                return

    def _read(self, got: ForwardMsg) -> None:
        element = got.delta.new_element.bidi_component
        data = orjson.loads(element.json or element.mixed.json or "{}")
        if "confirmed" in data:
            self._component, self._fragment = element.id, got.delta.fragment_id
            self.confirmed, self.total = set(data["confirmed"]), data["total"]


class Person(threading.Thread):
    """One coder, who codes and corrects until told to stop, and comes back to a server that went away."""

    page, codes = CodingPage, CODES

    url: str

    def __init__(self, name: str, seed: int, stop: threading.Event) -> None:
        super().__init__(daemon=True)
        self.name = name
        self.given: dict[int, Given] = {}
        self.answers_s: list[float] = []
        self.failure: Exception | None = None
        self._random, self._stop_now = random.Random(seed), stop
        self._outbox: dict[str, tuple[int, int]] = {}
        self._count = 0

    def run(self) -> None:
        """Code until told to stop."""
        try:
            while not self._stop_now.is_set():
                try:
                    self._code(self.page(self.url, self.name))
                except (OSError, TimeoutError, WebSocketException):
                    time.sleep(0.3)
        except Exception as error:
            self.failure = error

    def _code(self, page: CodingPage) -> None:
        try:
            while not self._stop_now.is_set():
                self._give(page.total)
                began = time.perf_counter()
                page.send([self._work(seq) for seq in self._outbox])
                self.answers_s.append(time.perf_counter() - began)
                for seq in page.confirmed & self._outbox.keys():
                    number, nth = self._outbox.pop(seq)
                    self.given[number].shown = max(self.given[number].shown, nth)
                time.sleep(self._random.uniform(*BETWEEN_S))
        finally:
            page.close()

    def _give(self, total: int) -> None:
        if self.given and self._random.random() < CORRECTED:
            number = self._random.choice(list(self.given))
        else:
            number = next(n for n in range(total) if n not in self.given)
        one = self.given.setdefault(number, Given())
        one.codes.append(self._random.choice([code for code in self.codes if code not in one.codes[-1:]]))
        for seq in [seq for seq, (other, _) in self._outbox.items() if other == number]:
            del self._outbox[seq]
        self._count += 1
        self._outbox[f"{self.name}-{self._count}"] = (number, len(one.codes))

    def _work(self, seq: str) -> dict[str, Any]:
        number, nth = self._outbox[seq]
        label = {"scheme": SCHEME, "code": self.given[number].codes[nth - 1]}
        return {"seq": seq, "n": number, "labels": [label], "note": "", "done": True}


def coders(folder: Path, *, people: int, kills: int, seconds: float, seed: int) -> list[str]:
    """Let people code, kill the server so often after so many seconds each; the numbers, or AssertionError."""
    folder.mkdir(parents=True, exist_ok=True)
    library = Library(folder / "library")
    prepare_demos(library, now=NOW)
    workspace = Workspace(folder / "workspace")
    queue = _queue(workspace, Corpus.open(CORPUS, library))
    stop = threading.Event()
    every = [Person(f"coder {n}", seed + n, stop) for n in range(people)]
    n_labels, n_shown, answers = beset(
        library, folder, every, stop, kills, seconds, seed, partial(checked, workspace, queue, every)
    )
    return [
        f"{people} coders, {kills} kills of the server: {n_labels} labels, {n_shown} items shown as saved, 0 lost",
        answers,
    ]


def beset(
    library: Library,
    folder: Path,
    every: Sequence[Person],
    stop: threading.Event,
    kills: int,
    seconds: float,
    seed: int,
    check: Callable[[], tuple[int, int]],
) -> tuple[int, int, str]:
    """Let people work at a server that is killed so often; what ``check`` counts at the end, and how it answered.

    ``check`` also looks after each kill, and raises AssertionError where something is lost.
    """
    chance = random.Random(seed)
    app = App(library.root, folder / "workspace", folder / "log-0")
    for person in every:
        person.url = app.url
        person.start()
    try:
        for kill in range(1, kills + 1):
            time.sleep(seconds * chance.uniform(0.7, 1.3))
            app.process.kill()
            app.process.wait()
            check()
            app = App(library.root, folder / "workspace", folder / f"log-{kill}", port=app.port)
        time.sleep(seconds)
        stop.set()
        for person in every:
            person.join(2 * ANSWER_S)
    finally:
        stop.set()
        app.stop()
    answers = sorted(1000 * answer for person in every for answer in person.answers_s)
    told = (
        f"answers: {len(answers)}, median {statistics.median(answers):.0f} ms, "
        f"95 % within {answers[int(0.95 * len(answers))]:.0f} ms"
    )
    return (*check(), told)


def checked(workspace: Workspace, queue: Queue, every: list[Person]) -> tuple[int, int]:
    """Labels there are, and items that were shown as saved: each with the code that was shown, or a later one."""
    rows = store.rows_of(workspace, CORPUS)
    there = {(row[7], row[0], row[1]): row[5] for row in rows}
    places = {number: item.place for number, item in queues.items(workspace, queue.id)}
    n_shown = 0
    for person in every:
        assert person.failure is None, person.failure
        for number, given in list(person.given.items()):
            shown, codes = given.shown, list(given.codes)
            if not shown:
                continue
            place = places[number]
            n_shown += 1
            kept = there.get((person.name, place.source, place.position))
            assert kept in codes[shown - 1 :], f"{person.name}, item {number}: {codes} shown {shown}, kept {kept}"
    return len(rows), n_shown


def _queue(workspace: Workspace, corpus: Corpus) -> Queue:
    store.save_scheme(workspace, schemes()[SCHEME])
    rows = [row for row, role in enumerate(corpus.utterances["role"]) if role == "counselor"][:ITEMS]
    sources = corpus.dialogues["source_id"]
    items = []
    for row in rows:
        dialogue, position = corpus.utterances.row(row)[:2]
        source = sources[int(corpus.dialogues["dialogue_id"].search_sorted(dialogue))]
        items.append(Item(Place(str(source), position, corpus.version, text_hash(corpus.texts[row]))))
    return queues.make(workspace, Queue("", CORPUS, "coders", (SCHEME,)), items)
