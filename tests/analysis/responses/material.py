"""The demo's systems and their responses."""

import polars as pl

from data.core.store.responses import RESPONSES
from data.corpus import Corpus

SYSTEMS = ["demo-jogen", "demo-kogata", "demo-yorisoi"]


def responses_of(corpus: Corpus) -> pl.DataFrame:
    one = corpus.responses.sets()[0]
    return corpus.responses.table(one.id, RESPONSES)
