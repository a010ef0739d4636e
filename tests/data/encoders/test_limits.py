"""What a model takes of a text."""

from types import SimpleNamespace

import pytest

from data.encoders.limits import add_padding, positions


def model(n: int | None, padding: int | None = None) -> SimpleNamespace:
    table = SimpleNamespace(padding_idx=padding)
    return SimpleNamespace(
        config=SimpleNamespace(max_position_embeddings=n), embeddings=SimpleNamespace(position_embeddings=table)
    )


@pytest.mark.parametrize(
    ("tokens", "n", "padding", "expected"),
    [
        (10**30, 512, None, 512),
        (10**30, 40, None, 40),
        (10**30, 514, 1, 512),
        (128, 514, 1, 128),
        (10**30, None, None, 512),
    ],
)
def test_the_least_of_tokenizer_model_and_512(tokens, n, padding, expected):
    assert positions(SimpleNamespace(model_max_length=tokens), model(n, padding)) == expected


@pytest.mark.parametrize(
    ("own", "eos", "unk", "expected"),
    [("[P]", "e", "u", "[P]"), (None, "e", "u", "e"), (None, None, "u", "u"), (None, None, None, "0")],
)
def test_padding(own, eos, unk, expected):
    tokenizer = SimpleNamespace(pad_token=own, eos_token=eos, unk_token=unk, convert_ids_to_tokens=str)
    add_padding(tokenizer)
    assert tokenizer.pad_token == expected
