"""A chat model of transformers, from its folder or by its name on the hub. Loads torch: never in a page."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from data.core.problems import UserError
from data.core.store.hashing import hashed
from data.encoders import hub
from data.encoders.limits import add_padding
from data.generation.asking import Message, Settings

KIND = "chat model"


class Local:
    """One model, loaded: on a GPU in half precision where there is one.

    Raises:
        UserError: it cannot be had, or has no chat template.
    """

    def __init__(self, name: str, chat_template: str = "") -> None:
        self.name = hub.short(name)
        self._tokenizer, self._model = hub.opened(name, lambda local: _load(name, local), KIND)
        self.revision = hub.revision(name, self._model.config)
        if chat_template:
            self._tokenizer.chat_template = chat_template
        if not self._tokenizer.chat_template:
            raise UserError.of("no_chat_template", name=self.name)
        self._tokenizer.padding_side = "left"
        add_padding(self._tokenizer)

    def answer(self, chats: Sequence[Sequence[Message]], settings: Settings) -> list[str]:
        """One answer for each chat; a history longer than the model takes loses its oldest turns."""
        import torch

        fitting = [self._fitting(list(chat), settings.max_tokens) for chat in chats]
        encoded = self._encoded(fitting)
        inputs = {name: values.to(self._model.device) for name, values in encoded.items()}
        torch.manual_seed(int(hashed(settings.seed, chats), 16) % 2**63)
        drawn: dict[str, Any] = {"do_sample": False, "temperature": None, "top_p": None, "top_k": None}
        if settings.temperature > 0:
            drawn = {"do_sample": True, "temperature": settings.temperature, "top_p": settings.top_p, "top_k": 0}
        with torch.inference_mode():
            tokens = self._model.generate(
                **inputs,
                max_new_tokens=settings.max_tokens,
                pad_token_id=self._tokenizer.pad_token_id,
                **drawn,
            )
        answers = tokens[:, inputs["input_ids"].shape[1] :]
        return [text.strip() for text in self._tokenizer.batch_decode(answers, skip_special_tokens=True)]

    def _fitting(self, chat: list[Message], room: int) -> list[Message]:
        """A chat without its oldest turns, as many as it takes to fit; the instruction and the last turn stay."""
        limit = getattr(self._model.config, "max_position_embeddings", None)
        first = 1 if chat and chat[0]["role"] == "system" else 0
        left_out = 0
        while isinstance(limit, int) and len(chat) > first + 1:
            if self._encoded([chat])["input_ids"].shape[1] + room <= limit:
                break
            del chat[first]
            left_out += 1
        if left_out:
            sys.stderr.write(f"\nthe history is longer than the model takes: {left_out} oldest turns left out\n")
        return chat

    def _encoded(self, chats: list[list[Message]]) -> Any:
        try:
            return self._tokenizer.apply_chat_template(
                chats,
                add_generation_prompt=True,
                tokenize=True,
                padding=True,
                return_dict=True,
                return_tensors="pt",
            )
        except Exception as error:  # whatever the template raises
            raise UserError.of("bad_chat_template", name=self.name, why=str(error)[:200]) from error


def template_of(path: Path | None) -> str:
    """A chat template from a file; empty for none."""
    return text_of(path) if path else ""


def text_of(path: Path) -> str:
    """The text of a file. Raises UserError."""
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or "not UTF-8"
        raise UserError.of("no_file_to_read", path=path, why=why) from error


def _load(name: str, local: bool) -> tuple[Any, Any]:
    import torch
    from transformers import AutoModelForCausalLM, AutoTokenizer

    has_gpu = torch.cuda.is_available()
    tokenizer = AutoTokenizer.from_pretrained(name, local_files_only=local)
    model: Any = AutoModelForCausalLM.from_pretrained(
        name, local_files_only=local, dtype=torch.bfloat16 if has_gpu else torch.float32
    )
    model = model.cuda() if has_gpu else model
    return tokenizer, model.eval()
