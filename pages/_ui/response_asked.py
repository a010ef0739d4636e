"""Which responses are asked for: the sets that fit the open corpus, and the systems chosen among them."""

from dataclasses import dataclass
from typing import Any

from analysis.answered import names_in
from data.responses.store import ResponseSet
from pages._ui import choices
from pages._ui.view import View


@dataclass(frozen=True)
class Asked:
    """The sets there are, all their systems, and those that were chosen (all, where none was)."""

    sets: tuple[ResponseSet, ...]
    every: tuple[str, ...]
    systems: tuple[str, ...]

    @property
    def responses(self) -> str:
        """The sets as tables take them; named always, for what is kept is kept by them."""
        return ",".join(one.id for one in self.sets)

    @property
    def options(self) -> dict[str, Any]:
        """As the tables of many systems take them."""
        chosen = "" if self.systems == self.every else ",".join(self.systems)
        return {"systems": chosen, "responses": self.responses}

    @property
    def signatures(self) -> list[tuple[str, str]]:
        """How BLEU, chrF and words were counted: each once, by name, also where sets differ."""
        pairs = [(name, one.measured.get(name, "")) for name in ("bleu", "chrf", "words") for one in self.sets]
        return [pair for pair in dict.fromkeys(pairs) if pair[1]]


def asked(view: View) -> Asked | None:
    """What the address asks for; None where the corpus has no responses that fit it."""
    there = view.corpus.responses.sets()
    sets = tuple(one for one in there if one.corpus_version == view.corpus.version)
    if not sets:
        return None
    every = tuple(dict.fromkeys(name for one in sets for name in one.systems))
    text = choices.option("systems", "")
    wanted = set(names_in(text, every))
    return Asked(sets, every, tuple(name for name in every if name in wanted) or every)
