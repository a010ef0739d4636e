"""Many raters at once at the running app, which is killed in the middle: what a page showed as saved is there."""

import threading
from functools import partial
from pathlib import Path
from typing import Any

from analysis.core.query.filter import Filter
from analysis.core.query.selection import select
from analysis.judgement import sampling
from data.coding.store import Place, text_hash
from data.core.store import Library
from data.corpus import Corpus
from data.demos import prepare_demos
from data.judgement import shuffling, store
from data.judgement.store import Item, Study
from data.workspace import Workspace
from tests.faults.coders import CORPUS, NOW, CodingPage, Person, beset

SYSTEMS, ITEMS = ["demo-jogen", "demo-kogata", "demo-yorisoi"], 400
VALUES = {"left": 1.0, "tie": 0.5, "right": 0.0}


class JudgingPage(CodingPage):
    """The judging page of one rater, connected to a server."""

    page = "judging"


class Rater(Person):
    """One rater, who judges and judges anew until told to stop."""

    page, codes = JudgingPage, tuple(VALUES)

    def _work(self, seq: str) -> dict[str, Any]:
        place, nth = self._outbox[seq]
        value = VALUES[self.given[place].codes[nth - 1]]
        return {
            "seq": seq,
            "n": place,
            "values": {"overall": value},
            "note": "",
            "reasons": ["length"],
            "done": True,
        }


def raters(folder: Path, *, people: int, kills: int, seconds: float, seed: int) -> list[str]:
    """Let people judge, kill the server so often after so many seconds each; the numbers, or AssertionError."""
    folder.mkdir(parents=True, exist_ok=True)
    library = Library(folder / "library")
    prepare_demos(library, now=NOW)
    workspace = Workspace(folder / "workspace")
    study = _study(workspace, Corpus.open(CORPUS, library))
    stop = threading.Event()
    every = [Rater(f"rater-{n}", seed + n, stop) for n in range(people)]
    n_judged, n_shown, answers = beset(
        library, folder, every, stop, kills, seconds, seed, partial(checked, workspace, study, every)
    )
    return [
        f"{people} raters, {kills} kills of the server: {n_judged} judgements, {n_shown} shown as saved, 0 lost",
        answers,
    ]


def checked(workspace: Workspace, study: Study, every: list[Rater]) -> tuple[int, int]:
    """Judgements there are, and those shown as saved: each with the value that was shown, or a later one."""
    items, n_shown = store.items(workspace, study.id), 0
    for person in every:
        assert person.failure is None, person.failure
        order = [number for number, _ in shuffling.order(study, person.name, items)]
        kept = store.given(workspace, study.id, person.name)
        for place, given in list(person.given.items()):
            shown, codes = given.shown, list(given.codes)
            if shown:
                n_shown += 1
                own = kept[order[place]]
                assert own.done and own.values["overall"] in [VALUES[code] for code in codes[shown - 1 :]]
    return len(store.rows_of(workspace, CORPUS, running=True)), n_shown


def _study(workspace: Workspace, corpus: Corpus) -> Study:
    rows = {dialogue: row for row, dialogue in enumerate(corpus.dialogues["dialogue_id"])}
    sources, items = corpus.dialogues["source_id"], []
    drawn = sampling.draw(select(corpus, Filter()), SYSTEMS, ITEMS, per_dialogue=50)
    for dialogue, position, a, b in drawn.iter_rows():
        row = rows[dialogue]
        text = text_hash(corpus.texts[int(corpus.offsets[row]) + position])
        items.append(Item(Place(str(sources[row]), position, corpus.version, text), a, b))
    study = Study("", CORPUS, "raters", "pair", ("overall",), tuple(SYSTEMS), version=corpus.version)
    return store.make(workspace, study, items)
