"""What each utterance adds to a dialogue: how long after what, how many words, question or acknowledgment."""

import numpy as np
import polars as pl

from analysis.core.text.per_corpus import once_per_corpus
from data.core.problems import Missing
from data.core.turns import fifth, turn_starts
from data.corpus import Corpus

SILENCE_S = 120
ROLES = ("counselor", "client")

ACKNOWLEDGED = {
    "ja": (
        r"^[\s「『]*(?:(?:はい|ええ|えぇ|うん|ああ|あー|あぁ|はあ|はぁ|へえ|へぇ|へー|ふむ|ふうん|ふーん|ほう|おお|なるほど|そう|そうそう"
        r"|そっか|そうか|そうですか|そうですね|そうですよね|そうなんですね|そうなんですか|そうでしたか|そうだったんですね|確かに|たしかに"
        r"|了解です|わかりました|分かりました)(?:ね|です|ですね)?[、。,.!！?？…ー~〜～\s」』]*)+$"
    ),
    "en": (
        r"(?i)^\W*(?:(?:yes|yeah|yep|no|mm+|mhm|mm-?hm+|uh-?huh|i see|okay|ok|right|sure|oh|ah|got it|exactly"
        r"|absolutely|of course|that makes sense)\W*)+$"
    ),
}
ASKED = {"ja": r"[?？]|[^静確豊僅](?:か|かな|かね|かしら)[。．.!！…\s」』）)]*$", "en": r"\?"}


def language(corpus: Corpus) -> str:
    """``ja`` or ``en``: which patterns the texts of a corpus are read with; English's for any other."""
    tongues = corpus.dialogues["language"].drop_nulls()
    return "ja" if len(tongues) and tongues.mode()[0] == "ja" else "en"


@once_per_corpus
def _steps(corpus: Corpus, settings: str) -> pl.DataFrame:
    utterances = corpus.utterances.select("dialogue_id", "position", "role", "said_at", "chars")
    same = pl.col("dialogue_id") == pl.col("dialogue_id").shift()
    gap = (pl.col("said_at") - pl.col("said_at").shift()).dt.total_milliseconds() / 1000
    words = _words(corpus)
    tongue = language(corpus)
    counted = corpus.dialogues.select("dialogue_id", pl.col("n_utterances").cast(pl.UInt32))
    return (
        utterances.join(counted, on="dialogue_id", how="left", maintain_order="left")
        .with_columns(
            pl.col("role").cast(pl.String),
            before=pl.when(same).then(pl.col("role").cast(pl.String).shift()),
            gap=pl.when(same).then(gap),
            opens=turn_starts(),
            fifth=fifth(pl.col("position").cast(pl.UInt32), pl.col("n_utterances")).cast(pl.UInt8),
            words=pl.Series(words, dtype=pl.UInt32) if words is not None else pl.lit(None, dtype=pl.UInt32),
            question=corpus.normalized.str.contains(ASKED[tongue]),
            acknowledgment=corpus.normalized.str.contains(ACKNOWLEDGED[tongue]),
        )
        .drop("said_at", "n_utterances")
    )


def steps(corpus: Corpus) -> pl.DataFrame:
    """One row an utterance, in the order of the corpus.

    Columns:
        dialogue_id
        position
        role
        chars
        before (role of the utterance before, in the same dialogue)
        gap (seconds after it)
        opens (whether it begins a turn)
        fifth (1-5)
        words (null where words are not made)
        question
        acknowledgment (nothing but はい, なるほど, yes, I see, …)
    """
    return _steps(corpus, "steps")


def _words(corpus: Corpus) -> np.ndarray | None:
    """(n_utterances,) words of each, punctuation left out; None where words are not made."""
    from analysis.core.text.lexicon import lexicon

    try:
        return lexicon(corpus).words_in
    except Missing:
        return None
