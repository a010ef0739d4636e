"""Quotations stay in the order they were added, each once."""

from pathlib import Path

import pytest

from data.core.problems import UserError
from data.kept import quotes
from data.kept.quotes import Quote
from data.workspace import Workspace


def test_order_repetition_and_removal(tmp_path: Path):
    workspace = Workspace(tmp_path)
    first, second, third = Quote("demo", 9, "3-7"), Quote("demo", 2, "0"), Quote("other", 9, "3-7")
    for quote in (first, second, third, first):
        quotes.add(workspace, quote)
    assert quotes.quotes(workspace) == [first, second, third]
    quotes.remove(workspace, second)
    assert quotes.quotes(workspace) == [first, third]
    quotes.replace(workspace, [second, first])
    assert quotes.quotes(workspace) == [second, first]


def test_there_is_an_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(quotes, "MOST", 2)
    workspace = Workspace(tmp_path)
    for dialogue in (1, 2):
        quotes.add(workspace, Quote("demo", dialogue, "0"))
    with pytest.raises(UserError):
        quotes.add(workspace, Quote("demo", 3, "0"))
    assert len(quotes.quotes(workspace)) == 2
