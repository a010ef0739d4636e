"""Courses of labels of several corpora."""

from analysis.codes.courses import label_course
from analysis.comparison.courses import label_courses
from analysis.core.query.selection import Selection


def test_each_corpus_has_its_most_used_scheme_and_one_without_labels_no_row(first: Selection):
    found = label_courses(first, beside="demo-en,made")
    assert found.group_by("corpus_name", maintain_order=True).len()["corpus_name"].to_list() == [
        "demo-ja",
        "demo-en",
    ]
    assert found.filter(corpus_name="demo-en")["phase"].n_unique() == 5


def test_numbers_are_those_of_the_theme_of_codes(first: Selection):
    scheme = label_course(first)["scheme"][0]
    found = label_courses(first, scheme=scheme)
    assert found["mean"].to_list() == label_course(first)["mean"].to_list()
    assert set(found["role"]) <= {"client", "counselor"} and found["label_code"].null_count() == found.height
