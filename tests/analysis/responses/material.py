"""The demo's systems and their responses."""

import polars as pl

from data.corpus import Corpus
from data.store.responses import RESPONSES

SYSTEMS = ["demo-jogen", "demo-kogata", "demo-yorisoi"]


def responses_of(corpus: Corpus) -> pl.DataFrame:
    one = corpus.responses.sets()[0]
    return corpus.responses.table(one.id, RESPONSES)
