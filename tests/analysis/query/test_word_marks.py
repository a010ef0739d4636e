"""Marks of the words that a query asks for."""

from analysis.query.filter import Filter
from analysis.query.word_marks import marks
from data.corpus import Corpus
from tests.analysis.naive_search import lines, rows_found


def test_a_lemma_finds_every_form_and_a_form_only_itself(demo_ja: Corpus):
    by_lemma = set(rows_found(demo_ja, Filter(lemma="眠る")))
    by_text = set(rows_found(demo_ja, Filter(text="眠る")))
    forms = {
        demo_ja.texts[row][a:b] for row in by_lemma for a, b in marks(demo_ja, Filter(lemma="眠る"), [row])[0]
    }
    assert by_text < by_lemma and len(forms) > 1 and all(form.startswith("眠") for form in forms)


def test_marks_of_several_conditions_are_joined(demo_ja: Corpus):
    row = next(line.row for line in lines(demo_ja) if "仕事" in line.text and line.role == "client")
    text = demo_ja.texts[row]
    both = marks(demo_ja, Filter(text="仕事", regex="仕事.", role="client"), [row])[0]
    at = text.index("仕事")
    assert both[0] == (at, at + 3)
    assert marks(demo_ja, Filter(text="仕事", role="counselor"), [row]) == [[]]
    assert marks(demo_ja, Filter(regex="("), [row]) == marks(demo_ja, Filter(lemma="&&"), [row]) == [[]]
