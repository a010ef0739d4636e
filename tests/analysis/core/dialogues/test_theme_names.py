"""Names: words that one group has beyond the others, as they are written."""

import numpy as np

from analysis.core.dialogues.theme_names import key_of, telling_words, theme_name
from data.corpus import Corpus


def test_the_words_of_a_group_are_those_it_has_beyond_the_other(demo_ja: Corpus):
    group = np.where(demo_ja.texts.str.contains("猫").to_numpy(), 0, 1)
    assert "猫" in telling_words(demo_ja, group, 2)[0]
    assert "猫" not in telling_words(demo_ja, group, 2)[1]


def test_a_theme_without_words_is_its_number(demo_ja: Corpus):
    assert theme_name(demo_ja, 1, 999) == "999"
    assert key_of(2, 15) == "2.15"
