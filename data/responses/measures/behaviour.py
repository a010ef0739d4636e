"""Behaviour of a counselor's reply by lists of patterns: questions, backchannels, words of empathy.

The lists match words, not meanings: a rate is informative only in comparison with that of the gold responses.
"""

import re
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True)
class BehaviourPatterns:
    """The patterns of one language."""

    question: re.Pattern[str]
    #: At the beginning of the reply.
    backchannel: re.Pattern[str]
    empathy: re.Pattern[str]
    #: The least number of characters that count as copied from the context.
    run: int


JAPANESE = BehaviourPatterns(
    question=re.compile(r"[?？]|(?<![静確豊僅])(?:か|かな|かね|かしら)(?=[。．.!！…\s」』）)]|$)"),
    backchannel=re.compile(
        r"^[「『\s]*(?:はい|ええ|うん|ああ|あー|あぁ|なるほど|へえ|へー|ふむ|ふうん|そっか|そうか|そうです|そうなん|そうでした|そうだった)"
    ),
    empathy=re.compile(
        r"つら[いかくそ]|辛[いかくそ]|苦し[いかくそ]|しんど[いかくそ]|大変(?:です|でした|だった|な|でしょ|だ)|気持ち"
        r"|お察し|無理もな|無理はな|よく(?:頑張|がんば|ここまで|話して|お話)|頑張(?:って|られ|りま)|がんば(?:って|られ|りま)"
        r"|悲し[いかくそ]|寂し[いかくそ]|さみし[いかくそ]|悔し[いかくそ]|不安(?:です|でした|に|だ|な)|心配(?:です|でした|だ|に|な)"
        r"|お疲れ|話して(?:くださ|くれ|いただ)|お話し?(?:くださ|いただ)|当然です|自然なこと"
    ),
    run=8,
)
ENGLISH = BehaviourPatterns(
    question=re.compile(r"\?"),
    backchannel=re.compile(r"^\W*(?:yes|yeah|mm+|mhm|uh-?huh|i see|okay|ok|right|sure|oh|ah)\b", re.IGNORECASE),
    empathy=re.compile(
        r"\b(?:sorry to hear|that must|sounds (?:hard|difficult|like|really|so)|i (?:understand|can see|"
        r"can hear|can imagine|hear)|understandable|makes sense|tough|painful|frightening"
        r"|thank you for (?:telling|sharing))",
        re.IGNORECASE,
    ),
    run=24,
)


def of(language: str) -> BehaviourPatterns:
    """The patterns of a language; those of English for a language without its own."""
    return JAPANESE if language == "ja" else ENGLISH


def repetition(tokens: list[str]) -> float:
    """The share of a text's bigrams that occurred earlier in the same text, 0-1."""
    pairs = list(pairwise(tokens))
    return 1 - len(set(pairs)) / len(pairs) if pairs else 0.0


def copied(text: str, context: str, run: int) -> float:
    """The share of a text's characters within substrings of at least ``run`` that occur in the context, 0-1."""
    if len(text) < run:
        return 0.0
    covered, reach = 0, 0
    for begin in range(len(text) - run + 1):
        if text[begin : begin + run] in context:
            covered += begin + run - max(reach, begin)
            reach = begin + run
    return covered / len(text)
