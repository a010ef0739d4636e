"""The co-occurrence network against counting one utterance at a time."""

from collections import Counter
from itertools import combinations, groupby

import numpy as np
import polars as pl
import pytest

from analysis.core.query.filter import Filter
from analysis.core.query.selection import select
from analysis.core.text.lexicon import lexicon
from analysis.core.text.segments import presence
from analysis.relations.counting.pair_counts import pair_counts
from analysis.relations.counting.pair_table import pair_table
from analysis.relations.networks.parts import NetworkSettings, network, survival
from analysis.relations.word_network import word_centralities, word_network
from data.core.problems import UserError
from data.corpus import Corpus
from tests.analysis import naive_words


def naive_segments(selection, role, within):
    """The words of each segment in which the role says one."""
    said = naive_words.utterances(selection, role)
    if within == "turn":
        every = naive_words.utterances(selection)
        turns, number = {}, -1
        for _, run in groupby(every, key=lambda one: (one.dialogue_id, one.role)):
            number += 1
            turns |= {(one.dialogue_id, one.position): number for one in run}
        keys = [turns[one.dialogue_id, one.position] for one in said]
    else:
        keys = [
            {
                "utterance": (one.dialogue_id, one.position),
                "window": (one.dialogue_id, one.position // 5),
                "dialogue": one.dialogue_id,
            }[within]
            for one in said
        ]
    found = {}
    for key, one in zip(keys, said, strict=True):
        found.setdefault(key, set()).update(naive_words.words(one))
    return [words for words in found.values() if words]


@pytest.mark.parametrize("within", ["utterance", "turn", "window", "dialogue"])
@pytest.mark.parametrize("role", ["both", "client"])
def test_counts_and_jaccard_are_those_of_a_naive_reading(demo_ja: Corpus, within: str, role: str):
    selection = select(demo_ja, Filter(id=((1, 50),)))
    found = word_network(selection, within=within, role=role, top=60, edges=25, minimum=2, resamples=0)
    segments = naive_segments(selection, role, within)
    pairs = Counter(pair for words in segments for pair in combinations(sorted(words), 2))
    single = Counter(word for words in segments for word in words)
    assert found.height == 25
    for row in found.iter_rows(named=True):
        one, two = sorted([(row["lemma_1"], row["pos_1"]), (row["lemma_2"], row["pos_2"])])
        assert row["n_both"] == pairs[one, two]
        assert {row["n_1"], row["n_2"]} == {single[one], single[two]}
        assert row["n_segments"] == len(segments)
        expected = pairs[one, two] / (single[one] + single[two] - pairs[one, two])
        assert row["weight"] == row["jaccard"] == pytest.approx(expected, abs=1e-8)
    weakest = found["weight"].min()
    counted = [word for word, _ in single.most_common(10)]
    stronger = [
        pair
        for pair in combinations(sorted(counted), 2)
        if pairs[pair] >= 2 and pairs[pair] / (single[pair[0]] + single[pair[1]] - pairs[pair]) > weakest
    ]
    listed = {tuple(sorted([(r["lemma_1"], r["pos_1"]), (r["lemma_2"], r["pos_2"])])) for r in found.to_dicts()}
    content = {
        (row["lemma"], row["pos"]) for row in lexicon(demo_ja, "short").lemmas.filter("is_content").to_dicts()
    }
    chosen = {word for pair in listed for word in pair}
    assert {pair for pair in stronger if set(pair) <= content & chosen} <= listed


@pytest.mark.parametrize("chosen", [Filter(), Filter(id=((1, 40),))])
def test_counts_kept_of_a_corpus_are_those_of_its_words_gone_through_again(demo_ja: Corpus, chosen: Filter):
    selection, settings = select(demo_ja, chosen), NetworkSettings(top=30, edges=20)
    ids = np.sort(network(select(demo_ja), settings).ids)
    options = {"role": "both", "within": "utterance", "unit": "short", "words": "content"}
    table = pair_table(selection, ids, **options, stop="auto", span=5)
    assert table is not None
    clients = np.where(selection.mask, np.unique(demo_ja.dialogues["client_id"], return_inverse=True)[1], 0)
    kept = table.counts(ids, selection.mask, clients)
    found = presence(selection, ids, **options)
    anew = pair_counts(found, clients)
    for name in ("words", "pairs", "segments"):
        assert np.array_equal(getattr(kept, name), getattr(anew, name))
    both = found.matrix[:, 3].multiply(found.matrix[:, 7]).nonzero()[0]
    there = table.dialogues(ids, np.array([3]), np.array([7]), selection.mask)
    assert there[0] == len(np.unique(found.dialogue[both]))


def test_survival_is_the_share_of_resamples_of_clients(demo_ja: Corpus):
    """Clients are drawn anew by hand, and each time the network is made from the drawn dialogues."""
    selection = select(demo_ja)
    settings = NetworkSettings(top=30, edges=12, within="turn")
    made = network(selection, settings)
    found = survival(made, resamples=25, seed=7)
    assert found is not None
    clients, codes = np.unique(demo_ja.dialogues["client_id"].to_numpy(), return_inverse=True)
    drawn = np.random.default_rng(7).multinomial(len(clients), np.full(len(clients), 1 / len(clients)), size=25)
    kept = np.zeros(12)
    for weights in drawn:
        words = weights @ made.counts.words
        both = weights @ made.counts.pairs
        strength = both / np.maximum(words[made.counts.a] + words[made.counts.b] - both, 1)
        strength[both < 3] = -1
        edge = np.sort(strength)[-12]
        kept += (strength[made.edges] >= edge) & (strength[made.edges] > 0)
    assert found.share == pytest.approx(kept / 25)
    assert codes.max() + 1 == len(made.counts.segments)


def test_few_clients_give_no_survival_and_no_words_no_network(demo_ja: Corpus):
    two = word_network(select(demo_ja, Filter(id=((3, 4),))), minimum=1)
    assert two.height and two["survival"].null_count() == two.height
    nobody = select(demo_ja, Filter(id=((0, 0),)))
    assert word_network(nobody).is_empty() and word_centralities(nobody).is_empty()
    assert word_network(select(demo_ja), top=1).is_empty()


def test_too_many_words_are_refused_with_the_number(demo_ja: Corpus):
    with pytest.raises(UserError, match="5,000 words requested; at most 500"):
        word_network(select(demo_ja), top=5_000)


def test_words_keep_their_place_when_the_filter_changes(demo_ja: Corpus):
    def places(chosen):
        frame = word_network(select(demo_ja, chosen), resamples=0, within="dialogue")
        ends = [frame.select(lemma=f"lemma_{end}", x=f"x_{end}", y=f"y_{end}") for end in (1, 2)]
        return pl.concat(ends).unique("lemma")

    both = places(Filter()).join(places(Filter(id=((1, 45),))), on="lemma")
    assert both.height > 8
    for axis in "xy":
        assert both.select(pl.corr(axis, f"{axis}_right")).item() > 0.5
