"""The prompts of each task, and what an answer says."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import orjson
import polars as pl

from data.core.schema import ITEM_HIGH, ITEM_LOW, ITEMS
from data.corpus import Corpus
from data.generation.asking import Ask, Message, Model, Settings
from data.judgement.attributes import BY_ID
from data.responses.target_lines import CHAT, lines
from data.responses.targets import turns

OBJECT = re.compile(r"\{.*?\}", re.DOTALL)
CHOICE = re.compile(r"\b(tie|A|B)\b|(引き分け|同等)", re.IGNORECASE)
SHOWN = 200
SPEAKERS = {"ja": {"counselor": "カウンセラー", "client": "クライアント", "other": "その他"}}
ENGLISH_SPEAKERS = {"counselor": "Counselor", "client": "Client", "other": "Other"}


class Prompts(NamedTuple):
    """What models are told, in one language."""

    respond: str
    client: str
    scores: str
    judge: str


PROMPTS = {
    "ja": Prompts(
        "心理カウンセリングの会話において、対話履歴を考慮し、カウンセラーとして適切に応答してください。",
        "あなたはオンラインの相談に来たクライアントです。相談のテーマは「{topic}」です。これまでの会話に続けて、クライアントとして短く自然に一度だけ発言してください。",
        "次の心理カウンセリングの対話を読み、クライアントの立場で各項目を0（まったくそう思わない）から5（とてもそう思う）の整数で評価してください。"
        "項目名をキーとするJSONだけを出力してください。\n項目：\n{items}",
        "次の対話に続くカウンセラーの応答として、どちらがよいかを判定してください。{attribute}"
        '{{"winner": "A" または "B" または "tie", "reason": "短い理由"}} の形のJSONだけを出力してください。',
    ),
    "en": Prompts(
        "You are the counselor in this counseling conversation. Considering the whole history, give the counselor's next response.",
        "You are a client who came to online counseling. The topic is “{topic}”. Continue the conversation: speak once, briefly and naturally, as the client.",
        "Read this counseling dialogue and rate it as the client would: a whole number from 0 (not at all) to 5 (very much) for each item. "
        "Answer with a JSON object alone, whose keys are the items' names.\nItems:\n{items}",
        "Which of the two responses of the counselor continues this dialogue better? {attribute}"
        'Answer with a JSON object alone: {{"winner": "A" or "B" or "tie", "reason": "a short reason"}}.',
    ),
}
ATTRIBUTE = {"ja": "観点：{attribute}。", "en": "Judge by this: {attribute}. "}


def prompts_of(language: str) -> Prompts:
    """The prompts for texts in a language; English where there are none of its own."""
    return PROMPTS.get(language, PROMPTS["en"])


def to_respond(corpus: Corpus, dialogue_ids: pl.Series, system: str, prompt: str) -> Iterator[Ask]:
    """One question for each target: the whole merged history as a chat (Qi et al. 2025)."""
    for line in lines(corpus, dialogue_ids):
        target = orjson.loads(line)
        row = {"system": system, "dialogue_id": target["dialogue_id"], "position": target["position"]}
        messages: list[Message] = [{"role": "system", "content": prompt}, *target["messages"]]
        yield Ask(target["id"], tuple(messages), row)


def read_response(ask: Ask, text: str) -> dict[str, Any]:
    """A response as it is."""
    return {"response": text}


def to_score(
    corpus: Corpus, dialogue_ids: pl.Series, system: str, prompt: str, items: Mapping[str, str], language: str
) -> Iterator[Ask]:
    """One question for each dialogue: the whole of it, and the items with what they ask (name to words)."""
    asked = prompt.replace("{items}", "\n".join(f"{name}: {words}" for name, words in items.items()))
    for part in turns(corpus, dialogue_ids).partition_by("dialogue_id", maintain_order=True):
        number = int(part["dialogue_id"][0])
        messages: tuple[Message, ...] = (
            {"role": "system", "content": asked},
            {"role": "user", "content": _transcript(part, language)},
        )
        yield Ask(str(number), messages, {"system": system, "dialogue_id": number})


def read_scores(ask: Ask, text: str) -> dict[str, Any]:
    """The items of the first JSON object in an answer; what is off the scale stays as it is, for the import."""
    given = _object(text)
    items = {name: given[name] for name in ITEMS if isinstance(given.get(name), int | float)}
    if not items:
        return {"failure": f"no ratings in: {text[:SHOWN]}"}
    off = [name for name, value in items.items() if not ITEM_LOW <= value <= ITEM_HIGH]
    return {"items": items, **({"off_scale": off} if off else {})}


@dataclass(frozen=True)
class Pair:
    """Two responses to one target."""

    dialogue_id: int
    position: int
    a: str
    b: str


def _in_words(name: str, language: str) -> str:
    """An attribute's name with its definition, where it is a ready one."""
    ready = BY_ID.get(name)
    if ready is None:
        return name
    own = ("ja", "en").index(language)
    return (
        f"{ready.name[own]}（{ready.definition[own]}）" if own == 0 else f"{ready.name[1]} ({ready.definition[1]})"
    )


def to_judge(
    corpus: Corpus,
    pairs: Sequence[Pair],
    systems: tuple[str, str],
    judge: str,
    prompt: str,
    attribute: str,
    language: str,
) -> Iterator[Ask]:
    """Two questions for each pair, one in each order, so that a judge's liking for the first can be seen.

    ``attribute``: the id of a ready one, which is asked for by name and definition, or words.
    """
    words = ATTRIBUTE[language].format(attribute=_in_words(attribute, language)) if attribute else ""
    asked = prompt.replace("{attribute}", words)
    asked = asked.replace("{{", "{").replace("}}", "}")
    ids = pl.Series([pair.dialogue_id for pair in pairs], dtype=pl.UInt32).unique()
    parts = {int(part["dialogue_id"][0]): part for part in turns(corpus, ids).partition_by("dialogue_id")}
    for pair in pairs:
        before = parts[pair.dialogue_id].filter(pl.col("position") < pair.position)
        for order in ("ab", "ba"):
            first, second = (pair.a, pair.b) if order == "ab" else (pair.b, pair.a)
            text = f"{_transcript(before, language)}\n\n[A]\n{first}\n\n[B]\n{second}"
            row = {
                "dialogue_id": pair.dialogue_id,
                "position": pair.position,
                "system_a": systems[0],
                "system_b": systems[1],
                "order": order,
                "judge": judge,
                "kind": "model",
                **({"attribute": attribute} if attribute else {}),
            }
            messages: tuple[Message, ...] = (
                {"role": "system", "content": asked},
                {"role": "user", "content": text},
            )
            yield Ask(f"{pair.dialogue_id}-{pair.position}-{order}", messages, row)


def read_judgement(ask: Ask, text: str) -> dict[str, Any]:
    """The winner of an answer, as a or b of the systems whatever was shown first; ``failure`` where it names none."""
    given = _object(text)
    match = CHOICE.search(str(given.get("winner", "")) or text)
    if match is None:
        return {"failure": f"no winner in: {text[:SHOWN]}"}
    shown = "tie" if match[2] else match[1].lower()
    winner = {"a": "b", "b": "a"}.get(shown, shown) if ask.row["order"] == "ba" else shown
    return {"winner": winner, "reason": str(given.get("reason", ""))}


class Played:
    """A model that plays the counselor of a whole dialogue, against a model that plays the client."""

    def __init__(self, counselor: Model, client: Model, instructions: tuple[str, str], n_turns: int) -> None:
        self.counselor, self.client = counselor, client
        self.instructions = instructions
        self.n_turns = n_turns

    @property
    def name(self) -> str:
        """The counselor's and the client's."""
        return f"{self.counselor.name} / {self.client.name}"

    @property
    def revision(self) -> str:
        """Of both."""
        return f"{self.counselor.revision} / {self.client.revision}"

    def answer(self, chats: Sequence[Sequence[Message]], settings: Settings) -> list[str]:
        """Each dialogue played on from its opening: its turns as JSON, the counselor's first."""
        return [orjson.dumps(self._play(list(chat), settings)).decode() for chat in chats]

    def _play(self, chat: list[Message], settings: Settings) -> list[dict[str, str]]:
        topic, *spoken = chat
        told: Message = {"role": "system", "content": self.instructions[0]}
        as_client: Message = {
            "role": "system",
            "content": self.instructions[1].replace("{topic}", topic["content"]),
        }
        played: list[dict[str, str]] = []
        for turn in range(self.n_turns):
            is_counselor = turn % 2 == 0
            model = self.counselor if is_counselor else self.client
            seen = [told, *spoken] if is_counselor else [as_client, *map(_from_the_other_side, spoken)]
            [text] = model.answer([seen], settings)
            if not text:
                break
            role = "counselor" if is_counselor else "client"
            played.append({"role": role, "text": text})
            spoken.append({"role": CHAT[role], "content": text})
        return played


def to_play(corpus: Corpus, dialogue_ids: pl.Series, system: str, topics: Mapping[str, str]) -> Iterator[Ask]:
    """One question for each dialogue: its topic, and its turns before the counselor's first answer."""
    known = corpus.dialogues.select("dialogue_id", "topic_main", "topic_sub").rows_by_key(
        "dialogue_id", named=True, unique=True
    )
    seen: set[int] = set()
    for line in lines(corpus, dialogue_ids):
        target = orjson.loads(line)
        number = int(target["dialogue_id"])
        if number in seen:
            continue
        seen.add(number)
        about = known[number]
        main = topics.get(about["topic_main"] or "", about["topic_main"] or "")
        topic = " / ".join(filter(None, (main, about["topic_sub"])))
        row = {"system": system, "dialogue_id": number, "position": target["position"]}
        yield Ask(str(number), ({"role": "system", "content": topic}, *target["messages"]), row)


def read_played(ask: Ask, text: str) -> dict[str, Any]:
    """The turns that were played, and the counselor's first as the response."""
    played = orjson.loads(text)
    return {"response": played[0]["text"], "turns": played} if played else {"failure": "nothing was said"}


def _from_the_other_side(message: Message) -> Message:
    return {"role": {"assistant": "user", "user": "assistant"}[message["role"]], "content": message["content"]}


def _transcript(part: pl.DataFrame, language: str) -> str:
    names = SPEAKERS.get(language, ENGLISH_SPEAKERS)
    return "\n".join(f"{names[role]}: {text}" for role, text in part.select("role", "text").iter_rows())


def _object(text: str) -> dict[str, Any]:
    """The first JSON object in a text, also within a fence or after some words."""
    for candidate in (*OBJECT.findall(text), text[text.find("{") : text.rfind("}") + 1]):
        try:
            value = orjson.loads(candidate)
        except orjson.JSONDecodeError:
            continue
        if isinstance(value, dict):
            inner = value.get("items")
            return inner if isinstance(inner, dict) else value
    return {}
