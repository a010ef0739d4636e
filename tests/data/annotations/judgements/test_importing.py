"""Files of judgements: matched to the turns that were answered, or to a corpus of their own contexts."""

import json
from datetime import datetime
from pathlib import Path

import pytest

from data.annotations.judgements.importing import add
from data.core.problems import UserError
from data.core.store import Library
from data.corpus import Corpus
from data.judgement import sets
from tests.data.coding.invent import corpus_of

NOW = datetime(2026, 1, 2, 3, 4, 5)


def test_without_a_corpus_one_is_made_of_the_contexts_and_both_files_meet_in_it(library: Library, tmp_path: Path):
    folder = tmp_path / "align"
    folder.mkdir()
    for name, kind, guidance in (("Human_judge", "human", 3), ("gpt_llm_judge", "judge", 5)):
        lines = [f"ConvID,context,{kind}_response_x,{kind}_response_y"]
        for at, context in enumerate(("I feel low", "I cannot sleep", "He left")):
            cells = (f'{{""Guidance"": {guidance}}}', '{""Guidance"": 1}')
            lines.append(f'{at},{context},"{cells[0]}","{cells[1]}"')
        (folder / f"{name}.csv").write_text("\n".join(lines), "utf-8")
    added, new = add(folder, library=library, now=NOW, name="align")
    assert new and added.matched == 12 and added.raters == {"experts": 6, "gpt": 6}
    assert add(folder, "align", library=library, now=NOW)[0].corpus == "align"
    rows = Corpus.open("align", library).judging.judgements()
    assert rows.select("dialogue_id", "position").n_unique() == 3
    sets.remove(library, "align", added.id)


def test_places_that_are_not_in_the_corpus_and_doubles_are_reported(library: Library, tmp_path: Path):
    corpus_of(tmp_path, library)
    place = {"position": 3, "system_a": "x", "system_b": "y", "winner": "a", "rater": "aoi"}
    rows = [{"dialogue_id": 1, **place}, {"dialogue_id": 1, **place}, {"dialogue_id": 9_999, **place}]
    path = tmp_path / "p.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), "utf-8")
    added, _ = add(path, "c", library=library, now=NOW, kind="person")
    assert (added.rows, added.matched, added.set_aside) == (3, 1, 2)
    report = sets.table(sets.folder_of(library.root, "c"), added.id, sets.REPORT)
    assert sorted(report["rule"]) == ["judgement_twice", "unknown_dialogue"]
    with pytest.raises(UserError) as error:
        add(path, "c", library=library, now=NOW, kind="robot")
    assert error.value.code == "judgement_kind"


def test_nothing_usable_names_the_first_reason(library: Library, tmp_path: Path):
    corpus_of(tmp_path, library)
    path = tmp_path / "p.jsonl"
    path.write_text(json.dumps({"dialogue_id": 1, "position": 3, "system_a": "x", "system_b": "x", "winner": "a"}))
    with pytest.raises(UserError) as error:
        add(path, "c", library=library, now=NOW)
    assert error.value.code == "no_judgement_usable"
