"""Ratings from files: matched row by row, told where they do not fit, kept while the records are the same."""

from pathlib import Path

import pytest

from data.annotations.ratings.files import Given, RatingSet, add, remove, report, sets
from data.building.prepare import complete
from data.core.problems import UserError
from data.core.store import Library
from data.corpus import Corpus
from tests.data.coding.invent import corpus_of
from tests.data.invent import NOW

HEAD = "対話ID,scale,item,rater,rater_kind,moment,value,low,high\n"


def added(path: Path, content: str, library: Library, given: Given | None = None) -> RatingSet:
    path.write_text(content, "utf-8")
    return add(path, "c", library=library, now=NOW, given=given)[0]


def test_ratings_stand_beside_those_of_the_corpus_until_they_are_removed(tmp_path: Path, library: Library):
    corpus_of(tmp_path, library)
    about = added(
        tmp_path / "a.csv", f"{HEAD}1,ctrs,agenda,R1,observer,,4,0,6\n1,ctrs,agenda,R2,observer,,5,0,6\n", library
    )
    assert (about.rows, about.matched, about.scales) == (2, 2, ("ctrs",))
    assert not add(tmp_path / "a.csv", "c", library=library, now=NOW)[1], "the same file is kept once"
    corpus = Corpus.open("c", library)
    assert corpus.has("ratings") and corpus.ratings["value"].to_list() == [4.0, 5.0]
    complete("c", library=library)
    assert [one.id for one in sets("c", library)] == [about.id], "more stages leave it where it is"
    remove(about.id, "c", library)
    assert Corpus.open("c", library).ratings.is_empty()


def test_what_does_not_fit_is_told(tmp_path: Path, library: Library):
    corpus_of(tmp_path, library)
    rows = ["1,wai,,,client,before,3,1,7", "99,wai,,,client,before,3,1,7", "1,wai,,,client,after,9,1,7"]
    rows += ["1,wai,,,client,after,many,1,7", "1,wai,,,client,later,3,1,7", "1,wai,,,client,before,2,1,7"]
    about = added(tmp_path / "a.csv", HEAD + "\n".join(rows), library)
    found = report(about.id, "c", library)
    assert [(one.where, one.rule) for one in found.listed] == [
        ("a.csv:3", "label_no_dialogue"),
        ("a.csv:4", "rating_out_of_range"),
        ("a.csv:5", "rating_unreadable"),
        ("a.csv:6", "rating_word"),
        ("a.csv:7", "rating_twice"),
    ]
    assert "outside 1.0 to 7.0" in found.listed[1].message and about.set_aside == 5


def test_what_is_said_of_the_whole_file_holds_for_rows_that_say_nothing(tmp_path: Path, library: Library):
    corpus_of(tmp_path, library)
    added(tmp_path / "a.csv", "dialogue,value\n1,3\n", library, Given("panas", "client", 1, 5))
    row = Corpus.open("c", library).ratings.row(0, named=True)
    assert (row["scale"], row["rater_kind"], row["low"], row["high"]) == ("panas", "client", 1.0, 5.0)


def test_a_file_without_a_scale_or_a_usable_row_is_refused(tmp_path: Path, library: Library):
    corpus_of(tmp_path, library)
    with pytest.raises(UserError, match="no column for 'scale'"):
        added(tmp_path / "a.csv", "dialogue,value\n1,3\n", library)
    with pytest.raises(UserError, match="no rating can be used"):
        added(tmp_path / "b.csv", "dialogue,scale,value\n77,x,3\n", library)
    with pytest.raises(UserError, match="no ratings 'nowhere'"):
        remove("nowhere", "c", library)
