"""What a model of transformers takes: how many tokens, and how texts of different length are padded."""

from typing import Any

LONGEST = 512


def positions(tokenizer: Any, model: Any) -> int:
    """The number of tokens that a model takes of a text, those that begin and end it included; at most 512."""
    limits = [LONGEST, int(tokenizer.model_max_length)]
    n_positions = getattr(getattr(model, "config", None), "max_position_embeddings", None)
    if isinstance(n_positions, int) and n_positions > 0:
        table = getattr(getattr(model, "embeddings", None), "position_embeddings", None)
        first = getattr(table, "padding_idx", None)  # RoBERTa counts its positions from there
        limits.append(n_positions if first is None else n_positions - first - 1)
    return min(limits)


def add_padding(tokenizer: Any) -> None:
    """Give a tokenizer without a padding token one of its own; padded places are masked, so any will do."""
    if tokenizer.pad_token is None:
        tokenizer.pad_token = tokenizer.eos_token or tokenizer.unk_token or tokenizer.convert_ids_to_tokens(0)
