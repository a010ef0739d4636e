"""What the tests of the map share."""

SENTENCE = "学校に行きたくない"
