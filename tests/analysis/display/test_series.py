"""Names of lines over sessions."""

from analysis.display.series import series_in_words
from analysis.labels import Labels


def test_codes_are_worded_and_words_stay():
    labels = Labels("en")
    assert series_in_words("item_sum", "item_sum", labels) == "Item sum"
    assert series_in_words("word", "family", labels) == "family"
    assert series_in_words("topic", "family", labels) == labels.value("topic", "family")
    assert series_in_words("label", "number", labels) == "Mean of the number"
