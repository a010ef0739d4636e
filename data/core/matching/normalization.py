"""Normalised text for search and words: NFKC, and the same sign for what looks alike.

Beyond NFKC, all dashes and minus signs become U+002D, all wave dashes U+007E, curly quotation marks straight
ones; a spacing voiced mark joins its kana (た゛ gives だ) or becomes a space (あ゛), as do other spacing accents;
invisible characters go (zero-width spaces, soft hyphens, word joiners, variation selectors, joiners between
letters). The raw text is never changed.

``normalize`` and ``normalize_series`` give the same text; both work within clusters
(``data.core.matching.alignment``).
"""

import re
import unicodedata

import polars as pl

VERSION = 1
#: In these characters, in any order, nothing changes; a text that holds another one is normalised.
STABLE = r"^[\x{20}-\x{7E}\x{3001}-\x{3003}\x{300C}-\x{300F}\x{3041}-\x{3096}\x{30A1}-\x{30FE}\x{4E00}-\x{9FFF}]*$"
DASHES = r"\x{2010}-\x{2015}\x{2212}\x{2043}\x{FE58}\x{2E3A}\x{2E3B}"
WAVES = r"\x{301C}\x{3030}\x{223C}\x{223E}\x{02DC}\x{2053}"
INVISIBLE = (
    r"\x{00AD}\x{034F}\x{061C}\x{115F}\x{1160}\x{17B4}\x{17B5}\x{180B}-\x{180F}\x{200B}\x{200C}\x{200E}\x{200F}"
    r"\x{202A}-\x{202E}\x{2060}-\x{206F}\x{3164}\x{FE00}-\x{FE0F}\x{FEFF}\x{FFA0}\x{E0001}\x{E0020}-\x{E007F}"
    r"\x{E0100}-\x{E01EF}"
)
#: Characters whose NFKC is a space and a combining mark.
ACCENTS = (
    r"\x{00A8}\x{00AF}\x{00B4}\x{00B8}\x{02D8}-\x{02DB}\x{02DD}\x{037A}\x{0384}\x{0385}\x{1FBD}\x{1FBF}-\x{1FC1}"
    r"\x{1FCD}-\x{1FCF}\x{1FDD}-\x{1FDF}\x{1FED}-\x{1FEE}\x{1FFD}\x{1FFE}\x{2017}\x{203E}"
)
KANA = r"[\x{3041}-\x{3096}\x{309D}\x{30A1}-\x{30FA}\x{30FD}\x{FF66}-\x{FF9D}]"
LETTER = r"[A-Za-z\x{C0}-\x{24F}\x{3041}-\x{3096}\x{30A1}-\x{30FE}\x{4E00}-\x{9FFF}\x{AC00}-\x{D7A3}]"
#: What is replaced before NFKC, then after it, in this order.
BEFORE = (
    (f"[{INVISIBLE}]", ""),
    (rf"({KANA})\x{{309B}}", "${1}\u3099"),
    (rf"({KANA})\x{{309C}}", "${1}\u309a"),
    (rf"[\x{{309B}}\x{{309C}}{ACCENTS}]", " "),
    (f"[{WAVES}]", "~"),
)
AFTER = (
    (r"[\x{3099}\x{309A}]", " "),
    (rf"({LETTER})\x{{200D}}+", "${1}"),
    (f"[{DASHES}]", "-"),
    (r"[\x{2018}\x{2019}\x{201B}\x{02BC}\x{2032}]", "'"),
    (r"[\x{201C}-\x{201F}\x{2033}\x{301D}-\x{301F}]", '"'),
)
#: What is normalised in another way than by NFKC alone.
BEYOND_NFKC = (
    rf"[{INVISIBLE}{ACCENTS}{WAVES}{DASHES}\x{{200D}}\x{{3099}}-\x{{309C}}\x{{2018}}-\x{{201F}}"
    r"\x{02BC}\x{2032}-\x{2034}\x{2057}\x{301D}-\x{301F}\x{0149}\x{207B}\x{208B}\x{FE31}\x{FE32}\x{FF9E}\x{FF9F}]"
)
HEX = re.compile(r"\\x\{([0-9A-F]+)\}")


def _compiled(pattern: str) -> re.Pattern[str]:
    """The pattern for Python's engine, which writes code points another way."""
    plain = HEX.sub(lambda code: f"\\U{int(code[1], 16):08x}", pattern)
    return re.compile(plain)


_BEFORE = [(_compiled(pattern), by.replace("${1}", r"\1")) for pattern, by in BEFORE]
_AFTER = [(_compiled(pattern), by.replace("${1}", r"\1")) for pattern, by in AFTER]
#: Characters that belong to the cluster of the character before them.
JOINING = _compiled(rf"[{INVISIBLE}\x{{200D}}\x{{309B}}\x{{309C}}]")


def normalize(text: str) -> str:
    """One text, normalised."""
    if text.isascii():
        return text
    for pattern, by in _BEFORE:
        text = pattern.sub(by, text)
    text = unicodedata.normalize("NFKC", text)
    for pattern, by in _AFTER:
        text = pattern.sub(by, text)
    return text


def normalize_series(text: pl.Series) -> pl.Series:
    """The normalised texts where they differ, else null; those in common characters are passed by."""
    rows = (~text.str.contains(STABLE)).arg_true()
    raw = text.gather(rows)
    plain = raw
    for pattern, by in BEFORE:
        plain = plain.str.replace_all(pattern, by)
    plain = plain.str.normalize("NFKC")
    for pattern, by in AFTER:
        plain = plain.str.replace_all(pattern, by)
    differs = plain != raw
    same = pl.Series([None], dtype=pl.String).new_from_index(0, len(text))
    return same.scatter(rows.filter(differs), plain.filter(differs))


def renewed(raw: pl.Series, normalized: pl.Series) -> pl.Series:
    """Texts that an older version put in NFKC, normalised as today; only rows that differ are looked at."""
    rows = raw.str.contains(BEYOND_NFKC).arg_true()
    if rows.is_empty():
        return normalized
    texts = raw.gather(rows)
    plain = pl.select(pl.coalesce(normalize_series(texts), texts)).to_series()
    return normalized.clone().scatter(rows, plain)


def invisible(text: pl.Series) -> pl.Series:
    """How many invisible characters each text holds; those that belong to emoji are not counted."""
    return text.str.count_matches(f"[{INVISIBLE}]") - text.str.count_matches(r"[\x{FE00}-\x{FE0F}]")
