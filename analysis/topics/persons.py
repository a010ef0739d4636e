"""How many persons stand behind each topic, and how much of it one of them holds."""

import polars as pl

from analysis.core.basis import having
from analysis.core.drilldown import Leads, Row, RowTarget, where
from analysis.core.query.filter import Filter
from analysis.core.query.selection import Selection
from analysis.core.registry import need, table
from analysis.core.samples import Sample, of_fact

PERSONS = {"client": "client_id", "counselor": "counselor_id"}


def _of_known(row: Row, selection: Selection) -> RowTarget:
    known = (pl.col("topic_main") == row["topic_main"]) & pl.col(PERSONS[row["role"]]).is_not_null()
    return RowTarget(Filter(topics=(row["topic_main"],)), where(selection, known))


MEASURES = ("largest_share", "five_share", "effective")


def topic_person_samples(selection: Selection) -> list[Sample]:
    """How concentrated each topic is: numbers that describe these persons, and estimate nothing beyond."""
    rows = topic_persons(selection).select("topic_main", "role", *MEASURES).iter_rows(named=True)
    return [of_fact(row[name], (row["topic_main"], row["role"], name)) for row in rows for name in MEASURES]


@table(
    methods=(),
    samples=topic_person_samples,
    drilldown=Leads(_of_known, named=("topic_main", "role")),
    basis=having("topic_main"),
)
def topic_persons(selection: Selection) -> pl.DataFrame:
    """How concentrated each topic is in few persons, by role, topics most frequent first.

    Columns:
        topic_main
        role (client, counselor)
        n_dialogues of the topic with a known person
        n_persons
        largest_share (of the dialogues, held by the person with the most, 0-1)
        five_share (held by the five with the most, 0-1)
        effective (number of persons who would give the same concentration if all had equally many dialogues: 1 /
            sum of squared shares, inverse Simpson)
    """
    need(selection, "topics")
    need(selection, "persons")
    dialogues = selection.dialogues.filter(pl.col("topic_main").is_not_null())
    frames = []
    for role, person in PERSONS.items():
        known = dialogues.filter(pl.col(person).is_not_null())
        held = known.group_by("topic_main", person, maintain_order=True).agg(n=pl.len())  # sums in one order
        part = pl.col("n") / pl.col("n").sum()
        frames.append(
            held.group_by("topic_main").agg(
                role=pl.lit(role),
                n_dialogues=pl.col("n").sum(),
                n_persons=pl.len(),
                largest_share=part.max(),
                five_share=part.top_k(5).sum(),
                effective=1 / (part**2).sum(),
            )
        )
    order = dialogues.group_by("topic_main").agg(whole=pl.len())
    both = pl.concat(frames).join(order, on="topic_main")
    ordered = both.sort("whole", "topic_main", "role", descending=[True, False, False])
    return ordered.drop("whole")
