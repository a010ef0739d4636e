"""Two small corpora in the shape of generated ones: one repeats itself, one is in another language."""

from collections.abc import Callable
from pathlib import Path

import orjson

FRIENDS = ("母", "父", "上司", "友人", "同僚", "姉", "先生", "妹", "弟", "祖母")
TIMES = ("昨日", "先週", "今朝", "最近", "毎晩", "去年")


def generated(number: int) -> dict:
    """A dialogue that begins as all others of its corpus do."""
    friend, time = FRIENDS[number % 10], TIMES[number % 6]
    lines = [
        ("user", f"こんにちは、{time}から{friend}とうまく話せなくて、とても悩んでいます。"),
        ("assistant", "お話ししてくださってありがとうございます。それはとてもつらいですね。"),
        ("user", f"{friend}に会うたびに緊張して、夜も眠れない日が続いています。番号は{number}です。"),
        ("assistant", f"なるほど、{friend}との関係がご負担になっているのですね。"),
    ]
    return {"messages": [{"role": role, "content": text} for role, text in lines]}


def write(folder: Path, make: Callable[[int], dict], n: int) -> Path:
    """A file of such dialogues."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "generated.jsonl"
    path.write_bytes(b"\n".join(orjson.dumps(make(number)) for number in range(n)))
    return path
