"""Sources for tests of importing: one exchange, and how a file becomes a corpus."""

from pathlib import Path

from data.core.problems import UserError
from data.core.store import Library
from data.corpus import Corpus
from data.importing import readers
from data.importing.formats.mapped import propose
from data.importing.records_stage import samples
from tests.data.invent import opened

A, B = "今日はどうされましたか。", "よく眠れません。"
MESSAGES = [{"role": "assistant", "content": A}, {"role": "user", "content": B}]


def imported(path: Path, library: Library) -> Corpus:
    """The corpus of a file, by the mapping that is proposed where no format fits."""
    first = samples(path)
    try:
        readers.find(first, None, path.name)
        mapping = None
    except UserError:
        mapping = propose(first)
    return opened(path, library, mapping=mapping)


def rules(corpus: Corpus) -> set[str]:
    """The rules of the problems that the import listed."""
    return {problem.rule for problem in corpus.problems.listed}
