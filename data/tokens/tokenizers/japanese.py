"""Japanese words by MeCab (fugashi) with UniDic, in short units (短単位).

Two things make it fast: no node becomes a Python object, and MeCab writes for a word only its surface, the
two contexts it joins and its cost. No two words of the lattice that agree in these are ever both taken (their
paths cost the same, and the first wins), so that they stand for the entry of the dictionary, whose fields are
asked for once. The format needs an rc file: unidic-lite's own settings win over the command line's.
"""

import shlex
import tempfile
from collections.abc import Callable, Iterator, Sequence
from importlib.metadata import version as installed
from pathlib import Path

VERSION = 1
FORMAT = "output-format-type = k\nnode-format-k = {}\nunk-format-k = {}\nbos-format-k =\neos-format-k =\n"
CODES = FORMAT.format(r"%m\t%phl %phr %c\n", r"%m\t%phl %phr %c u\n")
FIELDS = FORMAT.format(r"%m\t%phl %phr %c\t%F-[0,1,2,3]\t%f[7]\t%f[17]\n", r"%m\t%phl %phr %c u\t%F-[0,1,2,3]\n")
#: Characters that MeCab is given at once: its time grows with the square of a text without a stop.
LONGEST = 2_000
#: Characters after a word that decide about it; within these before the end of a piece, words are cut again.
CONTEXT = 100
NUL = "\0"
NUL_CODE = NUL + "\tNUL"
STOPS = "。!?、 "


class Mecab:
    """See ``Tokenizer``; ``compiled`` is a user dictionary made by ``data.tokens.tokenizers.user_dictionary``."""

    name = "mecab"

    def __init__(self, compiled: Path | None = None) -> None:
        self._codes = _parser(CODES, compiled)
        self._fields = _parser(FIELDS, compiled)
        self.version = version()
        self.about = about()

    def lines(self, texts: Sequence[str]) -> list[str]:
        """See ``Tokenizer``."""
        return _answers(self._codes, texts, NUL_CODE)

    def describe(self, texts: Sequence[str]) -> list[str]:
        """See ``Tokenizer``."""
        return _answers(self._fields, texts, NUL_CODE + "\t補助記号-一般")


def _parser(form: str, compiled: Path | None) -> Callable[[str], str]:
    import fugashi

    own = [] if compiled is None else ["-u", str(compiled)]
    with tempfile.TemporaryDirectory() as room:
        rc = Path(room) / "rc"
        rc.write_text(form, encoding="utf-8")
        tagger = fugashi.GenericTagger(shlex.join(["-r", str(rc), "-d", dictionary(), *own]))
    parse: Callable[[str], str] = tagger.parse
    return parse


def _answers(parse: Callable[[str], str], texts: Sequence[str], nul: str) -> list[str]:
    """MeCab's answer for each text; a very long one, or one with a NUL, is given to it in pieces."""
    return [
        parse(text) if len(text) <= LONGEST and NUL not in text else "\n".join(_in_pieces(parse, text, nul))
        for text in texts
    ]


def _in_pieces(parse: Callable[[str], str], text: str, nul: str) -> Iterator[str]:
    for index, stretch in enumerate(text.split(NUL)):
        if index:
            yield nul
        start = 0
        while start < len(stretch):
            end, is_between_words = end_of_piece(stretch, start)
            answer = parse(stretch[start:end])
            if not is_between_words:
                answer, end = _whole_words(answer, stretch, start, end)
            if answer:
                yield answer
            start = end


def end_of_piece(text: str, start: int, longest: int = LONGEST) -> tuple[int, bool]:
    """Where a piece ends that begins at ``start``, and whether that is the end of the text or of a clause."""
    end = start + longest
    if end >= len(text):
        return len(text), True
    stop = max(text.rfind(mark, start + longest // 2, end) for mark in STOPS)
    return (stop + 1, True) if stop >= 0 else (end, False)


def _whole_words(answer: str, text: str, start: int, end: int) -> tuple[str, int]:
    """The words of a piece that its end cannot have changed, and where the last of them ends."""
    lines = answer.split("\n")
    at, n_whole, stop = start, 0, start
    for line in lines:
        while text[at] == " ":
            at += 1
        at += len(line.partition("\t")[0])
        if at > end - CONTEXT:
            break
        n_whole, stop = n_whole + 1, at
    return ("\n".join(lines[:n_whole]), stop) if n_whole else (answer, end)


def pieces(text: str, longest: int = LONGEST) -> Iterator[str]:
    """The text in pieces, cut after a stop where there is one."""
    start = 0
    while start < len(text):
        end, _ = end_of_piece(text, start, longest)
        yield text[start:end]
        start = end


def dictionary() -> str:
    """The folder of the dictionary."""
    import unidic_lite

    return str(unidic_lite.DICDIR)


def version() -> str:
    """Changes whenever the words may."""
    return f"{VERSION} fugashi {installed('fugashi')} unidic-lite {installed('unidic-lite')}"


def about() -> str:
    """For people."""
    unidic = (Path(dictionary()) / "version").read_text(encoding="utf-8").strip()
    return f"MeCab (fugashi {installed('fugashi')}), UniDic {unidic} (unidic-lite {installed('unidic-lite')})"
