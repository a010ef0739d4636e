"""Machine labels beside gold, unit by unit, and with which probability each unit was drawn to be coded."""

from dataclasses import dataclass

import numpy as np
import polars as pl

from analysis.core.coded.coded import (
    MACHINES,
    Coded,
    coder_names,
    of_coder,
    once_per_labels,
    scheme_ids,
    scheme_of,
    schemes_of,
)
from analysis.core.errors import Absent, mistake
from analysis.core.query.selection import Selection
from analysis.core.statistics.coding.corrected import realized
from analysis.core.statistics.inference import Array
from data.coding.frames import GOLD
from data.coding.scheme import Scheme
from data.corpus import Corpus


@dataclass(frozen=True, eq=False)
class Checked:
    """A machine's labels and those of people.

    Attributes:
        machine: What the machine gave.
        gold: What people settled on, or what one person gave where nothing is settled.
        at: (gold,) place of each gold utterance in ``machine``, -1 where the machine has none.
        probability: (gold,) of being drawn and coded, nan where it is not known.
        split: (gold,) dev, test or none.
    """

    machine: Coded
    gold: Coded
    at: Array
    probability: Array
    split: Array

    @property
    def codes(self) -> tuple[str, ...]:
        """All codes that either gave, in the order of the scheme."""
        order = {code.id: place for place, code in enumerate(self.machine.scheme.codes)}
        every = dict.fromkeys((*self.machine.codes, *self.gold.codes))
        if self.machine.scheme.is_number:
            return tuple(sorted(every, key=float))
        return tuple(sorted(every, key=lambda code: (order.get(code, len(order)), code)))


def held(coded: Coded, code: str) -> Array:
    """(n,) whether each utterance has a code."""
    return coded.held[:, coded.codes.index(code)] if code in coded.codes else np.zeros(len(coded.row), dtype=bool)


def machine_of(selection: Selection, scheme: str, machine: str) -> tuple[Scheme, str, str]:
    """The scheme, the machine and whose labels are gold.

    Without a scheme, the most used one that a machine and people coded. Raises Absent where there is none.
    """
    corpus = selection.corpus
    for one in [scheme_of(selection, scheme).id] if scheme else scheme_ids(corpus):
        machines = coder_names(corpus, one, MACHINES)
        people = [*coder_names(corpus, one, (GOLD,)), *coder_names(corpus, one, ("person",))]
        if machine and machine not in machines and scheme:
            raise mistake("no_coder", name=machine, scheme=one, names=", ".join(machines))
        if people and machines and (not machine or machine in machines):
            return schemes_of(corpus)[one], machine or machines[0], people[0]
    raise Absent("machine_and_gold", corpus.id)


def checked(selection: Selection, scheme: str, machine: str) -> Checked:
    """The machine's labels in the selected dialogues, and the gold ones."""
    sample, machine, gold = machine_of(selection, scheme, machine)
    corpus = selection.corpus
    whole = once_per_labels(
        corpus, ("checked", sample.id, machine, gold), lambda: _made(corpus, sample, machine, gold)
    )
    if selection.is_whole:
        return whole
    inside, own = (selection.mask[part.dialogue] for part in (whole.machine, whole.gold))
    place = np.cumsum(inside) - 1
    at = np.where(whole.at >= 0, place[np.maximum(whole.at, 0)], -1)[own]
    return Checked(
        whole.machine.where(inside), whole.gold.where(own), at, whole.probability[own], whole.split[own]
    )


def _made(corpus: Corpus, scheme: Scheme, machine: str, gold: str) -> Checked:
    by_machine, by_people = of_coder(corpus, scheme, machine), of_coder(corpus, scheme, gold)
    at = np.searchsorted(by_machine.row, by_people.row)
    there = at < len(by_machine.row)
    there[there] = by_machine.row[at[there]] == by_people.row[there]
    probability, split = drawn(corpus, by_people.row)
    return Checked(by_machine, by_people, np.where(there, at, -1), probability, split)


def drawn(corpus: Corpus, row: Array) -> tuple[Array, Array]:
    """(n,) with which probability coded utterances were drawn and coded, and the split they belong to.

    An utterance of several queues is in at least one of them. Where a queue was not coded to its end, the part of
    its stratum that was coded counts. nan and ``none``: it was never drawn by chance.
    """
    samples = corpus.samples
    probability, split = np.full(len(row), np.nan), np.full(len(row), "none", dtype=object)
    if samples.is_empty():
        return probability, split
    dialogue = np.searchsorted(corpus.dialogues["dialogue_id"].to_numpy(), samples["dialogue_id"].to_numpy())
    place = corpus.offsets[dialogue] + samples["position"].to_numpy()
    strata = (
        samples.select(pl.struct("queue", "stratum").rank("dense") - 1).to_series().to_numpy().astype(np.int64)
    )
    coded = np.isin(place, row)
    every = np.ones(len(place), dtype=bool)
    chance = realized(samples["probability"].to_numpy(), every, coded, strata)
    at = np.searchsorted(row, place[coded])
    missed = np.ones(len(row))
    np.multiply.at(missed, at, 1 - chance[coded])
    known = np.zeros(len(row), dtype=bool)
    known[at] = True
    probability[known] = 1 - missed[known]
    split[at] = samples["split"].cast(pl.String).to_numpy()[coded]
    return probability, split
