"""CPsyCoun: Chinese counseling rebuilt from reports; CPsyCounD as text, CPsyCounE by topic."""

from collections.abc import Iterator
from typing import Any

from data.core.store.card import Card
from data.importing.files.shapes import MESSAGES
from data.importing.files.transcripts import TRANSCRIPT
from data.importing.published.base import Published, line
from data.importing.records import Json, Record

BIBTEX = """@inproceedings{zhang-etal-2024-cpsycoun,
  title     = {{CPsyCoun}: A Report-based Multi-turn Dialogue Reconstruction and Evaluation Framework for
               {Chinese} Psychological Counseling},
  author    = {Zhang, Chenhao and Li, Renhao and Tan, Minghuan and Yang, Min and Zhu, Jingwei and Yang, Di
               and Zhao, Jiahao and Ye, Guancheng and Li, Chengming and Hu, Xiping},
  booktitle = {Findings of the Association for Computational Linguistics: ACL 2024},
  year      = {2024}
}"""
ROLES = {"来访者": "client", "心理咨询师": "counselor", "求助者": "client", "支持者": "counselor"}
PAIRS = ({"来访者", "心理咨询师"}, {"求助者", "支持者"})


class Reader(Published):
    """Transcripts of 来访者 and 心理咨询师, and lists of strings that begin with 求助者 or 支持者."""

    name = "cpsycoun"
    version = 2
    is_named_by_shape = False
    card = Card(
        title_ja="CPsyCoun",
        title_en="CPsyCoun",
        licence="CC BY 4.0",
        licence_url="https://creativecommons.org/licenses/by/4.0/",
        text_export="free",
        citation="Zhang et al. (2024). CPsyCoun. Findings of ACL 2024.",
        bibtex=BIBTEX,
        home="https://github.com/CAS-SIAT-XinHai/CPsyCoun",
        language="zh",
        origin="generated",
    )

    def recognises(self, value: Json) -> bool:
        """Messages of which two speakers are named as this corpus names them."""
        return any(pair <= {str(turn.get("role")) for turn in _turns(value)} for pair in PAIRS)

    def dialogues(self, record: Record) -> Iterator[dict[str, Any]]:
        """One dialogue; of strings the folder is the topic. A line that only seems to name a speaker goes on."""
        lines: list[dict[str, Any]] = []
        for turn in _turns(record.value):
            role, text = str(turn["role"]), str(turn["text"])
            if role in ROLES:
                lines.append(line(ROLES[role], text))
            else:
                lines[-1]["text"] += f"\n{role}：{text}"
        name = record.key or record.where
        topic = None if TRANSCRIPT in record.value else name.rpartition("/")[0].rpartition("/")[2]
        yield {"id": name, "utterances": lines, "topic_main": topic or None}


def _turns(value: Json) -> list[dict[str, Any]]:
    turns = value.get(TRANSCRIPT) or value.get(MESSAGES) if isinstance(value, dict) and len(value) == 1 else None
    return [turn for turn in turns or () if isinstance(turn, dict) and "text" in turn]
