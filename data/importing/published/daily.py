"""Japanese Daily Dialogue: small talk on five topics; the ids of dialogues begin again with each topic."""

from collections.abc import Iterator
from typing import Any

from data.core.store.card import Card
from data.importing.published.base import Published, has_lines, in_order, line
from data.importing.records import Json, Record

BIBTEX = """@inproceedings{akama2023jdd,
  title     = {日本語日常対話コーパスの構築},
  author    = {赤間 怜奈 and 磯部 順子 and 鈴木 潤 and 乾 健太郎},
  booktitle = {言語処理学会 第29回年次大会 発表論文集},
  pages     = {108--113},
  year      = {2023}
}"""


class Reader(Published):
    """Objects with ``topic_id``, ``topic_name`` and utterances by A and B."""

    name = "japanese_daily_dialogue"
    card = Card(
        title_ja="日本語日常対話コーパス",
        title_en="Japanese Daily Dialogue",
        licence="CC BY-NC-ND 4.0",
        licence_url="https://creativecommons.org/licenses/by-nc-nd/4.0/",
        text_export="excerpts",
        citation="赤間ほか (2023). 日本語日常対話コーパスの構築. 言語処理学会第29回年次大会.",
        bibtex=BIBTEX,
        home="https://github.com/jqk09a/japanese-daily-dialogue",
        language="ja",
        origin="written",
    )

    def recognises(self, value: Json) -> bool:
        """A dialogue of a numbered topic."""
        is_own = isinstance(value, dict) and value.keys() >= {"topic_id", "topic_name", "dialogue_id"}
        return is_own and has_lines(value, "utterances", "turn_num", "speaker", "utterance")

    def dialogues(self, record: Record) -> Iterator[dict[str, Any]]:
        """One dialogue, named by topic and number; who speaks first is shown as client."""
        value = record.value
        roles = in_order(turn["speaker"] for turn in value["utterances"])
        yield {
            "id": f"{value['topic_id']}-{value['dialogue_id']}",
            "utterances": [line(roles[turn["speaker"]], turn["utterance"]) for turn in value["utterances"]],
            "topic_main": value["topic_name"],
        }
