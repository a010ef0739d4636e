"""The command line as others use it: stdout, stderr and an exit code, here and in a process of its own."""

import csv
import json
import subprocess
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path

import polars as pl
import pytest

from analysis.__main__ import main
from analysis.core import registry
from analysis.core.compare import differences
from analysis.core.query.filter import Filter
from analysis.core.query.selection import select
from analysis.corpus.overview import overview
from analysis.corpus.quality import data_quality
from analysis.topics.counts import topic_scores
from data.core.store import PROJECT, Library
from data.corpus import Corpus
from data.workspace import Workspace
from tests.analysis.test_published import OVERVIEW

Done = subprocess.CompletedProcess[bytes]


def child(*arguments: str | bytes) -> Done:
    """The command as a process of its own."""
    command = [sys.executable, "-m", "analysis", *arguments]
    return subprocess.run(command, cwd=PROJECT, capture_output=True, timeout=60, check=False)


def run(*arguments: str, library: Path | None = None) -> Done:
    """The command in this process, which is many times faster."""
    where = ["--library", str(library)] if library else []
    out, err = (TextIOWrapper(BytesIO(), "utf-8", write_through=True) for _ in range(2))
    with redirect_stdout(out), redirect_stderr(err):
        try:
            code: int | str | None = main([*arguments, *where])
        except SystemExit as ended:
            code = ended.code
    return Done(arguments, int(code or 0), out.buffer.getvalue(), err.buffer.getvalue())


def refused(*arguments: str, by: Callable[..., Done] = run) -> str:
    """The one line on stderr of a command that a user got wrong."""
    done = by(*arguments)
    assert (done.returncode, done.stdout) == (2, b"")
    lines = done.stderr.decode().splitlines()
    assert len(lines) == 1
    return lines[0]


def test_list_names_every_table_and_figure_with_options():
    registry.load()
    done = child("list")
    assert (done.returncode, done.stderr) == (0, b"")
    named = [line.split()[:2] for line in done.stdout.decode().splitlines() if not line.startswith(" ")]
    there = [["table", n] for n in registry.TABLES] + [["figure", n] for n in registry.FIGURES]
    assert sorted(named) == sorted(there)
    assert b"bin_width=5" in done.stdout and b"every=quarter" in done.stdout


@pytest.mark.parametrize("form", ["csv", "json", "parquet", "md", "latex"])
def test_a_table_in_every_format(demo_ja: Corpus, form: str):
    expected = overview(select(demo_ja))
    done = (child if form == "csv" else run)("table", "overview", "--corpus", "demo-ja", "--format", form)
    assert (done.returncode, done.stderr) == (0, b"")
    if form == "csv":
        rows = list(csv.DictReader(StringIO(done.stdout.decode())))
        assert [row["statistic"] for row in rows] == expected["statistic"].to_list()
    elif form == "json":
        assert json.loads(done.stdout) == expected.to_dicts()
    elif form == "parquet":
        assert pl.read_parquet(BytesIO(done.stdout)).equals(expected)
    elif form == "md":
        assert done.stdout.decode().splitlines()[2] == "| dialogues | 66 |  |  |"
    else:
        assert r"chars\_per\_utterance" in done.stdout.decode()


def test_a_filter_and_an_option(demo_ja: Corpus):
    query = "topics=workplace,school&score=0-98"
    expected = topic_scores(select(demo_ja, Filter.from_query(query)[0]), measure="score")
    done = run(
        *("table", "topic_scores", "--corpus", "demo-ja"),
        *("--filter", query, "--option", "measure=score", "--format", "parquet"),
    )
    assert done.stderr == b""
    assert pl.read_parquet(BytesIO(done.stdout)).equals(expected)


def test_a_saved_selection(demo_ja: Corpus):
    short = Workspace().remember_selection("topics=workplace")
    done = run("table", "overview", "--corpus", "demo-ja", "--filter", f"sel={short}", "--format", "json")
    expected = select(demo_ja, Filter(topics=("workplace",))).n_dialogues
    assert json.loads(done.stdout)[0]["total"] == expected


def test_a_table_of_no_dialogue_is_no_error():
    done = run("table", "topic_counts", "--corpus", "demo-ja", "--filter", "id=0", "--format", "json")
    said = b"--filter: no dialogue of demo-ja matches (n = 0)\n"
    assert (done.returncode, json.loads(done.stdout), done.stderr) == (0, [], said)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["overview", "--corpus", "nowhere"], "no corpus 'nowhere'"),
        (["overview", "--corpus", "../../etc"], "is not a corpus id"),
        (["nonsense", "--corpus", "demo-ja"], "no table 'nonsense'"),
        (["overview", "--corpus", "demo-ja", "--filter", "nonsense=1"], "unknown field nonsense=1"),
        (["overview", "--corpus", "demo-ja", "--filter", "workplace"], "'workplace' is not FIELD=VALUE"),
        (["overview", "--corpus", "demo-ja", "--filter", "score=9-1"], "unreadable score=9-1"),
        (["overview", "--corpus", "demo-ja", "--filter", "topics=nowhere"], "unknown topic topics=nowhere"),
        (["overview", "--corpus", "demo-ja", "--filter", "regex=("], "bad pattern regex: unclosed group"),
        (["overview", "--corpus", "demo-ja", "--filter", "sel=zzzz"], "unknown selection sel=zzzz"),
        (["overview", "--corpus", "demo-en", "--filter", "score=1-2"], "not in corpus score"),
        (["score_counts", "--corpus", "demo-ja", "--option", "width=3"], "there are: bin_width=5"),
        (["score_counts", "--corpus", "demo-en"], "demo-en: This corpus has no scores"),
    ],
)
def test_a_user_s_mistake_is_one_line_and_exit_code_2(arguments: list, said: str):
    assert said in refused("table", *arguments)


def test_a_process_of_its_own_refuses_what_is_no_text():
    asked = ("table", "overview", "--corpus", "demo-ja", "--filter", b"text=\xff")
    assert "unreadable text=" in refused(*asked, by=child)


def test_argparse_s_own_mistakes_leave_stdout_clean():
    done = run("table", "overview", "--corpus", "demo-ja", "--format", "xml")
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"Traceback" not in done.stderr


@pytest.mark.corpus
def test_the_paper_s_table_from_the_command_line(real_library: Library):
    done = run("table", "overview", "--corpus", "kokorochat", "--format", "json", library=real_library.root)
    assert (done.returncode, done.stderr) == (0, b"")
    rows = json.loads(done.stdout)
    assert {r["statistic"]: (r["total"], r["counselor"], r["client"]) for r in rows} == OVERVIEW


def test_a_table_of_two_cohorts_and_their_difference(demo_ja: Corpus):
    cohorts = ("--corpus", "demo-ja", "--filter", "score=0-69", "--b", "score=70-100")
    both = run("table", "data_quality", *cohorts)
    assert {row["cohort"] for row in csv.DictReader(StringIO(both.stdout.decode()))} == {"A", "B"}
    found = run("table", "data_quality", *cohorts, "--difference", "--format", "json")
    sides = [select(demo_ja, Filter.from_query(query)[0]) for query in ("score=0-69", "score=70-100")]
    assert json.loads(found.stdout) == differences(data_quality, *sides).to_dicts()


def test_a_difference_needs_a_second_cohort_and_something_to_subtract():
    assert "--b" in refused("table", "overview", "--corpus", "demo-ja", "--difference")
    asked = ("--corpus", "demo-ja", "--b", "score=70-100", "--difference")
    assert "quotations" in refused("table", "concordance", *asked)
    assert "itself a comparison" in refused("table", "keyness", *asked)
    assert refused("table", "overview", "--corpus", "demo-ja", "--b", "score=90-10").startswith("--b: ")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("--filter", "id=99999"), "--filter: no dialogue of demo-ja matches (n = 0)"),
        (("--b", "id=0"), "--b: no dialogue of demo-ja matches (n = 0)"),
        (("--b", ""), "A and B are the same dialogues (n = 66)"),
        (("--filter", "id=1"), ""),
    ],
)
def test_nobody_one_and_the_same_twice_are_said_and_no_mistake(asked: tuple[str, ...], said: str):
    difference = ("--difference",) if "--b" in asked else ()
    done = run("table", "topic_counts", "--corpus", "demo-ja", *asked, *difference)
    assert done.returncode == 0
    assert done.stderr.decode().splitlines() == ([said] if said else [])


@pytest.mark.parametrize(
    ("query", "said"),
    [("score=90-10", "score"), ("regex=(", "regex"), ("topics=" + "x" * 3_000, "topics"), ("id=abc", "id")],
)
def test_what_cannot_be_read_is_named_in_one_short_line(query: str, said: str):
    line = refused("table", "overview", "--corpus", "demo-ja", "--filter", query)
    assert line.startswith("--filter: ") and said in line


@pytest.mark.parametrize("suffix", ["csv", "xlsx", "docx", "tex", "md"])
def test_a_table_as_a_file_for_readers(suffix: str, tmp_path: Path):
    out = tmp_path / f"topics.{suffix}"
    done = run("table", "topic_scores", "--corpus", "demo-ja", "--out", str(out), "--paper", "--lang", "ja")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert out.stat().st_size > 500
    if suffix in ("csv", "tex", "md"):
        assert "相談テーマ" in out.read_text("utf-8")


def test_another_format_of_a_file_is_refused(tmp_path: Path):
    asked = ("table", "topic_counts", "--corpus", "demo-ja", "--out", str(tmp_path / "x.pptx"))
    assert "there are csv, xlsx, docx, tex, md" in refused(*asked)
