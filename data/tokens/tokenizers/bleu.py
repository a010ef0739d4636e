"""The tokens that BLEU is counted on: sacreBLEU's own tokenizers, so that its figures mean the same elsewhere.

ja-mecab is MeCab with IPADIC, not UniDic, which cuts a corpus' words: a BLEU of one is no BLEU of the other.
"""

from collections.abc import Callable, Sequence

from data.core.problems import UserError
from data.tokens.tokenizers.japanese import LONGEST, pieces

BY_LANGUAGE = {"ja": "ja-mecab", "zh": "zh"}
OTHERWISE = "13a"
NOT_FOR_JAPANESE = ("13a", "intl", "none", "spm")


def tokenizer_of(language: str) -> str:
    """The tokenizer that BLEU takes for a language."""
    return BY_LANGUAGE.get(language, OTHERWISE)


def open_tokenizer(name: str, language: str) -> tuple[Callable[[str], list[str]], str]:
    """Text to tokens, and BLEU's signature. Raises UserError for one that makes nonsense of the language."""
    if language == "ja" and name in NOT_FOR_JAPANESE:
        raise UserError(
            f"BLEU with the tokenizer {name} takes a Japanese sentence for one word: use ja-mecab, or char"
        )
    from sacrebleu.metrics.bleu import BLEU

    try:
        bleu = BLEU(tokenize=name)
    except (RuntimeError, KeyError) as error:  # a package is missing; no tokenizer of that name
        raise UserError(f"BLEU's tokenizer {name} cannot be opened: {' '.join(str(error).split())}") from error
    cut: Callable[[str], str] = bleu.tokenizer
    bleu.corpus_score(["。"], [["。"]])  # the signature knows the number of references only afterwards
    signature = str(bleu.get_signature())
    return lambda text: [token for piece in _bounded(text) for token in cut(piece).split()], signature


def _bounded(text: str) -> Sequence[str]:
    """One line; a very long one in pieces, since MeCab's time grows with the square of a run."""
    line = " ".join(text.split("\n")).rstrip()
    return [line] if len(line) <= LONGEST else list(pieces(line))


def chrf_signature() -> str:
    """What chrF is counted with: characters 1-6, beta 2, without white space."""
    from sacrebleu.metrics.chrf import CHRF

    chrf = CHRF()
    chrf.corpus_score(["。"], [["。"]])
    return str(chrf.get_signature())
