"""Every number that the paper prints, from the command line and on a page of the app."""

import csv
import re
from io import StringIO
from pathlib import Path

import pytest

from data.core.store import Library
from tests.analysis.test_main import run
from tests.analysis.test_published import OVERVIEW, SUBSETS, TOPICS
from tests.pages.app import figures, opened, said

pytestmark = pytest.mark.corpus

SCORE = {"mean": 63.58, "median": 64.0, "sd": 20.83}
RHO = {"chars_client": 0.42, "response_s_counselor": -0.21}


@pytest.fixture
def served(real_library: Library, demo_library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The app's library holds the real corpus beside the demos."""
    for library in (real_library, demo_library):
        for folder in filter(Path.is_dir, library.root.iterdir()):
            (tmp_path / folder.name).symlink_to(folder)
    monkeypatch.setenv("KOKORO_LIBRARY", str(tmp_path))


def printed(table: str, library: Library, *more: str) -> list[dict[str, str]]:
    done = run("table", table, "--corpus", "kokorochat", *more, library=library.root)
    assert (done.returncode, done.stderr) == (0, b"")
    return [*csv.DictReader(StringIO(done.stdout.decode()))]


def number(text: str) -> float | None:
    return float(text) if text else None


def test_the_overview_from_the_command_line(real_library: Library):
    rows = printed("overview", real_library)
    found = {
        row["statistic"]: tuple(number(row[part]) for part in ("total", "counselor", "client")) for row in rows
    }
    assert found == OVERVIEW


def test_topics_subsets_and_score_from_the_command_line(real_library: Library):
    shares = [
        (row["topic_main"], round(100 * float(row["share"]), 1)) for row in printed("topic_counts", real_library)
    ]
    assert shares == TOPICS
    subsets = {row["subset"]: int(row["n_dialogues"]) for row in printed("band_counts", real_library)}
    assert subsets == SUBSETS
    score = printed("score_summary", real_library)[0]
    assert {name: round(float(score[name]), 2) for name in SCORE} == SCORE


def test_both_correlations_from_the_command_line(real_library: Library):
    rows = {(row["feature"], row["kind"]): row for row in printed("feature_correlations", real_library)}
    assert {name: round(float(rows[name, "pooled"]["rho"]), 2) for name in RHO} == RHO


def test_what_was_collected_meets_the_paper_s_conditions(real_library: Library):
    shortest = printed("session_durations", real_library)[0]
    assert float(shortest["low"]) >= 30
    alike = {row["alike"]: int(row["n_dialogues"]) for row in printed("straight_lining", real_library)}
    assert alike["3"] == 0
    assert float(printed("overview", real_library, "--filter", "utterances=30-5000")[0]["total"]) == 6_589


def numbers(page: str, **options: str) -> set[float]:
    """Every number in a table of the page, as it reads."""
    shown = said(opened(page, corpus="kokorochat", lang="en", **options)).split("\n")
    return {round(float(text), 2) for text in shown if re.fullmatch(r"-?\d+(\.\d+)?", text)}


@pytest.mark.usefixtures("served")
def test_the_overview_on_the_home_page():
    assert {value for values in OVERVIEW.values() for value in values if value is not None} <= numbers("home")


@pytest.mark.usefixtures("served")
def test_topics_on_the_topics_page():
    at = opened("topics", corpus="kokorochat", lang="en")
    drawn = [figure["data"] for figure in figures(at)]
    bars = [
        trace for traces in drawn for trace in traces if trace["type"] == "bar" and trace.get("orientation") == "h"
    ]
    assert [round(share, 1) for share in bars[0]["x"]] == [share for _, share in TOPICS]


@pytest.mark.usefixtures("served")
@pytest.mark.parametrize(("tab", "values"), [("subsets", {**SUBSETS, **SCORE}), ("features", RHO)])
def test_score_subsets_and_correlations_on_the_scores_page(tab: str, values: dict[str, float]):
    assert set(values.values()) <= numbers("scores") | numbers("scores", **{"o.tab": tab})
