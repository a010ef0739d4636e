"""What is asked of a model, and what a model is."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol, TypedDict


class Message(TypedDict):
    """One message of a chat; role: system, user or assistant."""

    role: str
    content: str


@dataclass(frozen=True)
class Ask:
    """One question: its id within a run, the chat so far, and what its row in the file begins with."""

    id: str
    messages: tuple[Message, ...]
    row: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Settings:
    """How answers are drawn; at temperature 0 the likeliest token is always taken."""

    max_tokens: int = 256
    temperature: float = 0.0
    top_p: float = 1.0
    seed: int = 1
    batch: int = 4


class Model(Protocol):
    """Answers chats."""

    @property
    def name(self) -> str:
        """The name that the model has where it is."""

    @property
    def revision(self) -> str:
        """The version of its weights, as far as it is known."""

    def answer(self, chats: Sequence[Sequence[Message]], settings: Settings) -> list[str]:
        """One answer for each chat."""
