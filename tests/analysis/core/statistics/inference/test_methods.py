"""Which methods ran."""

from analysis.core.statistics.inference.methods import FISHER, HOLM, TWO_WAY, record, recorded, unrecorded


def test_every_block_around_a_method_knows_of_it_but_not_across_another_table():
    with recorded() as outer:
        record(TWO_WAY)
        with recorded() as inner:
            record(FISHER)
        with unrecorded():
            record(HOLM)
    record(HOLM)
    assert (outer, inner) == ({TWO_WAY, FISHER}, {FISHER})
