"""Two cohorts where only one was chosen: dialogues of low scores and dialogues of high ones."""

from analysis.core.query.selection import Selection, select
from analysis.core.registry import need
from data.core.schema import SCORE_HIGH, SCORE_LOW


def sides(selection: Selection, other: Selection | None) -> tuple[Selection, Selection]:
    """The two cohorts; without a second one, dialogues of at most the median score, and those above it.

    Raises Absent where there are no scores.
    """
    if other is not None:
        return selection, other
    need(selection, "score")
    scores = selection.dialogues["score"].drop_nulls()
    middle = int(scores.median() or 0) if len(scores) else SCORE_LOW  # type: ignore[arg-type]
    ranges = ((SCORE_LOW, middle), (middle + 1, max(middle + 1, SCORE_HIGH)))
    low, high = selection.filter.score or (SCORE_LOW, SCORE_HIGH)
    made = [selection.filter.having(score=(max(a, low), min(b, high))) for a, b in ranges]
    return select(selection.corpus, made[0]), select(selection.corpus, made[1])
