"""Problems are all counted, the first of each rule kept in full, and come back from their file."""

import orjson
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.core.problems import Problems

WORD = st.text(min_size=1, max_size=8)


@given(st.lists(st.tuples(WORD, WORD, WORD, st.booleans()), max_size=20), st.integers(1, 3))
@settings(deadline=None, suppress_health_check=list(HealthCheck))
def test_round_trip(tmp_path_factory, added, limit):
    problems = Problems(limit=limit)
    for where, rule, message, kept in added:
        problems.add(where, rule, message, kept=kept)
    file = tmp_path_factory.getbasetemp() / "problems.json"
    file.write_bytes(orjson.dumps(problems.to_dict()))
    back = Problems.read(file)
    assert (back.listed, back.counts) == (problems.listed, problems.counts)
    assert back.set_aside + back.noted == len(added)


def test_the_list_is_bounded_and_the_count_is_not():
    problems = Problems(limit=2)
    for number in range(5):
        problems.add(f"{number}.json", "rule", "words", kept=False)
    assert [problem.where for problem in problems.listed] == ["0.json", "1.json"]
    assert (problems.set_aside, problems.noted) == (5, 0)
