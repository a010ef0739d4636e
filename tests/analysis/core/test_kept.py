"""Tables that are computed by a job and read again."""

import polars as pl
import pytest

from analysis.core import kept
from analysis.core.query.selection import select
from data.corpus import Corpus


def test_a_kept_answer_is_read_and_a_question_of_other_options_is_computed(
    demo_ja: Corpus, tmp_path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("KOKORO_WORKSPACE", str(tmp_path))
    monkeypatch.setattr(kept, "KEPT", {})
    monkeypatch.setattr(kept, "_recent", {})
    calls = []

    @kept.kept(1, quick=0)
    def slow(selection, *, draws: int = 3) -> pl.DataFrame:
        calls.append(draws)
        return pl.DataFrame({"draws": [draws]})

    whole = select(demo_ja)
    assert not kept.is_ready("slow", whole, {})
    assert kept.keep_answer("slow", whole, {})["draws"].to_list() == [3]
    assert kept.is_ready("slow", whole, {}) and kept.is_ready("slow", whole, {"draws": 3})
    assert slow(whole)["draws"].to_list() == slow(whole, draws=3)["draws"].to_list() == [3]
    assert calls == [3], "read again, not computed"
    assert slow(whole, draws=4)["draws"].to_list() == slow(whole, draws=4)["draws"].to_list() == [4]
    assert calls == [3, 4], "the last few of this process are not computed twice"
