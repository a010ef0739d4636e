"""The methods of the map that an export names: by the encoder that made the vectors."""

from analysis.map.methods import CLUSTERS, OTHER_VECTORS, VECTORS, mapped
from data.encoders import DEFAULT


def test_vectors_of_another_encoder_are_not_called_those_of_words_and_openings():
    assert mapped(CLUSTERS)({"encoder": DEFAULT}) == (VECTORS, CLUSTERS)
    assert mapped(CLUSTERS)({"encoder": "some/model"}) == (OTHER_VECTORS, CLUSTERS)
