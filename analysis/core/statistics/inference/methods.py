"""The statistical methods by name, and a record of those that a computation applies.

A table names its methods where it is registered. Where an interval, a test or a correction is made, the
method is recorded; so the tests can compare what an export claims with the code path that ran.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

import polars as pl


@dataclass(frozen=True)
class Method:
    """A method that the readers of a paper must be told of."""

    #: names its sentence in the labels: ``export.method.NAME``
    name: str
    #: keys of ``analysis.export.methods.bibtex``
    references: tuple[str, ...] = ()
    #: whether it makes an interval, a test or a correction: not claimed where no row has one
    infers: bool = False
    #: a column and the value of its rows: not claimed where no row has it
    of_rows: tuple[str, str] | None = None
    #: the method as an answer applied it, by the dialogues of the corpus and the answer; None: it did not
    in_answer: "Callable[[int, pl.DataFrame], Method | None] | None" = None


_CGM = "cameron-etal-2011-robust"

TWO_WAY = Method("two_way", (_CGM, "cameron-miller-2015-practitioner"), infers=True)
ALONE = Method("alone", infers=True)
ONE_SIDE = Method("one_side", ("cameron-miller-2015-practitioner",), infers=True)
BY_PARTNER = Method("by_partner", ("cameron-miller-2015-practitioner",), infers=True)
LOGIT = Method("logit", infers=True)
FISHER = Method("fisher", ("fisher-1921-probable",), infers=True)
INFLUENCE = Method("influence", ("hampel-1974-influence",), infers=True)
LARGEST_GAP = Method("largest_gap", ("smirnov-1948-table",), infers=True)
BOOTSTRAP = Method("bootstrap", ("efron-1979-bootstrap",), infers=True)
BOOTSTRAP_CLIENTS = Method("bootstrap_clients", ("efron-1979-bootstrap",), infers=True)
PAIRED_BOOTSTRAP = Method("paired_bootstrap", ("efron-1979-bootstrap",), infers=True)
PAIRED_BOOTSTRAP_CLIENTS = Method("paired_bootstrap_clients", ("efron-1979-bootstrap",), infers=True)
RANDOMIZATION = Method("randomization", ("noreen-1989-computer",), infers=True)
RANDOMIZATION_CLIENTS = Method("randomization_clients", ("noreen-1989-computer",), infers=True)
DETECTABLE = Method("detectable", ("bloom-1995-minimum",), infers=True)
JACKKNIFE = Method("jackknife", ("kott-2001-delete",), infers=True)
BENJAMINI = Method("benjamini", ("benjamini-hochberg-1995-controlling",), infers=True)
HOLM = Method("holm", ("holm-1979-simple",), infers=True)
SPEARMAN = Method("spearman", ("spearman-1904-proof",))
IPSATISED = Method("ipsatised", ("cattell-1944-psychological",))
HEDGES = Method("hedges", ("hedges-1981-distribution",))
COHEN_H = Method("cohen", ("cohen-1988-statistical",))
COHEN_Q = Method("cohen_q", ("cohen-1988-statistical",))
COHEN_D = Method("cohen_d", ("cohen-1988-statistical",))
LOG_RATIO = Method("log_ratio", ("hardie-2014-logratio",))
PER_SD = Method("per_sd")
LINEARIZED = Method("linearized", infers=True)
WALD = Method("wald", infers=True)
AGAIN = Method("clear_again", ("efron-1979-bootstrap",), infers=True)
BY_DIALOGUE = Method("by_dialogue", ("cameron-miller-2015-practitioner",), infers=True)
EQUIVALENCE = Method("equivalence", ("schuirmann-1987-comparison",), infers=True)
MAX_T = Method("max_t", ("hothorn-etal-2008-simultaneous",), infers=True)
DYNAMICS = Method("dynamics", ("hipson-mohammad-2021-emotion",))
ADJUSTED = Method("adjusted", ("bates-etal-2015-fitting", "patterson-thompson-1971-recovery"))
CLUSTERED_MODEL = Method("clustered_model", ("liang-zeger-1986-longitudinal",), infers=True)
LEFT_OUT = Method("left_out", ("miller-1974-jackknife",), infers=True)

PAPER = Method("reported", ("qi2025kokorochat",))  # subsets and values of the paper on KokoroChat

_records: ContextVar[tuple[set[Method], ...]] = ContextVar("records", default=())


def record(*methods: Method) -> None:
    """Note that a method is applied here."""
    for records in _records.get():
        records.update(methods)


@contextmanager
def recorded() -> Iterator[set[Method]]:
    """The methods applied inside the block."""
    methods: set[Method] = set()
    token = _records.set((*_records.get(), methods))
    try:
        yield methods
    finally:
        _records.reset(token)


@contextmanager
def unrecorded() -> Iterator[None]:
    """Inside the block another table is read, whose methods are not those of the table that reads it."""
    token = _records.set(())
    try:
        yield
    finally:
        _records.reset(token)
