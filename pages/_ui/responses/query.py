"""Which responses are shown: the sets that fit the open corpus, and the systems chosen among them."""

from dataclasses import dataclass
from typing import Any

from analysis.display.metrics import metric_in_words
from analysis.labels import Labels
from analysis.responses.answers import names_in
from analysis.responses.nearness_models import NEARNESS
from data.core.store.hashing import hashed
from data.core.store.responses import ResponseSet
from pages._ui.core.state import options as state_options
from pages._ui.core.state.view import View


@dataclass(frozen=True)
class ResponseQuery:
    """The sets there are, all their systems, and those that were chosen (all, where none was).

    ``responses``: the sets as tables take them, named always, for what is kept is kept by them; ``models``:
    those that have measured nearness in meaning, by the code that the address has for them.
    """

    sets: tuple[ResponseSet, ...]
    responses: str
    models: dict[str, str]
    every: tuple[str, ...]
    systems: tuple[str, ...]

    @property
    def options(self) -> dict[str, Any]:
        """As the tables of many systems take them."""
        chosen = "" if self.systems == self.every else ",".join(self.systems)
        return {"systems": chosen, "responses": self.responses}

    def metric(self, code: str) -> dict[str, str]:
        """A metric as tables take it."""
        return {"metric": NEARNESS, "model": self.models[code]} if code in self.models else {"metric": code}

    def metric_in_words(self, code: str, labels: Labels) -> str:
        """What people read for it."""
        return metric_in_words(self.models.get(code, code), labels)

    @property
    def signatures(self) -> list[tuple[str, str]]:
        """How BLEU, chrF and words were counted: each once, by name, also where sets differ."""
        pairs = [(name, one.measured.get(name, "")) for name in ("bleu", "chrf", "words") for one in self.sets]
        return [pair for pair in dict.fromkeys(pairs) if pair[1]]


def query(view: View) -> ResponseQuery | None:
    """What the URL asks for; None where the corpus has no responses that fit it."""
    there = view.corpus.responses.sets()
    sets = tuple(one for one in there if one.corpus_version == view.corpus.version)
    if not sets:
        return None
    every = tuple(dict.fromkeys(name for one in sets for name in one.systems))
    text = state_options.option("systems", "")
    wanted = set(names_in(text, every))
    responses = view.corpus.responses
    models = {f"near-{hashed(model)}": model for model in responses.models(sets)}
    named = ",".join(responses.name_of(one) for one in sets)
    return ResponseQuery(sets, named, models, every, tuple(name for name in every if name in wanted) or every)
