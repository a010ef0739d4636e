"""From bytes to text: UTF-8 and UTF-16 first, then the older encodings whose result is plausible.

A text is never decoded by the first encoding that happens to accept its bytes: Japanese must hold kana,
Korean Hangul, Western European letters inside words. What fits no encoding is refused with advice.
"""

import codecs
import re

from data.core.problems import Problems

UTF_8 = "utf-8-sig"
UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
JIS = re.compile(rb"\x1b\$[@B].+?\x1b\([BJ]", re.DOTALL)
SAMPLE = 200_000
KANA = re.compile(r"[\u3041-\u3096\u30a1-\u30fa]")
HANGUL = re.compile(r"[\uac00-\ud7a3]")
COMMON_HANGUL = frozenset(
    "이다는을가에의하고지로기를은사도자아시서나인리어대수보정그있한해것들일부제주상과요네습니안저우말생각마음"
)
NOT_ASCII = re.compile(r"[^\x00-\x7f]")
IMPLAUSIBLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufffd]")
WESTERN = re.compile(r"[\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff‘’“”–—…•€£§©®°«»¿¡ŠšŽžŸŒœ´·\u00a0]")
CAPITAL_INSIDE = re.compile(r"[a-z][À-ÖØ-ÞŠŽŸŒ][a-z]")
MIN_KANA, MIN_HANGUL, MIN_COMMON, MAX_WESTERN = 0.1, 0.6, 0.2, 0.25
MIN_VALID = 50  # well-formed characters beyond ASCII for each byte that is broken


class UnknownEncoding(ValueError):
    """The bytes are in no encoding that gives a plausible text."""

    def __init__(self, error: UnicodeDecodeError) -> None:
        super().__init__(f"byte {error.start:,}: {error.reason}")


def decode(name: str, data: bytes, problems: Problems) -> str:
    """The text of a file. Any encoding but UTF-8 is listed in ``problems`` under ``name``.

    Raises:
        UnknownEncoding: where no encoding gives a plausible text.
    """
    encoding = _marked(data)
    if encoding is not None:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            pass
        else:
            problems.add(name, "other_encoding", kept=True, detail=encoding)
            return text
    try:
        return data.decode(UTF_8)
    except UnicodeDecodeError as error:
        failure = error
    mended = _mostly_utf_8(data)
    if mended is not None:
        problems.add(name, "broken_bytes", kept=True, n=mended.count("\ufffd"))
        return mended
    guess = plausible(data)
    if guess is None:
        raise UnknownEncoding(failure)
    text, encoding = guess
    problems.add(name, "other_encoding", kept=True, detail=encoding)
    return text


def plausible(data: bytes) -> tuple[str, str] | None:
    """The text and the encoding that makes plausible text of these bytes; None where none does."""
    for encoding, fits in (("euc-jp", _is_japanese), ("cp932", _is_japanese), ("cp949", _is_korean)):
        text = _strictly(data, encoding)
        if text is not None and fits(text):
            return text, encoding
    text = _strictly(data, "cp1252")
    return (text, "cp1252") if text is not None and _is_western(text) else None


def _marked(data: bytes) -> str | None:
    """The encoding that a byte order mark, an escape sequence or zero bytes give away."""
    if data.startswith(UTF_16):
        return "utf-16"
    if JIS.search(data, 0, SAMPLE):
        return "iso2022_jp_ext"
    head = data[:SAMPLE]
    if len(head) >= 4 and head.count(0) > len(head) // 5:
        return "utf-16-le" if head[1::2].count(0) > head[0::2].count(0) else "utf-16-be"
    return None


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _mostly_utf_8(data: bytes) -> str | None:
    """UTF-8 with a few broken bytes, each replaced by U+FFFD; None where more than a few are."""
    text = data.decode(UTF_8, "replace")
    broken = text.count("\ufffd")
    valid = len(NOT_ASCII.findall(text)) - broken
    return text if valid >= MIN_VALID * broken else None


def _is_japanese(text: str) -> bool:
    beyond = NOT_ASCII.findall(text[:SAMPLE])
    kana = len(KANA.findall(text[:SAMPLE]))
    return kana >= MIN_KANA * len(beyond) and not IMPLAUSIBLE.search(text[:SAMPLE])


def _is_korean(text: str) -> bool:
    beyond = NOT_ASCII.findall(text[:SAMPLE])
    hangul = HANGUL.findall(text[:SAMPLE])
    common = sum(syllable in COMMON_HANGUL for syllable in hangul)
    is_hangul = len(hangul) >= MIN_HANGUL * len(beyond) and common >= MIN_COMMON * len(hangul)
    return is_hangul and not IMPLAUSIBLE.search(text[:SAMPLE])


def _is_western(text: str) -> bool:
    """Letters of Western Europe and typographic signs, few of them, and no capital inside a word."""
    sample = text[:SAMPLE]
    beyond = len(NOT_ASCII.findall(sample))
    western = len(WESTERN.findall(sample))
    is_rare = beyond <= MAX_WESTERN * len(sample)
    return western == beyond and is_rare and not CAPITAL_INSIDE.search(sample)
