"""Keyword in context: the places where a query matches, with what stands left and right."""

from typing import Any

import numpy as np
import polars as pl

from analysis.core.drilldown import Leads, of_dialogue, one
from analysis.core.estimates import Types
from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.core.samples import Sample, of_ratio, of_shares
from analysis.core.text.lexicon import PER, ROLES, Array, Role, Unit
from analysis.core.text.spoken_tokens import lexicon_of, word_basis
from analysis.words.drilldown import of_query
from analysis.words.kwic.order import Sort, ordered
from analysis.words.occurrences import Hits, hits
from analysis.words.reading import At, Marked, Reading, marks_of, read, words_at
from data.core.schema import ROLE, TIME

LINES, WINDOW, BESIDE = 100, 40, 5
EXCERPT_LINES = 50
LINE: Types = {
    "hit": pl.UInt32,
    "left": pl.String,
    "keyword": pl.String,
    "right": pl.String,
    "role": ROLE,
    "dialogue_id": pl.UInt32,
    "position": pl.UInt32,
    "topic_main": pl.String,
    "score": pl.Int16,
    "said_at": TIME,
    "begin": pl.UInt32,
    "mark": pl.String,
}
PLACES: tuple[At, ...] = (
    "left5",
    "left4",
    "left3",
    "left2",
    "left1",
    "right1",
    "right2",
    "right3",
    "right4",
    "right5",
)
POSITIONS: Types = {
    "hit": pl.UInt32,
    **dict.fromkeys(PLACES[:BESIDE], pl.String),
    "keyword": pl.String,
    **dict.fromkeys(PLACES[BESIDE:], pl.String),
    "role": ROLE,
    "dialogue_id": pl.UInt32,
    "position": pl.UInt32,
    "begin": pl.UInt32,
    "mark": pl.String,
}


@table(
    methods=(),
    quotes=True,
    not_comparable="quotes",
    drilldown=Leads(of_dialogue, one, named=("dialogue_id", "position")),
    basis=word_basis,
)
def concordance(
    selection: Selection,
    *,
    query: str = "",
    role: Role = "both",
    sort: Sort = "corpus",
    page: int = 1,
    lines: int = LINES,
    window: int = WINDOW,
    unit: Unit = "short",
    templates: bool = True,
    sample: int = 0,
    seed: int = 1,
    place: At = "right1",
    pattern: str = "",
    marks: str = "",
    marked: Marked = "all",
) -> pl.DataFrame:
    """Where a query matches, one line a hit, with what is said left and right of it in the utterance.

    Options:
        query: words side by side, as 休み たい, lemma:休む pos:助動詞, /regex/, *, or a query in the search
            grammar (docs/search.md); empty: no line
        sort: the corpus' order, the 1st to 5th word left or right (by reading), the time or the score
        page, lines: which hits are shown
        window: characters on each side
        unit: short words, or compound nouns as one, each then a word of the query
        templates: False leaves out what is said word for word in ten dialogues or more
        role: whose words: both, counselor or client
        sample: so many lines drawn at random; 0: all
        seed: of the sample
        place: where the pattern stands: the 1st to 5th word left or right, or around (1st left and 1st right)
        pattern: the word that stands there, as it is written; empty: any
        marks: id of marks that were kept in the workspace
        marked: all lines, those marked useful, not_useful, or unmarked ones

    Columns:
        hit (its number in this order, from 1)
        left, keyword, right (raw text, … where cut)
        role
        dialogue_id, position (0-based place of the utterance)
        topic_main
        score (0-100)
        said_at
        begin (0-based character at which the hit begins)
        mark (useful, not_useful or null)
    """
    reading = Reading(int(sample), int(seed), place, pattern, marks, marked)
    occurrences = read(hits(selection, query, role, unit, templates), reading)
    chosen = ordered(occurrences, sort, int(page) * int(lines))[(int(page) - 1) * int(lines) :]
    rows = occurrences.utterances[chosen]
    about = selection.corpus.utterances[rows].select("dialogue_id", "position", "role", "said_at")
    of = selection.corpus.dialogues[occurrences.lex.dialogue_of[rows].astype(np.int64)].select(
        "topic_main", "score"
    )
    texts = _texts(selection, occurrences, chosen, int(window))
    numbers = _numbers(occurrences, chosen, int(page), int(lines), marks)
    every: pl.DataFrame = pl.concat([about, of, texts, numbers], how="horizontal")
    return every.select(pl.col(name).cast(dtype) for name, dtype in LINE.items())


def _numbers(occurrences: Hits, chosen: Array, page: int, lines: int, marks: str) -> pl.DataFrame:
    """The number of each line in this order, the character at which its hit begins, and its mark."""
    shown = occurrences.among(chosen)
    return pl.DataFrame(
        {
            "hit": np.arange(len(chosen)) + (page - 1) * lines + 1,
            "begin": shown.spans[0],
            "mark": marks_of(shown, marks).replace("", None),
        },
        schema={"hit": pl.UInt32, "begin": pl.UInt32, "mark": pl.String},
    )


@table(
    methods=(),
    quotes=True,
    not_comparable="quotes",
    drilldown=Leads(of_dialogue, one, named=("dialogue_id", "position")),
    basis=word_basis,
)
def concordance_positions(
    selection: Selection,
    *,
    query: str = "",
    role: Role = "both",
    sort: Sort = "corpus",
    page: int = 1,
    lines: int = LINES,
    unit: Unit = "short",
    templates: bool = True,
    sample: int = 0,
    seed: int = 1,
    place: At = "right1",
    pattern: str = "",
    marks: str = "",
    marked: Marked = "all",
) -> pl.DataFrame:
    """The lines of a concordance word by word: one column for each of five words on either side.

    Options:
        query: words side by side, or a query in the search grammar (docs/search.md); empty: no line
        sort: the corpus' order, the 1st to 5th word left or right (by reading), the time or the score
        page, lines: which hits are shown
        unit: short words, or compound nouns as one, each then a word of the query
        templates: False leaves out what is said word for word in ten dialogues or more
        role: whose words: both, counselor or client
        sample: so many lines drawn at random; 0: all
        seed: of the sample
        place: where the pattern stands: the 1st to 5th word left or right, or around (1st left and 1st right)
        pattern: the word that stands there, as it is written; empty: any
        marks: id of marks that were kept in the workspace
        marked: all lines, those marked useful, not_useful, or unmarked ones

    Columns:
        hit (its number in this order, from 1)
        left5, left4, left3, left2, left1 (words as they are written; ∅ beyond the utterance)
        keyword
        right1, right2, right3, right4, right5
        role
        dialogue_id, position (0-based place of the utterance)
        begin (0-based character at which the hit begins)
        mark (useful, not_useful or null)
    """
    reading = Reading(int(sample), int(seed), place, pattern, marks, marked)
    occurrences = read(hits(selection, query, role, unit, templates), reading)
    chosen = ordered(occurrences, sort, int(page) * int(lines))[(int(page) - 1) * int(lines) :]
    shown = occurrences.among(chosen)
    about = selection.corpus.utterances[shown.utterances].select("dialogue_id", "position", "role")
    words = pl.DataFrame({at: words_at(shown, at) for at in PLACES})
    keyword = _texts(selection, occurrences, chosen, 0).select("keyword")
    numbers = _numbers(occurrences, chosen, int(page), int(lines), marks)
    every: pl.DataFrame = pl.concat([about, words, keyword, numbers], how="horizontal")
    return every.select(pl.col(name).cast(dtype) for name, dtype in POSITIONS.items())


def _texts(selection: Selection, occurrences: Hits, chosen: Array, window: int) -> pl.DataFrame:
    """The raw text left of each hit, the hit, and the text right of it."""
    begins, ends = (side.tolist() for side in occurrences.among(chosen).spans)
    parts: dict[str, list[str]] = {"left": [], "keyword": [], "right": []}
    texts = selection.corpus.texts.gather(occurrences.utterances[chosen]).to_list()
    for text, begin, end in zip(texts, begins, ends, strict=True):
        parts["left"].append(("…" if begin > window else "") + text[max(0, begin - window) : begin])
        parts["keyword"].append(text[begin:end])
        parts["right"].append(text[end : end + window] + ("…" if len(text) > end + window else ""))
    return pl.DataFrame(parts, schema=dict.fromkeys(parts, pl.String))


def concordance_count_samples(
    selection: Selection, *, query: str, role: Role, unit: Unit, templates: bool
) -> list[Sample]:
    """For each role: the rate of the hits, dialogue by dialogue, and 1 where a dialogue has one."""
    occurrences = hits(selection, query, role, unit, templates)
    lex = lexicon_of(selection.corpus, unit, "", templates)
    samples: list[Sample] = []
    spoken = occurrences.corpus.utterances["role"].to_physical().to_numpy()[occurrences.utterances]
    dialogues = lex.dialogue_of[occurrences.utterances]
    for code, name in enumerate(ROLES):
        if role in ("both", name):
            count = np.bincount(dialogues[spoken == code], minlength=len(selection.mask))[selection.mask]
            size, key = lex.sizes[name][selection.mask], (name, "per_million")
            of = selection.dialogues
            samples.append(of_ratio(of, count, size, key, effect="log_ratio", per=PER, of=key))
            samples += of_shares(of, {(name, "share_dialogues"): count > 0}, (name, "share_dialogues"))
    return samples


@table(methods=(), samples=concordance_count_samples, drilldown=Leads(of_query, named=("role",)), basis=word_basis)
def concordance_counts(
    selection: Selection, *, query: str = "", role: Role = "both", unit: Unit = "short", templates: bool = True
) -> pl.DataFrame:
    """How often a query matches in all, and in how many dialogues, by role.

    Options:
        query: the words to look for (see the search grammar)
        role: whose words: both, counselor or client
        unit: short words, or compound nouns as one word
        templates: False leaves out what is said word for word in ten dialogues or more

    Columns:
        role
        n (hits)
        per_million (of the role's words)
        n_dialogues, share_dialogues (with at least one hit, 0-1)
    """
    occurrences = hits(selection, query, role, unit, templates)
    lex = lexicon_of(selection.corpus, unit, "", templates)
    codes = len(ROLES) * lex.dialogue_of + occurrences.corpus.utterances["role"].to_physical().to_numpy()
    in_each = np.bincount(occurrences.utterances, minlength=len(codes))
    counts = np.bincount(codes, weights=in_each, minlength=len(ROLES) * (len(selection.mask) + 1)).reshape(
        -1, len(ROLES)
    )
    rows: list[tuple[Any, ...]] = []
    for code, name in enumerate(ROLES):
        if role in ("both", name):
            n, holding = int(counts[:, code].sum()), int(np.count_nonzero(counts[:, code]))
            size = lex.sizes[name][selection.mask].sum()
            rate = PER * n / size if size else None
            rows.append((name, n, rate, holding, holding / max(1, selection.n_dialogues)))
    schema = {
        "role": pl.String,
        "n": pl.UInt32,
        "per_million": pl.Float64,
        "n_dialogues": pl.UInt32,
        "share_dialogues": pl.Float64,
    }
    return pl.DataFrame(rows, schema=schema, orient="row")


def excerpt(lines: pl.DataFrame, selection: Selection) -> pl.DataFrame:
    """What may leave the app: at most 50 lines where the licence allows excerpts, each with its source.

    Columns as in ``concordance``, then corpus, licence, citation.
    """
    card = selection.corpus.manifest.card
    allowed = lines if card.text_export == "free" else lines.head(EXCERPT_LINES)
    return allowed.with_columns(
        corpus=pl.lit(f"{selection.corpus.id} {selection.corpus.version}"),
        licence=pl.lit(card.licence),
        citation=pl.lit(card.citation),
    )
