"""The dialogues behind words, counted in plain Python."""

import polars as pl

from analysis.core.query.selection import select
from analysis.words.drilldown import n_of_side, of_word
from analysis.words.frequency import word_frequencies
from data.corpus import Corpus


def test_a_word_leads_to_the_dialogues_in_which_the_role_says_it(demo_ja: Corpus):
    whole = select(demo_ja)
    row = word_frequencies(whole, role="client", top=3).row(2, named=True)
    tokens = demo_ja.tokens
    spoken = tokens.lemmas["lemma"].gather(tokens.lemma_of[tokens.ids])
    of_client = (demo_ja.utterances["role"].cast(pl.String) == "client").to_list()
    holding = {
        dialogue
        for utterance, dialogue in enumerate(demo_ja.utterances["dialogue_id"])
        if of_client[utterance]
        and row["lemma"] in spoken[int(tokens.starts[utterance]) : int(tokens.starts[utterance + 1])]
    }
    target = of_word(row, whole, role="client", unit="short")
    assert set(whole.dialogues["dialogue_id"].to_numpy()[target.mask[whole.mask]]) == holding


def test_a_word_of_side_b_counts_b():
    assert n_of_side({"z": -2.0, "dialogues_a": 1, "dialogues_b": 5}) == 5
    assert n_of_side({"z": None, "dialogues_a": 1, "dialogues_b": 5}) == 1
