"""What tables of one selection share."""

from analysis.core.query import per_selection
from analysis.core.query.filter import Filter
from analysis.core.query.selection import Selection, select
from data.corpus import Corpus


def test_it_is_made_once_and_the_last_answers_are_held(demo_ja: Corpus):
    calls: list[int] = []

    @per_selection.once_per_selection
    def made(selection: Selection, number: int) -> int:
        calls.append(number)
        return number + selection.n_dialogues

    whole, one = select(demo_ja), select(demo_ja, Filter(id=((1, 1),)))
    assert made(whole, 1) == made(whole, 1) == 1 + whole.n_dialogues and made(one, 1) == 2
    assert calls == [1, 1]
    for number in range(2, per_selection.MOST + 2):
        made(whole, number)
    made(whole, per_selection.MOST + 1)
    assert len(calls) == per_selection.MOST + 2
    made(whole, 1)
    assert len(calls) == per_selection.MOST + 3, "the oldest was let go"
