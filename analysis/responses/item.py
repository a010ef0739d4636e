"""One target: its context, the responses to it, and what differs in their words."""

from difflib import SequenceMatcher
from typing import Any

import polars as pl

from analysis.core.basis import Basis
from analysis.core.errors import mistake
from analysis.core.query.selection import Selection
from analysis.core.registry import table
from analysis.responses.answers import KEY, Answered, answered, texts
from analysis.responses.items import SHOWN
from analysis.responses.metrics import SEGMENT
from analysis.responses.reasons import PARTS_OF_ONE
from analysis.responses.scores import Types, basis_of
from data.corpus import Corpus
from data.responses.targets import targets, turns

LONGEST_COMPARED = 2_000
ITEM: Types = {
    "part": pl.String,
    "system": pl.String,
    "position": pl.UInt32,
    "role": pl.String,
    "text": pl.String,
    **dict.fromkeys((*SEGMENT, "repetition", "copied", "edits", "outcome", "nearness"), pl.Float64),
    "chars": pl.UInt32,
    **dict.fromkeys(("question", "backchannel", "empathy"), pl.Boolean),
}
WORDS: Types = {"change": pl.String, "gold": pl.String, "response": pl.String}


def _item_basis(
    selection: Selection,
    *,
    dialogue: int,
    position: int,
    system: str = "",
    systems: str = "",
    responses: str,
    **options: Any,
) -> Basis:
    """The responses to one target."""
    answers = answered(selection, systems, responses)
    key = _item(answers, dialogue, position)
    if key is None:
        return basis_of(selection, Answered(answers.sets, (), answers.measures.clear(), answers.golds.clear()))
    of_item = (pl.col("dialogue_id") == key[0]) & (pl.col("position") == key[1])
    of_system = pl.col("system") == system if system else pl.lit(True)
    measures, golds = answers.measures.filter(of_item, of_system), answers.golds.filter(of_item)
    return basis_of(selection, Answered(answers.sets, answers.systems, measures, golds))


@table(methods=(), quotes=True, not_comparable="quotes", drilldown=PARTS_OF_ONE, basis=_item_basis)
def response_item(
    selection: Selection,
    *,
    dialogue: int = 0,
    position: int = 0,
    systems: str = "",
    responses: str = "",
) -> pl.DataFrame:
    """One target whole: its context turn by turn, the gold response, and each system's with its metrics.

    Options:
        dialogue, position: which; both 0: the first that has responses
        systems: names of systems separated by commas; empty: all
        responses: ids of response sets separated by commas; empty: all that fit the corpus

    Columns:
        part (context, gold, response, edited: what a person made of it, continuation: the turns a system added,
            original: the dialogue's own turns from the gold response on, where a continuation is given; measured:
            by a model, which text names)
        system
        position (of the turn's first utterance)
        role
        text
        bleu (of the segment), chrf 0-100
        rouge_1, rouge_2, rouge_l 0-1
        chars
        question, backchannel, empathy (whether the text has one)
        repetition, copied, edits (shares, 0-1)
        outcome (the number the producer predicts)
        nearness (of measured; cosine or BERTScore)
    """
    answers = answered(selection, systems, responses)
    key = _item(answers, dialogue, position)
    if key is None:
        return pl.DataFrame(schema=ITEM)
    of_item = (pl.col("dialogue_id") == key[0]) & (pl.col("position") == key[1])
    spoken = turns(selection.corpus, pl.Series([key[0]], dtype=pl.UInt32))
    rows = [
        _row("context", None, at, role, text)
        for at, role, text in spoken.select("position", "role", "text").iter_rows()
        if at < key[1]
    ]
    gold = answers.golds.filter(of_item).row(0, named=True)
    gold_text = spoken.filter(pl.col("position") == key[1])["text"][0]
    rows.append(_row("gold", None, key[1], "counselor", gold_text, gold))
    only = Answered(answers.sets, answers.systems, answers.measures.filter(of_item), answers.golds)
    written = {row["system"]: row for row in texts(only, selection.corpus).iter_rows(named=True)}
    measured = {row["system"]: row for row in only.measures.iter_rows(named=True)}
    for system in (name for name in answers.systems if name in written):
        row = written[system]
        known = {**measured[system], "outcome": row["outcome"]}
        rows.append(_row("response", system, key[1], "counselor", row["response"], known))
        if row["edited"] is not None:
            rows.append(_row("edited", system, key[1], "counselor", row["edited"]))
        rows += [_row("continuation", system, None, turn["role"], turn["text"]) for turn in row["turns"] or ()]
    near = selection.corpus.responses.nearness(answers.sets).filter(of_item).unique(("measured_by", "system"))
    for system, value, model in near.sort("measured_by").select("system", "nearness", "measured_by").iter_rows():
        if system in written:
            rows.append({**_row("measured", system, key[1], "counselor", model), "nearness": value})
    if any(row["turns"] for row in written.values()):
        rows += [
            _row("original", None, at, role, text)
            for at, role, text in spoken.select("position", "role", "text").iter_rows()
            if at >= key[1]
        ]
    return pl.DataFrame(rows, schema=ITEM)


def _item(answers: Answered, dialogue: int, position: int) -> tuple[int, int] | None:
    """The target asked for; None where none is asked for and there is none. Raises UserError for another."""
    keys = answers.measures.select(KEY)
    if not dialogue and not position:
        if keys.is_empty():
            return None
    else:
        keys = keys.filter((pl.col("dialogue_id") == dialogue) & (pl.col("position") == position))
    if keys.is_empty():
        raise mistake("no_such_response", dialogue=dialogue, position=position)
    first = keys.sort(KEY).row(0)
    return int(first[0]), int(first[1])


def _row(
    part: str, system: str | None, position: int | None, role: str, text: str, known: dict[str, Any] | None = None
) -> dict[str, Any]:
    own = {name: known[name] for name in SHOWN if name in known} if known else {}
    return {"part": part, "system": system, "position": position, "role": role, "text": text, **own}


@table(methods=(), quotes=True, not_comparable="quotes", drilldown=PARTS_OF_ONE, basis=_item_basis)
def response_words(
    selection: Selection,
    *,
    dialogue: int = 0,
    position: int = 0,
    system: str = "",
    responses: str = "",
) -> pl.DataFrame:
    """Which words of a system's response are not in the gold one, and the other way round, in order.

    Options:
        system: empty for the first
        dialogue: id of the dialogue; 0: the first that has responses
        position: position of the answered turn; 0: the first that has responses
        responses: ids of response sets separated by commas; empty: all that fit the corpus

    Columns:
        change (same, gold: only the gold response has it, response: only the system's has it)
        gold, response (the words as written; of ``same`` both)

    The longest matching runs of words are taken first (Ratcliff and Obershelp); at most 2,000 words of each.
    """
    answers = answered(selection, system, responses)
    key = _item(answers, dialogue, position)
    if key is None:
        return pl.DataFrame(schema=WORDS)
    corpus = selection.corpus
    rows = answers.measures.filter((pl.col("dialogue_id") == key[0]) & (pl.col("position") == key[1]))
    only = Answered(answers.sets, answers.systems, rows.head(1), answers.golds)
    response = texts(only, corpus)["response"][0]
    target_rows = targets(corpus, pl.Series([key[0]], dtype=pl.UInt32))
    gold = target_rows.filter(pl.col("position") == key[1])["gold"][0]
    return pl.DataFrame(changes(_cut(corpus, gold), _cut(corpus, response)), schema=WORDS, orient="row")


def _cut(corpus: Corpus, text: str) -> list[str]:
    """The words of a text, each with the white space before it."""
    words = corpus.tokens.cut(text)[:LONGEST_COMPARED]
    begins = [0, *(word.end for word in words)]
    return [text[begin : word.end] for begin, word in zip(begins, words, strict=False)]


def changes(gold: list[str], response: list[str]) -> list[tuple[str, str, str]]:
    """(change, words of gold, words of the response), in order."""
    gold_words, response_words = ([word.strip() for word in side] for side in (gold, response))
    rows = []
    for kind, a, b, c, d in SequenceMatcher(None, gold_words, response_words, autojunk=False).get_opcodes():
        if kind == "equal":
            rows.append(("same", "".join(gold[a:b]), "".join(response[c:d])))
            continue
        if b > a:
            rows.append(("gold", "".join(gold[a:b]), ""))
        if d > c:
            rows.append(("response", "", "".join(response[c:d])))
    return rows
