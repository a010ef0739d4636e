"""Hashes that name what something is made from."""

from data.core.store.hashing import hashed


def test_equal_parts_have_equal_names_and_others_do_not():
    assert hashed("a", 1) == hashed("a", 1) and len(hashed()) == 16
    different = {hashed("a", 1), hashed("a", "1"), hashed("a1"), hashed("a", 1, None), hashed(("a", 1))}
    assert len(different) == 5


def test_names_of_older_libraries_stay():
    assert hashed("records", 3) == "36b9de3246310813"
