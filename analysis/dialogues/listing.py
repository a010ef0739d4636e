"""The selected dialogues, one a row."""

import numpy as np
import polars as pl

from analysis.core.drilldown import Leads, of_dialogue, one
from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.dialogues.search import hits_per_dialogue, relevance

KEPT = (
    *("dialogue_id", "source_id", "topic_main", "topic_sub", "score", "item_sum", "regime"),
    *("started_at", "duration_min"),
    *("n_utterances", "chars_all", "counselor_id", "client_id"),
)
FIRST = ("dialogue_id", "source_id")
FOUND = ("n_hits", "relevance")
OF = {
    "topics": ("topic_main", "topic_sub"),
    "score": ("score",),
    "feedback": ("item_sum", "regime"),
    "times": ("started_at", "duration_min"),
    "persons": ("counselor_id", "client_id"),
    "search": FOUND,
    "names": ("source_id",),
}


@table(methods=(), quotes=True, not_comparable="list", drilldown=Leads(of_dialogue, one, named=("dialogue_id",)))
def dialogue_list(selection: Selection) -> pl.DataFrame:
    """Which dialogues are selected, with topic, score, time, length and persons of each.

    Where the filter searches (text, regex, lemma, then), those that are most about it come first, else they stand
    in the order of their ids.

    Columns:
        dialogue_id
        source_id (the dialogue's name in the source, as A01)
        n_hits (utterances found), relevance (0 to 2.2, see ``search``), null without a search
        topic_main, topic_sub (the corpus' own words)
        score, item_sum (0-100)
        regime
        started_at
        duration_min (minutes)
        n_utterances
        chars_all (code points of raw text)
        counselor_id, client_id
    """
    listed = selection.dialogues.select(KEPT)
    if selection.matching_utterances is None:
        nothing = (pl.lit(None, pl.UInt32).alias("n_hits"), pl.lit(None, pl.Float64).alias("relevance"))
        return listed.select(*FIRST, *nothing, pl.exclude(FIRST))
    hit_counts = pl.Series("n_hits", hits_per_dialogue(selection)[selection.mask].astype(np.uint32))
    ranked = pl.Series("relevance", relevance(selection)[selection.mask])
    every = listed.select(*FIRST, hit_counts, ranked, pl.exclude(FIRST))
    return every.sort("relevance", descending=True, maintain_order=True)


def lacking(selection: Selection) -> set[str]:
    """The columns that say nothing here: what the corpus does not hold, and what is not searched for."""
    available = {what: selection.corpus.has(what) for what in OF} | {
        "search": selection.matching_utterances is not None,
        "names": selection.corpus.has_names,
    }
    return {name for what, names in OF.items() if not available[what] for name in names}
