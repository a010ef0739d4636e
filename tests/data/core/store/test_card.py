"""The card of a corpus: what is wrong in one is named."""

import pytest

from data.core.problems import UserError
from data.core.store.card import Card


def test_a_card_is_read_and_written_back():
    values = {"title_en": "Invented talks", "licence": "CC BY 4.0", "text_export": "free", "invented": True}
    card = Card.from_dict(values, "corpus.json")
    assert (card.title_en, card.text_export, card.invented, card.citation) == ("Invented talks", "free", True, "")
    assert Card(**card.to_dict()) == card
    assert Card().text_export == "excerpts", "without a word about it, only excerpts leave the app"


@pytest.mark.parametrize(
    ("values", "code"),
    [({"titel": "x"}, "card_field"), ({"title_en": 1}, "card_type"), ({"text_export": "all"}, "card_text_export")],
)
def test_an_unknown_or_mistyped_field_is_an_error_that_names_the_file(values, code):
    with pytest.raises(UserError, match=r"corpus\.json") as caught:
        Card.from_dict(values, "corpus.json")
    assert caught.value.code == code
