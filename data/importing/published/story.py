"""StoryCCDial: two persons write a story together; acts stand in brackets inside the text."""

import re
from collections.abc import Iterator
from typing import Any

from data.core.store.card import Card
from data.importing.published.base import Published, has_lines, in_order, line
from data.importing.records import Json, Record

ACT = re.compile(r"\[([A-Za-z]{2,40})\]")
SPEAKER = re.compile(r"\s*([A-Z])\s*[:：](.*)", re.DOTALL)


class Reader(Published):
    """Objects whose ``dialogue_history`` holds a time and a text such as "A：…[suggest]"."""

    name = "story_co_creation"
    card = Card(
        title_ja="StoryCCDial（物語共創対話）",
        title_en="StoryCCDial",
        licence="CC BY-NC 4.0",
        licence_url="https://creativecommons.org/licenses/by-nc/4.0/",
        text_export="excerpts",
        citation="StoryCCDial: Collecting and Analyzing Human–Human Co-Creation Dialogues.",
        home="https://github.com/UEC-InabaLab/StoryCCDial",
        language="ja",
        origin="written",
    )

    def recognises(self, value: Json) -> bool:
        """A history of timed texts."""
        return has_lines(value, "dialogue_history", "utt")

    def dialogues(self, record: Record) -> Iterator[dict[str, Any]]:
        """One session; its start and end are no utterances, and who speaks first is shown as client."""
        said = [
            (SPEAKER.match(turn["utt"]), turn.get("timestamp", "")) for turn in record.value["dialogue_history"]
        ]
        spoken = [(match[1], match[2], time) for match, time in said if match]
        roles = in_order(speaker for speaker, _, _ in spoken)
        stories = record.value.get("stories") or {}
        yield {
            "id": str(record.value["dialogue_id"]),
            "utterances": [
                line(roles[speaker], ACT.sub("", text).strip(), time=time, labels=_acts(text))
                for speaker, text, time in spoken
            ],
            "topic_sub": stories.get("story_theme"),
        }


def _acts(text: str) -> list[tuple[str, str]]:
    acts = dict.fromkeys(ACT.findall(text))
    return [("act", ", ".join(acts))] if acts else []
