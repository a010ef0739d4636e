"""Japanese words by MeCab (fugashi) with UniDic, in short units (短単位).

Two things make it fast: MeCab itself writes only the fields that are kept (by an rc file, because
unidic-lite's own settings win over the command line's), and no node becomes a Python object.
"""

import shlex
import tempfile
from collections.abc import Iterator, Sequence
from importlib.metadata import version as installed
from pathlib import Path

VERSION = 1
NODE = r"%m\t%F-[0,1,2,3]\t%f[7]\t%f[17]\n"
UNKNOWN = r"%m\t%F-[0,1,2,3]\n"
FORMAT = (
    f"output-format-type = k\nnode-format-k = {NODE}\nunk-format-k = {UNKNOWN}\nbos-format-k =\neos-format-k =\n"
)
LONGEST = 2_000
NUL = "\0"
NUL_LINE = NUL + "\t補助記号-一般"
STOPS = "。!?、 "


class Mecab:
    """See ``Tokenizer``; ``compiled`` is a user dictionary made by ``data.tokenizers.user_dictionary``."""

    name = "mecab"

    def __init__(self, compiled: Path | None = None) -> None:
        import fugashi

        own = [] if compiled is None else ["-u", str(compiled)]
        with tempfile.TemporaryDirectory() as room:
            rc = Path(room) / "rc"
            rc.write_text(FORMAT, encoding="utf-8")
            self._tagger = fugashi.GenericTagger(shlex.join(["-r", str(rc), "-d", dictionary(), *own]))
        self.version = version()
        self.about = about()

    def lines(self, texts: Sequence[str]) -> list[str]:
        """MeCab's answer for each text; a very long one, or one with a NUL, is given to it in pieces."""
        parse = self._tagger.parse
        return [
            parse(text) if len(text) <= LONGEST and NUL not in text else "\n".join(self._in_pieces(text))
            for text in texts
        ]

    def _in_pieces(self, text: str) -> Iterator[str]:
        for place, stretch in enumerate(text.split(NUL)):
            if place:
                yield NUL_LINE
            for piece in pieces(stretch):
                if answer := self._tagger.parse(piece):
                    yield answer


def pieces(text: str, longest: int = LONGEST) -> Iterator[str]:
    """The text in pieces, cut behind a stop where there is one: MeCab's time grows with the square of a run."""
    start = 0
    while start < len(text):
        end = start + longest
        if end < len(text):
            stop = max(text.rfind(mark, start + longest // 2, end) for mark in STOPS)
            end = stop + 1 if stop >= 0 else end
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
