"""Visitors without a browser: each walks over the pages with random selections and pauses to think."""

import asyncio
import random
import time
from collections import deque
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from urllib.parse import quote, urlencode

import polars as pl
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed
from websockets.typing import Subprotocol

from data.corpus import Corpus
from tests.bench.filters import FILTERS

LONGEST_WAIT_S = 60
REMEMBERED_RUNS = 2
STARTS_WITHIN_S = 5
FREQUENT_WORDS = 400


@dataclass(frozen=True)
class Step:
    """One page with its address, and what kind of visit it is."""

    kind: str
    page: str
    query: str


@dataclass
class Log:
    """What visitors waited for, and what went wrong before their eyes."""

    waits: list[tuple[str, float]] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    received: int = 0


class Walk:
    """An endless random walk over the pages, the same for the same seed."""

    def __init__(self, corpus: Corpus, seed: int) -> None:
        self._random = random.Random(seed)
        self._lang = self._random.choice(("ja", "en"))
        self._corpus = corpus
        self._ids = corpus.dialogues["dialogue_id"]
        self._topics = list(corpus.manifest.topics)
        content = corpus.tokens.lemmas.filter(pl.col("is_content"))
        self._words = content.sort("n", descending=True)["lemma"].head(FREQUENT_WORDS).to_list()

    def __iter__(self) -> Iterator[Step]:
        while True:
            yield self.step()

    def step(self, kind: str = "") -> Step:
        """One visit, of this kind or any; half of them with a selection that nobody had before."""
        draw = self._random
        kind = kind or draw.choice(KINDS)
        params = {"lang": self._lang, "corpus": self._corpus.id}
        params |= self._selection() if kind != "search" else {"text": draw.choice(self._words)}
        if kind == "keyness":
            params["o.show"] = "keyness"
        if kind == "reader":
            params["dialogue"] = str(self._ids[draw.randrange(len(self._ids))])
        return Step(kind, PAGES[kind], urlencode(params, safe=",:.-", quote_via=quote))

    def _selection(self) -> dict[str, str]:
        draw = self._random
        if draw.random() < 0.5:
            return draw.choice(FILTERS).to_params()
        low = draw.randrange(0, 70)
        found = {"score": f"{low}-{draw.randrange(low + 5, 101)}", "utterances": f"{draw.randrange(20, 60)}-5000"}
        if self._topics and draw.random() < 0.5:
            found["topics"] = ",".join(draw.sample(self._topics, min(3, len(self._topics))))
        return found


PAGES = {
    "home": "",
    "topics": "topics",
    "scores": "scores",
    "words": "words",
    "keyness": "words",
    "search": "dialogues",
    "reader": "reader",
    "map": "map",
    "responses": "responses",
}
KINDS = tuple(PAGES)


class Visitor:
    """One session: asks for a page, waits until its script rests, as a browser does."""

    def __init__(self, socket: ClientConnection, log: Log) -> None:
        self._socket, self._log = socket, log
        self._cached: deque[set[str]] = deque(maxlen=REMEMBERED_RUNS)

    async def visit(self, step: Step) -> float:
        """Seconds from the request until the page's script has run; the connection stays."""
        ask = BackMsg()
        ask.rerun_script.page_name = step.page
        ask.rerun_script.query_string = step.query
        ask.rerun_script.context_info.locale = "ja-JP"
        ask.rerun_script.cached_message_hashes.extend(set().union(*self._cached))
        began = time.perf_counter()
        await self._socket.send(ask.SerializeToString())
        self._cached.append(set())
        async with asyncio.timeout(LONGEST_WAIT_S):
            while not self._last(await self._socket.recv(decode=False), step):
                pass
        return time.perf_counter() - began

    async def think(self, seconds: float) -> None:
        """Pause; what the server sends meanwhile is taken, as a browser would."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                while True:
                    await self._socket.recv(decode=False)

    def _last(self, payload: bytes, step: Step) -> bool:
        """Take one message; whether the script rests now."""
        self._log.received += len(payload)
        message = ForwardMsg()
        message.ParseFromString(payload)
        kind = message.WhichOneof("type")
        if message.metadata.cacheable:
            self._cached[-1].add(message.hash)
        elif kind == "ref_hash":
            self._cached[-1].add(message.ref_hash)
        if kind == "delta":
            element = message.delta.new_element
            if element.WhichOneof("type") == "exception":
                self._log.errors.append(f"{step.kind}: {element.exception.type} {element.exception.message}")
        if kind != "script_finished":
            return False
        if message.script_finished == ForwardMsg.FINISHED_WITH_COMPILE_ERROR:
            self._log.errors.append(f"{step.kind}: the script did not compile")
        return message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY


@asynccontextmanager
async def arrive(url: str, log: Log) -> AsyncIterator[Visitor]:
    """A visitor who has opened the address and leaves at the end."""
    where = url.replace("http", "ws", 1) + "/_stcore/stream"
    async with connect(
        where,
        subprotocols=[Subprotocol("streamlit")],
        compression=None,
        max_size=None,
        open_timeout=LONGEST_WAIT_S,
    ) as socket:
        yield Visitor(socket, log)


async def stay(url: str, walk: Walk, log: Log, end: float, think_s: float, draw: random.Random) -> None:
    """One visitor from arrival until ``end`` (of ``time.monotonic``); what breaks is written down."""
    await asyncio.sleep(draw.random() * min(STARTS_WITHIN_S, think_s))
    try:
        async with arrive(url, log) as visitor:
            for step in walk:
                log.waits.append((step.kind, await visitor.visit(step)))
                pause = draw.expovariate(1 / think_s) if think_s else 0
                await visitor.think(max(0.0, min(pause, end - time.monotonic())))
                if time.monotonic() >= end:
                    return
    except (OSError, TimeoutError, ConnectionClosed) as error:
        log.errors.append(f"{type(error).__name__}: {error}")


async def crowd(url: str, corpus: Corpus, sessions: int, seconds: float, think_s: float, seed: int) -> Log:
    """Many visitors at once; returns when all have left."""
    log, end = Log(), time.monotonic() + seconds
    async with asyncio.TaskGroup() as group:
        for number in range(sessions):
            draw = random.Random(seed * 1000 + number)
            group.create_task(stay(url, Walk(corpus, seed * 1000 + number), log, end, think_s, draw))
    return log
