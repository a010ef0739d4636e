"""The paper's table: numbers as in the tables they come from, the best marked, letters as the tests say."""

from pathlib import Path
from shutil import which
from subprocess import run

import polars as pl
import pytest

from analysis.core.question import Question
from analysis.export.documents.tables import latex_table
from analysis.export.judgement_shapes import results
from analysis.export.result import Result
from analysis.judgement.pairs import judgement_pairs
from analysis.judgement.results import judgement_results
from analysis.labels import Labels
from analysis.responses.scores import response_scores
from data.corpus import Corpus
from tests.analysis.judgement.invented import SYSTEMS, judged_by, pairs, ratings


@pytest.fixture(scope="module")
def both(demo_ja: Corpus):
    named = pairs(demo_ja).with_columns(rater=pl.lit("Aoi"), kind=pl.lit("person"), attribute=pl.lit("overall"))
    return judged_by(demo_ja, pl.concat([ratings(demo_ja), named], how="diagonal_relaxed"))


def test_numbers_are_those_of_the_other_tables_and_none_is_reported(both):
    found = judgement_results(both)
    assert set(found["source"]) == {"measured", "people", "models"}
    scores = response_scores(both).filter(pl.col("metric") == "bleu_4").select("system", "estimate", "low", "high")
    own = found.filter(pl.col("result") == "bleu_4").select("system", "estimate", "low", "high")
    assert own.equals(scores)
    people = found.filter(pl.col("result") == "judged:overall")
    assert set(people["score_kind"]) == {"points"} and people["estimate"].mean() == pytest.approx(0.5)
    best = people.filter("is_best")["system"].to_list()
    assert best == ["demo-yorisoi"]


def test_letters_are_shared_just_where_no_difference_was_found(both):
    found = judgement_results(both).filter(pl.col("result") == "judged:overall")
    named = dict(found.select("system", "letters").iter_rows())
    for a, b, p in judgement_pairs(both).select("system_a", "system_b", "p_adjusted").iter_rows():
        assert bool(set(named[a]) & set(named[b])) == (p >= 0.05)


def test_the_paper_s_table_has_systems_by_results_and_the_best_in_bold(both, tmp_path: Path):
    question = Question.of(judgement_results, both)
    result = Result(None, question, judgement_results(both))
    table = results(result, Labels("en"))
    assert [column.heading for column in table.columns] == ["Result", "n", *SYSTEMS] and len(
        table.rows
    ) == 4 + 1 + 2
    assert [sum(cell.bold for cell in row) for row in table.rows] == [1] * 7
    small = Result(None, question, result.frame.filter(source="measured"))
    assert [row[0].text for row in results(small, Labels("en")).rows] == list(SYSTEMS)
    assert "reported" not in str(table).lower()
    written = latex_table(table, caption="An 100% honest table", label="tab:results").decode()
    assert "\\resizebox{\\linewidth}{!}" in written and written.count("\\textbf") == 7
    if which("pdflatex"):
        page = (
            "\\documentclass{article}\\usepackage[T1]{fontenc}\\usepackage{booktabs,graphicx}\\begin{document}\n"
        )
        (tmp_path / "t.tex").write_text(f"{page}{written}\\end{{document}}\n", "utf-8")
        command = ["pdflatex", "-interaction=nonstopmode", "-halt-on-error", "t.tex"]
        done = run(command, cwd=tmp_path, capture_output=True, text=True)
        assert done.returncode == 0 and "Overfull" not in done.stdout, done.stdout[-800:]
