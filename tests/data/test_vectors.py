"""Encoders, vectors kept by text, layouts and clusters: against other implementations, and against mishaps."""

import math
import threading
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

import numpy as np
import polars as pl
import pytest
import scipy.sparse as sp
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import TfidfTransformer
from sklearn.manifold import trustworthiness as oracle
from sklearn.metrics import adjusted_rand_score, homogeneity_score

from data.building.prepare import complete
from data.corpus import Corpus
from data.encoders import DEFAULT, checked, lsa, unit
from data.encoders.lsa import WordModel
from data.encoders.use import Use
from data.problems import Missing, UserError
from data.progress import silent
from data.store import Library, empty_array, stage_folder
from data.vectors import clusters, layouts, segments, text_vectors
from data.vectors.corpus_vectors import Vectors
from data.vectors.stage import HALF, WEIGHT
from data.vectors.text_vectors import Kept
from tests.data.invent import keep, record, write


class Random:
    """Numbers that do not depend on which tests ran before."""

    def __getattr__(self, name: str):
        return getattr(np.random.default_rng(7), name)


RANDOM = Random()


class Counting:
    """An encoder that remembers what it was asked; ``fails_at``: the text it breaks on."""

    name, revision = "counting", "1"

    def __init__(self, fails_at: str = "", dim: int = 3) -> None:
        self.asked: list[str] = []
        self.fails_at, self.dim = fails_at, dim

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        if self.fails_at in texts and self.fails_at:
            raise KeyboardInterrupt
        self.asked += texts
        return np.array([[len(text), ord(text[0]), 1][: self.dim] for text in texts], dtype=np.float32)


def kept_by(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, encoder: Counting) -> Kept:
    monkeypatch.setattr(text_vectors, "open_encoder", lambda _name: encoder)
    return Kept(tmp_path / "kept", "counting")


def made(kept: Kept, texts: Sequence[str]) -> np.ndarray:
    return np.array(kept.made(texts, silent, "vectors"))


def test_use_gives_the_same_vector_in_any_batch():
    texts = ["眠れない", "", "会社に行きたくない", "I cannot sleep", "眠れない"]
    together = Use().encode(texts)
    assert together.shape == (5, 512) and together.dtype == np.float32
    assert not together[1].any()
    for row, text in zip(together, texts, strict=True):
        assert np.allclose(row, Use().encode([text])[0], atol=1e-5)
    same, other = together[0] @ together[3], together[0] @ together[2]
    assert same > other


def test_words_are_what_sklearn_says():
    counts = sp.csr_matrix(RANDOM.poisson(0.4, (60, 90)).astype(np.int32))
    counts.eliminate_zeros()
    content = np.ones(90, dtype=bool)
    model = WordModel.fit(counts, content)
    used = model.idf > 0
    held = np.asarray((counts > 0).sum(axis=0)).ravel()
    assert np.array_equal(used, (held >= 2) & (held <= 30))
    plain = TfidfTransformer(sublinear_tf=True, norm=None, smooth_idf=True).fit(counts[:, used])
    weights = counts[:, used].astype(float)
    weights.data = 1 + np.log(weights.data)
    weights = unit((weights @ sp.diags(plain.idf_ - 1)).toarray())
    k = model.basis.shape[1]
    theirs = unit(TruncatedSVD(k, algorithm="arpack").fit_transform(weights))
    ours = model.vectors(counts)
    assert np.allclose(ours @ ours.T, theirs @ theirs.T, atol=1e-4)


def test_words_of_a_large_matrix_are_near_the_exact_ones(monkeypatch):

    topics = RANDOM.integers(0, 12, 300)
    rates = RANDOM.gamma(0.3, 1, (12, 400))
    counts = sp.csr_matrix(RANDOM.poisson(rates[topics]).astype(np.int32))
    exact = WordModel.fit(counts, np.ones(400, dtype=bool))
    monkeypatch.setattr(lsa, "EXACT", 10)
    quick = WordModel.fit(counts, np.ones(400, dtype=bool))
    again = WordModel.fit(counts, np.ones(400, dtype=bool))
    assert np.array_equal(quick.basis, again.basis)
    a, b = exact.vectors(counts), quick.vectors(counts)
    assert np.corrcoef((a @ a.T).ravel(), (b @ b.T).ravel())[0, 1] > 0.995


@pytest.mark.parametrize("n", [0, 1, 2, 5])
def test_words_of_few_dialogues(n: int):
    counts = sp.csr_matrix(np.ones((n, 4), dtype=np.int32))
    model = WordModel.fit(counts, np.ones(4, dtype=bool))
    assert model.vectors(counts).shape[0] == n
    assert np.isfinite(model.vectors(counts)).all()


def test_nearest_as_by_hand():
    vectors = unit(RANDOM.standard_normal((40, 6)).astype(np.float32))
    rows, likeness = layouts.nearest(vectors, 7)
    for i in range(40):
        others = sorted((j for j in range(40) if j != i), key=lambda j: -float(vectors[i] @ vectors[j]))
        assert rows[i].tolist() == others[:7]
        assert np.allclose(likeness[i], vectors[others[:7]] @ vectors[i], atol=1e-6)


def test_nearest_in_blocks_is_the_same(monkeypatch):
    vectors = unit(RANDOM.standard_normal((50, 6)).astype(np.float32))
    whole = layouts.nearest(vectors, 5)
    monkeypatch.setattr(layouts, "BLOCK", 7)
    for a, b in zip(whole, layouts.nearest(vectors, 5), strict=True):
        assert np.allclose(a, b)


@pytest.mark.parametrize("k", [5, 10])
def test_trustworthiness_is_sklearn_s(k: int, monkeypatch):
    monkeypatch.setattr(layouts, "BLOCK", 30)
    vectors = unit(RANDOM.standard_normal((80, 8)).astype(np.float32))
    points = layouts.reduced(vectors)[:, :2].astype(np.float32)
    assert layouts.trustworthiness(vectors, points, k=k) == pytest.approx(oracle(vectors, points, n_neighbors=k))
    assert math.isnan(layouts.trustworthiness(vectors[:2], points[:2]))
    monkeypatch.setattr(layouts, "SAMPLE", 60)  # those that are asked for stand among all
    assert layouts.trustworthiness(vectors, points, k=k) == pytest.approx(
        oracle(vectors, points, n_neighbors=k), abs=0.05
    )


def test_preservation_as_by_hand():
    vectors = unit(RANDOM.standard_normal((200, 8)).astype(np.float32))
    points = RANDOM.standard_normal((200, 2)).astype(np.float32)
    near = layouts.nearest(vectors, 30)[0]
    found = layouts.preservation(near, points)
    for i in range(0, 200, 17):
        apart = ((points - points[i]).astype(float) ** 2).sum(axis=1)
        shown = set(np.argsort(apart)[1:31].tolist())
        assert found[i] == pytest.approx(len(set(near[i, :10].tolist()) & shown) / 10)


def test_adjusted_rand_is_sklearn_s():
    for a, b in combinations(RANDOM.integers(0, 4, (4, 60)), 2):
        assert clusters.adjusted_rand(a, b) == pytest.approx(adjusted_rand_score(a, b))
    assert clusters.adjusted_rand(np.zeros(5, int), np.zeros(5, int)) == 1


@pytest.mark.parametrize("n", [1, 2, 6, 13, 40])
def test_a_layout_is_the_same_each_time(n: int):
    vectors = unit(RANDOM.standard_normal((n, 10)).astype(np.float32))
    first, second = layouts.lay_out(vectors), layouts.lay_out(vectors)
    assert np.array_equal(first.points, second.points)
    assert first.points.shape == (n, 2) and np.isfinite(first.points).all()
    assert first.method == ("pca" if n < layouts.FEWEST else "tsne")
    assert np.array_equal(clusters.cluster(vectors).labels, clusters.cluster(vectors).labels)


def test_further_points_lie_among_their_nearest(monkeypatch):
    centres = np.eye(8, dtype=np.float32)[RANDOM.integers(0, 3, 90)]
    vectors = unit(centres + 0.05 * RANDOM.standard_normal((90, 8)).astype(np.float32))
    monkeypatch.setattr(layouts, "MOST", 60)
    points = layouts.lay_out(vectors).points
    group = centres.argmax(axis=1)
    near = layouts.near_on_map(points, 3)
    assert (group[near] == group[:, None]).mean() > 0.95


def test_clear_clusters_are_found_and_numbered_by_size():
    group = np.repeat([0, 1, 2], [50, 30, 20])
    vectors = unit(np.eye(6, dtype=np.float32)[group] + 0.03 * RANDOM.standard_normal((100, 6)).astype(np.float32))
    found = clusters.cluster(vectors)
    assert homogeneity_score(group, found.labels) == pytest.approx(1)  # a stable part of a group is a cluster too
    agreed = {number: mean for number, mean, _ in found.tried}
    assert agreed[3] == 1 and found.number == max(n for n, mean in agreed.items() if mean >= clusters.STABLE)
    sizes = np.bincount(found.labels)[1:].tolist()
    assert sizes == sorted(sizes, reverse=True)


def test_without_stable_clusters_the_most_stable_number_is_taken():
    found = clusters.cluster(unit(RANDOM.standard_normal((150, 40)).astype(np.float32)))
    agreed = {number: mean for number, mean, _ in found.tried}
    assert max(agreed.values()) < clusters.STABLE
    assert found.stability == max(agreed.values())


def test_few_dialogues_are_one_cluster():
    found = clusters.cluster(unit(RANDOM.standard_normal((6, 4)).astype(np.float32)))
    assert (found.number, found.tried) == (1, ()) and math.isnan(found.stability)


def test_a_text_is_encoded_once(tmp_path: Path, monkeypatch):
    encoder = Counting()
    kept = kept_by(tmp_path, monkeypatch, encoder)
    first = made(kept, ["aa", "b", "cccc"])
    assert first[:, 0].tolist() == [2, 1, 4] and sorted(encoder.asked) == ["aa", "b", "cccc"]
    encoder.asked.clear()
    second = made(kept, ["cccc", "new", "aa"])
    assert second[:, 0].tolist() == [4, 3, 2] and encoder.asked == ["new"]
    assert len(np.load(kept.folder / "texts.npy")) == 3
    assert sorted(path.name for path in kept.folder.iterdir()) == ["texts.npy", "vectors.npy"]


def test_a_killed_run_goes_on(tmp_path: Path, monkeypatch):
    texts = [letter * (i + 1) for i, letter in enumerate("abcdefghij")]
    monkeypatch.setattr(text_vectors, "PART_TEXTS", 3)
    broken = Counting(fails_at=texts[7])
    with pytest.raises(KeyboardInterrupt):
        made(kept_by(tmp_path, monkeypatch, broken), texts)
    assert len(broken.asked) == 6
    whole = Counting()
    found = made(kept_by(tmp_path, monkeypatch, whole), texts)
    assert found[:, 0].tolist() == list(range(1, 11))
    assert set(whole.asked) == set(texts) - set(broken.asked)


def test_a_damaged_part_is_made_again(tmp_path: Path, monkeypatch):
    encoder = Counting()
    kept = kept_by(tmp_path, monkeypatch, encoder)
    kept.folder.mkdir()
    (kept.folder / "part-00.npz").write_bytes(b"half of")
    assert made(kept, ["a", "bb"])[:, 0].tolist() == [1, 2]
    assert not (kept.folder / "part-00.npz").exists()


def test_another_dimension_is_refused(tmp_path: Path, monkeypatch):
    made(kept_by(tmp_path, monkeypatch, Counting()), ["a", "bb"])
    with pytest.raises(UserError, match=r"2 dimensions beside others of 3; remove .*kept"):
        made(kept_by(tmp_path, monkeypatch, Counting(dim=2)), ["a", "bb", "ccc"])
    assert np.load(tmp_path / "kept" / "vectors.npy").shape == (2, 3)


@pytest.mark.parametrize(
    ("vectors", "said"),
    [
        (np.array([[1, np.nan], [1, 1]]), "1 of 2 vectors hold NaN"),
        (np.array([[1, np.inf], [np.nan, 1]]), "2 of 2 vectors hold NaN"),
        (np.ones((3, 2)), r"shape \(3, 2\) for 2 texts"),
        (np.ones(2), r"shape \(2,\)"),
    ],
)
def test_what_is_no_vector_is_refused(vectors: np.ndarray, said: str):
    with pytest.raises(UserError, match=said):
        checked(vectors, 2, "model")


def test_a_full_disk_loses_nothing(tmp_path: Path, monkeypatch):
    kept = kept_by(tmp_path, monkeypatch, Counting())
    made(kept, ["a"])

    def full(*_args, **_options):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(text_vectors.np, "savez", full)
    with pytest.raises(UserError, match=r"could not be written \(No space left on device\).*is kept"):
        made(kept, ["a", "b"])
    monkeypatch.undo()
    encoder = Counting()
    assert made(kept_by(tmp_path, monkeypatch, encoder), ["a", "b"])[:, 0].tolist() == [1, 1]
    assert encoder.asked == ["b"]


def test_texts_of_each_unit(demo_ja: Corpus):
    records = demo_ja.folder / demo_ja.manifest.stages["records"]
    said = demo_ja.utterances.with_columns(text=demo_ja.texts).rows(named=True)
    ids = demo_ja.dialogues["dialogue_id"].to_list()
    first = [row for row in said if row["dialogue_id"] == ids[3]]
    assert segments.texts(records, "dialogue")["text"][3] == "\n".join(row["text"] for row in first)
    clients = [row["text"] for row in first if row["role"] == "client"]
    assert segments.texts(records, "client")["text"][3] == "\n".join(clients)
    assert segments.openings(records)[3] == "\n".join(clients[:10])[:400]
    turns = segments.texts(records, "turn")
    assert turns.height == demo_ja.dialogues["n_turns"].sum()
    of, n = segments.utterance_units(records, "turn")
    assert n == turns.height == of[-1] + 1
    assert turns["position"].to_list() == [said[int(np.argmax(of == i))]["position"] for i in range(n)]


def test_default_vectors_are_words_beside_meaning(demo_ja: Corpus):
    vectors = demo_ja.vectors
    assert vectors.matrix.shape[0] == demo_ja.dialogues.height
    assert isinstance(vectors.matrix, np.memmap) and vectors.matrix.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors.matrix, axis=1), 1, atol=1e-5)
    words = vectors.about["word_dimensions"]
    share = np.linalg.norm(vectors.matrix[:, :words], axis=1) ** 2
    counts = demo_ja.tokens.matrix[0::2] + demo_ja.tokens.matrix[1::2]
    idf = np.load(vectors.folder / "words_idf.npy")
    for row in range(0, 66, 13):
        known = counts[row].toarray().ravel()[idf > 0].sum()
        evidence = known / (known + HALF)
        assert share[row] == pytest.approx(evidence / (evidence + WEIGHT**2), abs=1e-4)


def test_a_typed_text_lies_beside_its_dialogue(demo: Corpus):
    whole = ["\n".join(demo.texts[a:b]) for a, b in zip(demo.offsets, demo.offsets[1:], strict=False)]
    words = demo.vectors.about["word_dimensions"]
    typed = demo.vectors.encode(whole)[:, :words]
    kept = unit(np.array(demo.vectors.matrix[:, :words]))
    assert np.einsum("ij,ij->i", unit(typed), kept).min() > 0.99  # a word may be cut otherwise at a line's end


def test_a_text_of_nothing_is_zeros(demo_ja: Corpus):
    assert not demo_ja.vectors.encode([" "]).any()


def test_the_same_corpus_has_the_same_map(tmp_path: Path, demo_ja: Corpus, demo_library: Library):
    from datetime import datetime

    from data.building.prepare import prepare
    from data.demos import DEMOS

    again = Library(tmp_path)
    prepare(DEMOS["demo-ja"], "demo-ja", library=again, now=datetime(2026, 1, 1))
    other = Corpus.open("demo-ja", again)
    assert np.array_equal(other.vectors.matrix, demo_ja.vectors.matrix)
    assert other.layout.table.equals(demo_ja.layout.table)
    assert other.manifest.stages["layouts"] == demo_ja.manifest.stages["layouts"]


def test_a_new_dialogue_costs_only_itself(tmp_path: Path, library: Library, monkeypatch):
    asked: list[str] = []
    encode = Use.encode

    def counted(self: Use, texts: Sequence[str]) -> np.ndarray:
        asked.extend(texts)
        return encode(self, texts)

    monkeypatch.setattr(Use, "encode", counted)
    records = [
        {**record(i), "dialogue": [{"role": "client", "utterance": f"{word}がつらい"}]}
        for i, word in enumerate(["仕事", "学校", "家"], 1)
    ]
    keep(write(tmp_path / "a", records[:2]), library, words=True)
    assert sorted(asked) == ["仕事がつらい", "学校がつらい"]
    asked.clear()
    keep(write(tmp_path / "b", records), library, words=True)
    assert asked == ["家がつらい"]
    assert len(Corpus.open("c", library).vectors.matrix) == 3


def test_without_the_map(tmp_path: Path, library: Library, monkeypatch):
    def refuse(*_args, **_options):
        raise MemoryError("too much")

    monkeypatch.setattr("data.vectors.layouts.lay_out", refuse)
    manifest, _ = keep(write(tmp_path / "in", [record(1)]), library, words=True)
    assert manifest.unmade == {"layouts": "MemoryError: too much"}
    corpus = Corpus.open("c", library)
    assert len(corpus.vectors.matrix) == 1 and len(corpus.tokens.ids)
    with pytest.raises(Missing, match="no layouts yet"):
        _ = corpus.layout
    monkeypatch.undo()
    manifest, made_now = complete("c", library=library)
    assert (manifest.unmade, made_now) == ({}, True)
    assert Corpus.open("c", library).layout.table.height == 1


def test_an_old_map_stays_where_a_new_one_fails(tmp_path: Path, library: Library, monkeypatch):
    from data.building import apply_word_lists

    keep(write(tmp_path / "in", [record(1), record(2)]), library, words=True)
    before = Corpus.open("c", library)

    def refuse(*_args, **_options):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("data.vectors.stage.make_vectors", refuse)
    synonyms = tmp_path / "synonyms.txt"
    synonyms.write_text("こども\t子供\n", "utf-8")
    manifest, _ = apply_word_lists.say("c", library=library, synonyms=synonyms)
    assert "vectors" in manifest.unmade
    assert manifest.stages == before.manifest.stages
    monkeypatch.undo()
    assert Corpus.open("c", library).layout.table.equals(before.layout.table)


def test_vectors_that_are_not_what_they_say(tmp_path: Path, demo_ja: Corpus):
    import shutil

    folder = tmp_path / "vectors"
    shutil.copytree(demo_ja.folder / demo_ja.manifest.stages["vectors"], folder)
    np.save(folder / "vectors.npy", np.ones((66, 5), np.float32))
    with pytest.raises(UserError, match=r"damaged \(\(66, 5\), not \(66, "):
        Vectors.open(folder)
    (folder / "vectors.npy").write_bytes(b"no array")
    with pytest.raises(UserError, match="damaged"):
        Vectors.open(folder)


def test_nearest_of_a_vector_as_by_hand(demo_ja: Corpus):
    vector = demo_ja.vectors.encode(["学校に行きたくない"])[0]
    rows, likeness = demo_ja.vectors.nearest(vector, 9)
    by_hand = sorted(range(66), key=lambda i: -float(demo_ja.vectors.matrix[i] @ vector))[:9]
    assert rows.tolist() == by_hand
    assert likeness.tolist() == sorted(likeness.tolist(), reverse=True)


@pytest.mark.corpus
def test_the_real_corpus(real: Corpus):
    about = real.layout.about
    assert real.vectors.about["encoder"] == DEFAULT
    assert real.vectors.matrix.shape == (6589, 612)
    assert about["trustworthiness"] > 0.97 and about["stability"] > 0.7
    assert pl.Series(real.layout.table["cluster"]).n_unique() == about["clusters"] >= 8


def test_a_map_later(tmp_path: Path, library: Library):
    source = write(tmp_path / "in", [record(1)])
    manifest, _ = keep(source, library, words=True, maps=False)
    assert not {"vectors", "layouts"} & manifest.stages.keys() and "lemmas" in manifest.stages
    whole, made_now = complete("c", library=library)
    assert made_now and {"vectors", "layouts"} <= whole.stages.keys()
    assert keep(source, library, words=True, maps=False) == (whole, False)  # what is there stays


def test_words_can_be_used_while_the_map_is_made(tmp_path: Path, library: Library, monkeypatch):
    seen = []

    def look(*_args, **_options):
        seen.append(len(Corpus.open("c", library).tokens.ids))
        raise KeyboardInterrupt

    monkeypatch.setattr("data.vectors.stage.make_vectors", look)
    with pytest.raises(KeyboardInterrupt):
        keep(write(tmp_path / "in", [record(1)]), library, words=True)
    assert seen and seen[0] > 0


def test_room_is_asked_for_before_it_is_written_to(tmp_path: Path, monkeypatch):
    array = empty_array(tmp_path / "a.npy", (3, 4))
    array[:] = 1
    array.flush()
    assert np.load(tmp_path / "a.npy").sum() == 12

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.posix_fallocate", full, raising=False)
    with pytest.raises(OSError, match="No space"):
        empty_array(tmp_path / "b.npy", (3, 4))


def test_a_full_disk_is_named_whichever_library_meets_it(tmp_path: Path):
    wrapped = pl.exceptions.ComputeError("parquet: underlying IO error: No space left on device (os error 28)")
    for error in (OSError(28, "No space left on device"), wrapped):
        said = r"could not be written .*No space left on device.*nothing was changed"
        with pytest.raises(UserError, match=said), stage_folder(tmp_path, "records-1"):
            raise error
    with pytest.raises(ValueError), stage_folder(tmp_path, "records-1"):
        raise ValueError("another mistake")
    assert not list(tmp_path.iterdir())


def test_waking_up_is_loading_what_is_asked_next(demo_ja: Corpus, monkeypatch):
    asked: list[str] = []
    woken = threading.Event()

    def encode(_, texts):
        asked.extend(texts)
        woken.set()
        raise UserError("not now")

    monkeypatch.setattr(Vectors, "encode", encode)
    demo_ja.vectors.wake()
    assert woken.wait(5) and asked
