"""Small invented files to upload."""

import json
from pathlib import Path

from data.core.schema import ITEMS

LINES = (
    ("counselor", "こんにちは。今日はどんなことを話しましょうか。"),
    ("client", "引っ越しのあと、隣の家の犬がこわくて庭に出られません。"),
    ("counselor", "庭に出られないのはつらいですね。"),
    ("client", "はい、洗濯物も部屋に干しています。"),
)


def kokorochat(path: Path, n: int = 6) -> Path:
    """Dialogues in KokoroChat's format, one a line."""
    with path.open("w", encoding="utf-8") as file:
        for number in range(1, n + 1):
            rating = 2 + number % 4
            review = {
                "evaluation_id": number,
                "evaluation_created_at": f"2022-05-{number:02}T12:00:00",
                "client_id": number % 3,
                "counselor_id": 10 + number % 2,
                "score": rating * len(ITEMS),
                **dict.fromkeys(ITEMS, rating),
                "harmful_due_to_ignorance": None,
                "other_potentially_unethical": None,
                "unwilling_to_continue": None,
            }
            dialogue = [
                {
                    "role": role,
                    "time": f"2022-05-{number:02}T11:{minute:02}:00",
                    "utterance": f"{text}（{number}）",
                }
                for minute, (role, text) in enumerate(LINES)
            ]
            topic = {"main_jp": "人間関係", "main_en": "Interpersonal Issues", "sub": "隣人"}
            record = {"dialogue": dialogue, "topic": topic, "review_by_client_en": review}
            file.write(json.dumps(record, ensure_ascii=False) + "\n")
    return path


def table(path: Path) -> Path:
    """Utterances as a table with headings of its own."""
    rows = ["file,voice,words"]
    rows += [f"{case},{'X' if role == 'counselor' else 'Y'},{text}" for case in "abc" for role, text in LINES]
    path.write_text("\n".join(rows) + "\n", "utf-8")
    return path


def broken(path: Path) -> Path:
    """A file that stops in the middle of a record."""
    path.write_text('{"dialogue": [{"role": "client", "utt', "utf-8")
    return path
