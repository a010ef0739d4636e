"""Word categories of a dictionary (J-LIWC, or any list): how much of what is said belongs to each."""

from functools import lru_cache
from typing import Any, Literal

import numpy as np
import polars as pl

from analysis.core.drilldown import Leads, Row, RowTarget
from analysis.core.errors import mistake
from analysis.core.estimates import SHARE_INTERVAL, Types, in_rows
from analysis.core.grouping import codes, grouped
from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.core.samples import Sample, of_ratio
from analysis.core.statistics.inference.methods import LINEARIZED, TWO_WAY, record
from analysis.core.text.lexicon import ROLES, Array, Lexicon, Role, Unit, lexicon
from analysis.core.text.matching import tokens_in
from analysis.core.text.methods import WORDS
from analysis.core.text.spoken_tokens import counting, in_scope, lexicon_of
from analysis.words.drilldown import of_coded_word
from analysis.words.methods import CATEGORIES
from data.affect.lexicon import AffectLexicon
from data.affect.store import lexicon_of as named_lexicon
from data.core.turns import FIFTHS, fifth
from data.corpus import Corpus

By = Literal["role", "fifth", "topic", "band", "year"]
TOP, ANY = 100, "*"
KEYS: Types = {"category": pl.String, "by": pl.String, "group": pl.String}
RATES: Types = {**KEYS, "n": pl.UInt32, "of": pl.UInt32, **SHARE_INTERVAL}
HITS: Types = {
    "lemma": pl.String,
    "form": pl.String,
    "pos": pl.String,
    "category": pl.String,
    "n": pl.UInt32,
    "share": pl.Float64,
    "n_dialogues": pl.UInt32,
}


def dictionary(short: str) -> AffectLexicon:
    """A dictionary of categories by its id. Raises UserError where it is not here, or holds numbers."""
    named = named_lexicon(short)
    if named.weighted:
        raise mistake("categories_only", name=named.name)
    return named


def members(lex: Lexicon, words: list[str]) -> Array:
    """(n_vocabulary,) which distinct words are listed by written form or lemma; ``眠*``: all that begin so."""
    exact = [word for word in words if not word.endswith(ANY)]
    stems = [word.removesuffix(ANY) for word in words if word.endswith(ANY) and word != ANY]
    is_member = np.zeros(len(lex.vocabulary), dtype=bool)
    for name in ("surface", "lemma"):
        column = lex.folded[name]
        is_member |= column.is_in(exact).to_numpy()
        for stem in stems:
            is_member |= column.str.starts_with(stem).to_numpy()
    return np.asarray(is_member & lex.is_word[lex.lemma_of])


@lru_cache(maxsize=4)
def _counted(corpus: Corpus, short: str, unit: Unit, templates: bool) -> tuple[tuple[str, ...], Array, Array]:
    """(categories, (n_dialogues, 2 roles, 5 fifths, n_categories) words of each, (…,) all words)."""
    lex, named = lexicon(corpus, unit), dictionary(short)
    roles = corpus.utterances["role"].to_physical().to_numpy().astype(np.int64)
    lengths = corpus.dialogues["n_utterances"].to_numpy().astype(np.int64)
    position = corpus.utterances["position"].to_numpy().astype(np.int64)
    part = fifth(position, np.repeat(lengths, np.diff(corpus.offsets))) - 1
    cell = (lex.dialogue_of.astype(np.int64) * len(ROLES) + roles) * FIFTHS + part
    spoken = (roles < len(ROLES)) & counting(corpus, unit, "", templates)
    shape = (len(lengths), len(ROLES), FIFTHS)
    n = int(np.prod(shape))
    size = np.bincount(cell[spoken], weights=lex.words_in[spoken], minlength=n).reshape(shape)
    counts = np.zeros((n, len(named.categories)), dtype=np.float32)
    for place, words in enumerate(named.words.values()):
        utterances = lex.utterances_at(tokens_in(members(lex, list(words)), lex))
        counts[:, place] = np.bincount(cell[utterances[spoken[utterances]]], minlength=n)
    return named.categories, counts.reshape(*shape, -1), size


def _groups(
    selection: Selection, short: str, by: By, role: Role, unit: Unit, templates: bool
) -> list[tuple[str, tuple[str, ...], pl.DataFrame, Array, Array]]:
    """(group, categories, its dialogues, (n, n_categories) words of each, (n,) all words)."""
    names, counts, size = _counted(selection.corpus, short, unit, templates)
    spoken = slice(None) if role == "both" else slice(ROLES.index(role), ROLES.index(role) + 1)
    own, words = counts[selection.mask], size[selection.mask]
    dialogues = selection.dialogues
    if by == "role":
        wanted = ROLES if role == "both" else (role,)
        places = [(one, ROLES.index(one)) for one in wanted]
        return [(one, names, dialogues, own[:, i].sum(axis=1), words[:, i].sum(axis=1)) for one, i in places]
    own, words = own[:, spoken].sum(axis=1), words[:, spoken].sum(axis=1)
    if by == "fifth":
        return [(str(i + 1), names, dialogues, own[:, i], words[:, i]) for i in range(FIFTHS)]
    frame = grouped(selection, by)
    groups = []
    for code in codes(frame, by):
        part = dialogues["dialogue_id"].is_in(frame.filter(pl.col("group") == code)["dialogue_id"].implode())
        there = part.to_numpy()
        groups.append((code, names, dialogues.filter(part), own[there].sum(axis=1), words[there].sum(axis=1)))
    return groups


def category_rate_samples(
    selection: Selection, *, dictionary: str, by: By, role: Role, unit: Unit, templates: bool
) -> list[Sample]:
    """For each category and group: its share of the words, dialogue by dialogue."""
    if not dictionary:
        return []
    return [
        of_ratio(dialogues, part[:, place].astype(float), words, (category, by, group), of=(by, group))
        for group, names, dialogues, part, words in _groups(selection, dictionary, by, role, unit, templates)
        for place, category in enumerate(names)
    ]


def of_category(
    row: Row, selection: Selection, *, dictionary: str, by: By, role: Role, unit: Unit, templates: bool
) -> RowTarget:
    """The dialogues of the group in which a word of the category is said."""
    there = np.zeros(len(selection.mask), dtype=bool)
    for group, names, dialogues, part, _ in _groups(selection, dictionary, by, role, unit, templates):
        if group == row["group"]:
            held = dialogues["dialogue_id"].filter(pl.Series(part[:, names.index(row["category"])] > 0))
            there |= selection.corpus.dialogues["dialogue_id"].is_in(held.implode()).to_numpy()
    return RowTarget(mask=there)


@table(
    methods=(WORDS, CATEGORIES, LINEARIZED, TWO_WAY),
    samples=category_rate_samples,
    drilldown=Leads(of_category, n="", named=("category", "group")),
)
def category_rates(
    selection: Selection,
    *,
    dictionary: str = "",
    by: By = "role",
    role: Role = "both",
    unit: Unit = "short",
    templates: bool = True,
) -> pl.DataFrame:
    """How much of what is said belongs to each category of a dictionary, in each group.

    A word belongs to a category when its written form or its lemma is listed; a word may belong to several.

    Options:
        dictionary: id of a dictionary that was added (python -m data lexicon FILE); empty: no row
        by: role, fifth of the dialogue (1-5), topic, score band or year
        role: whose words count: both, counselor or client
        unit: short words, or compound nouns as one
        templates: False leaves out what is said word for word in ten dialogues or more

    Columns:
        category
        by
        group
        n (words of the category)
        of (all words, punctuation left out)
        share (0-1) with low, high (95 % interval of the ratio, two-way clustered by client and counselor, null
            below 5 clusters)
        n_dialogues, n_clients, n_counselors, largest_share (behind it)

    Raises UserError for an unknown dictionary, or one with numbers in place of categories.
    """
    options: dict[str, Any] = {
        "dictionary": dictionary,
        "by": by,
        "role": role,
        "unit": unit,
        "templates": templates,
    }
    samples = category_rate_samples(selection, **options)
    if not samples:
        return pl.DataFrame(schema=RATES)
    record(CATEGORIES)
    rows = [
        (category, group, int(part[:, place].sum()), int(words.sum()))
        for group, names, _, part, words in _groups(selection, dictionary, by, role, unit, templates)
        for place, category in enumerate(names)
    ]
    schema = {"category": pl.String, "group": pl.String, "n": pl.UInt32, "of": pl.UInt32}
    counts = pl.DataFrame(rows, schema=schema, orient="row")
    frame = in_rows(samples, KEYS, SHARE_INTERVAL).join(counts, on=["category", "group"], maintain_order="left")
    return frame.with_columns(pl.col("low").clip(lower_bound=0)).select(
        pl.col(name).cast(dtype) for name, dtype in RATES.items()
    )


def _of_word(row: Row, selection: Selection, *, role: str, unit: Unit, templates: bool) -> RowTarget:
    """The dialogues in which the role says the word."""
    return of_coded_word(row, selection, role=role, unit=unit, codes="", templates=templates)


@table(
    methods=(WORDS, CATEGORIES),
    drilldown=Leads(_of_word, named=("lemma", "pos")),
    not_comparable="each_word",
)
def category_words(
    selection: Selection,
    *,
    dictionary: str = "",
    category: str = "",
    role: Role = "both",
    unit: Unit = "short",
    templates: bool = True,
    top: int = TOP,
) -> pl.DataFrame:
    """Which words a category of a dictionary finds, most frequent first: what its rate is made of.

    Options:
        dictionary: id of a dictionary that was added; empty: no row
        category: one of its categories; empty: the first
        role: whose words count: both, counselor or client
        unit: short words, or compound nouns as one
        templates: False leaves out what is said word for word in ten dialogues or more
        top: how many

    Columns:
        lemma
        form (as people write it: とても for 迚も, 感じる for 感ずる)
        pos
        category
        n (occurrences of its listed forms)
        share (of all words of the category, 0-1)
        n_dialogues (in which the role says the lemma)
    """
    if not dictionary:
        return pl.DataFrame(schema=HITS)
    lex, named = lexicon_of(selection.corpus, unit, "", templates), named_lexicon(dictionary)
    name = category if category in named.categories else next(iter(named.categories), "")
    inside = members(lex, list(named.words.get(name, {})))
    tokens = tokens_in(inside, lex)
    utterances = lex.utterances_at(tokens)
    kept = in_scope(selection, role, templates)[utterances]
    lemmas = lex.lemma_ids[tokens[kept]].astype(np.int64)
    n = np.bincount(lemmas, minlength=len(lex.lemmas))
    ids = np.flatnonzero(n)
    held = np.asarray((lex.narrowed(role, ids)[np.flatnonzero(selection.mask)] > 0).sum(axis=0)).ravel()
    record(CATEGORIES)
    frame = (
        lex.lemmas[ids.tolist()]
        .select("lemma", "pos")
        .with_columns(
            form=lex.written[ids.tolist()],
            category=pl.lit(name),
            n=pl.Series(n[ids]),
            share=pl.Series(n[ids] / max(1, n.sum())),
            n_dialogues=pl.Series(held),
        )
    )
    typed = frame.select(pl.col(one).cast(dtype) for one, dtype in HITS.items())
    ordered: pl.DataFrame = typed.sort("n", "lemma", descending=[True, False]).head(int(top))
    return ordered
