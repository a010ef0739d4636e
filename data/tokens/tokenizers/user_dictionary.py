"""Forced compounds (強制抽出) as a user dictionary of MeCab.

A compound costs the less the longer it is, far below any word of the dictionary, so that it is taken
wherever it stands, the longer before the shorter; being a word of the lattice, it leaves its neighbours
(a particle behind it, say) what they are.
"""

import csv
import subprocess
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from data.core.problems import UserError
from data.tokens.tokenizers.japanese import dictionary
from data.tokens.tokenizers.word_lists import Compound, Flaw

NOUN = "名詞-普通名詞-一般"
UNINFLECTED = (
    "名詞",
    "代名詞",
    "副詞",
    "連体詞",
    "接続詞",
    "感動詞",
    "形状詞",
    "接頭辞",
    "接尾辞",
    "記号",
    "補助記号",
)
NODE_COST, CHARACTER_COST, LOWEST = 2_000, -4_000, -32_000
EMPTY = "*"
LEVELS = 4
BUILD = "import sys, fugashi; fugashi.build_dictionary(sys.argv[1])"


@cache
def contexts() -> dict[str, tuple[int, str]]:
    """For each part of speech without inflection, also by its first levels: a context of it, and its levels."""
    entries: dict[str, tuple[int, str]] = {}
    for line in (Path(dictionary()) / "left-id.def").read_text(encoding="utf-8").splitlines():
        number, _, features = line.partition(" ")
        levels = [level for level in features.split(",")[:LEVELS] if level != EMPTY]
        if levels and levels[0] in UNINFLECTED:
            for depth in range(len(levels), 0, -1):
                entries.setdefault("-".join(levels[:depth]), (int(number), "-".join(levels)))
    return {**entries, "名詞": entries[NOUN]}


def flaw(compound: Compound) -> Flaw | None:
    """What MeCab has against a compound: a part of speech that is none, a space."""
    if compound.pos and compound.pos not in contexts():
        some = ", ".join(name for name in contexts() if name.count("-") <= 1)
        return "pos", {"form": compound.surface, "pos": compound.pos, "some": some}
    return ("space", {"form": compound.surface}) if " " in compound.surface else None


def build(compounds: Sequence[Compound], path: Path) -> None:
    """Write the compiled dictionary. Raises UserError with MeCab's own words where it refuses."""
    source = path.with_suffix(".csv")
    with source.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(map(_entry, compounds))
    arguments = f"x -d '{dictionary()}' -u '{path}' -f utf8 -t utf8 '{source}'"
    done = subprocess.run([sys.executable, "-c", BUILD, arguments], capture_output=True, text=True)
    if done.returncode or not path.is_file():
        raise UserError(f"MeCab cannot make the user dictionary: {(done.stderr or done.stdout).strip()[-300:]}")
    source.unlink()


def _entry(compound: Compound) -> list[str | int]:
    """One line of a dictionary's source: surface, two contexts, cost, and UniDic's 26 features."""
    context, pos = contexts()[compound.pos or NOUN]
    levels = (pos.split("-") + [EMPTY] * LEVELS)[:LEVELS]
    lemma, reading = compound.lemma or compound.surface, compound.reading
    features = [*levels, EMPTY, EMPTY, reading, lemma, compound.surface, reading, compound.surface, reading]
    features += [EMPTY] * 5 + [reading, reading] + [EMPTY] * 7
    return [compound.surface, context, context, _cost(compound.surface), *features]


def _cost(surface: str) -> int:
    return max(LOWEST, NODE_COST + CHARACTER_COST * max(len(surface), 2))
