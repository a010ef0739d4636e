"""The paper's table: numbers as in the tables they come from, the best marked, letters as the tests say."""

import polars as pl
import pytest

from analysis.core.question import Question
from analysis.export.documents.tables import latex
from analysis.export.result import Result
from analysis.export.shapes import results
from analysis.judgement.pairs import judgement_pairs
from analysis.judgement.results import judgement_results
from analysis.labels import Labels
from analysis.responses.scores import response_scores
from data.corpus import Corpus
from tests.analysis.judgement.invented import judged_by, pairs, ratings


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


def test_the_paper_s_table_has_a_row_a_system_and_a_column_a_result(both):
    question = Question.of(judgement_results, both)
    result = Result(None, question, judgement_results(both))
    table = results(result, Labels("en"))
    assert len(table.rows) == 3 and len(table.columns) == 1 + 4 + 1 + 2
    assert [sum(cell.bold for cell in column) for column in zip(*table.rows, strict=True)][1:] == [1] * 7
    assert any("letter" in note for note in table.notes) and "reported" not in str(table).lower()
    assert callable(latex)
