"""Attributes: ready ones have definitions in both languages, others are known by name."""

from data.judgement.attributes import READY, attribute, attribute_id, ordered


def test_every_ready_attribute_is_defined_in_both_languages():
    assert all(all(one.name) and all(one.definition) and one.low < one.high for one in READY)
    assert attribute("warmth").name == ("warmth", "warmth")


def test_names_of_files_become_ids_and_are_listed_in_order():
    assert attribute_id(" Problem-Solving skill ") == "problem_solving_skill"
    assert ordered(["zeal", "safety", "overall"]) == ["overall", "safety", "zeal"]
