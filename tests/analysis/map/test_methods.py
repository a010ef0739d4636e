"""The methods of the map that an export names: by the encoder that made the vectors."""

from analysis.core.dialogues.methods import VECTORS
from analysis.map.methods import CLUSTERS, LAYOUT, LAYOUT_OF_FEW, LAYOUT_OF_MANY, OTHER_VECTORS, laid_out, mapped
from data.encoders import DEFAULT


def test_vectors_of_another_encoder_are_not_called_those_of_words_and_openings():
    assert mapped(CLUSTERS)({"encoder": DEFAULT}) == (VECTORS, CLUSTERS)
    assert mapped(CLUSTERS)({"encoder": "some/model"}) == (OTHER_VECTORS, CLUSTERS)


def test_the_layout_is_told_by_the_size_of_the_corpus():
    assert [laid_out(n) for n in (11, 12, 20_000, 20_001)] == [LAYOUT_OF_FEW, LAYOUT, LAYOUT, LAYOUT_OF_MANY]
