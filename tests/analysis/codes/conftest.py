"""The Japanese demo with an invented coding."""

import pytest

from analysis.core.query.selection import Selection, select
from data.corpus import Corpus
from tests.analysis.codes.invented import invented


@pytest.fixture(scope="session")
def coded_demo(demo_ja: Corpus) -> Corpus:
    """Two people, a rule, settled codes and numbers; only to be read."""
    return invented(demo_ja)


@pytest.fixture
def everything(coded_demo: Corpus) -> Selection:
    return select(coded_demo)
