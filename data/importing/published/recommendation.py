"""Conversational recommendation as CFCRS and iEvaLM use it: INSPIRED, ReDial, OpenDialKG, and their logs."""

from collections.abc import Iterator
from typing import Any

from data.core.problems import Problems
from data.core.store.card import Card
from data.importing.draft import Draft
from data.importing.files.shapes import MESSAGES
from data.importing.published.base import Published, has_lines, line, rating
from data.importing.records import Json, Record
from data.importing.vocabulary import role_of

INSPIRED = """@inproceedings{hayati-etal-2020-inspired,
  title     = {{INSPIRED}: Toward Sociable Recommendation Dialog Systems},
  author    = {Hayati, Shirley Anugrah and Kang, Dongyeop and Zhu, Qingxiaoyang and Shi, Weiyan and Yu, Zhou},
  booktitle = {Proceedings of EMNLP 2020},
  year      = {2020}
}"""
REDIAL = """@inproceedings{li2018redial,
  title     = {Towards Deep Conversational Recommendations},
  author    = {Li, Raymond and Kahou, Samira Ebrahimi and Schulz, Hannes and Michalski, Vincent and Charlin,
               Laurent and Pal, Chris},
  booktitle = {Advances in Neural Information Processing Systems 31},
  year      = {2018}
}"""
OPENDIALKG = """@inproceedings{moon-etal-2019-opendialkg,
  title     = {{OpenDialKG}: Explainable Conversational Reasoning with Attention-based Walks over Knowledge
               Graphs},
  author    = {Moon, Seungwhan and Shah, Pararth and Kumar, Anuj and Subba, Rajen},
  booktitle = {Proceedings of ACL 2019},
  year      = {2019}
}"""
IEVALM = """@inproceedings{wang2023rethinking,
  title     = {Rethinking the Evaluation for Conversational Recommendation in the Era of Large Language
               Models},
  author    = {Wang, Xiaolei and Tang, Xinyu and Zhao, Wayne Xin and Wang, Jingyuan and Wen, Ji-Rong},
  booktitle = {Proceedings of EMNLP 2023},
  year      = {2023}
}"""
ROLES = {"RECOMMENDER": "counselor", "SEEKER": "client"}


class Inspired(Published):
    """Objects with ``dialog_id`` and ``dialog`` of a recommender and a seeker."""

    name = "inspired"
    card = Card(
        title_ja="INSPIRED",
        title_en="INSPIRED",
        citation="Hayati et al. (2020). INSPIRED. EMNLP 2020.",
        bibtex=INSPIRED,
        language="en",
        origin="written",
    )

    def recognises(self, value: Json) -> bool:
        """A dialogue whose speakers are named in capitals."""
        return has_lines(value, "dialog", "role", "text") and value["dialog"][0]["role"] in ROLES

    def dialogues(self, record: Record) -> Iterator[dict[str, Any]]:
        """One dialogue: the recommender is shown as counselor, the seeker as client."""
        lines = [line(ROLES.get(turn["role"], turn["role"]), turn["text"]) for turn in record.value["dialog"]]
        yield {"id": record.value.get("dialog_id"), "utterances": lines}


class ReDial(Published):
    """Objects with ``messages`` by the ids of workers, of whom one began the talk."""

    name = "redial"
    card = Card(
        title_ja="ReDial",
        title_en="ReDial",
        licence="CC BY 4.0",
        licence_url="https://creativecommons.org/licenses/by/4.0/",
        text_export="free",
        citation="Li et al. (2018). Towards Deep Conversational Recommendations. NeurIPS 2018.",
        bibtex=REDIAL,
        language="en",
        origin="written",
    )

    def recognises(self, value: Json) -> bool:
        """A talk of an initiator and a respondent."""
        is_own = isinstance(value, dict) and value.keys() >= {"initiatorWorkerId", "respondentWorkerId"}
        return is_own and has_lines(value, "messages", "senderWorkerId", "text")

    def dialogues(self, record: Record) -> Iterator[dict[str, Any]]:
        """One talk: who looks for a film is shown as client, who recommends as counselor."""
        value = record.value
        seeker, recommender = value["initiatorWorkerId"], value["respondentWorkerId"]
        roles = {recommender: "counselor", seeker: "client"}
        yield {
            "id": str(value["conversationId"]),
            "utterances": [
                line(roles.get(turn["senderWorkerId"], "other"), turn["text"]) for turn in value["messages"]
            ],
            "client_id": seeker,
            "counselor_id": recommender,
        }


class OpenDialKG(Published):
    """Lists of messages of a user and an assistant with the entities that each names."""

    name = "opendialkg"
    card = Card(
        title_ja="OpenDialKG",
        title_en="OpenDialKG",
        licence="CC BY-NC 4.0",
        licence_url="https://creativecommons.org/licenses/by-nc/4.0/",
        text_export="excerpts",
        citation="Moon et al. (2019). OpenDialKG. ACL 2019.",
        bibtex=OPENDIALKG,
        language="en",
        origin="written",
    )

    def recognises(self, value: Json) -> bool:
        """Messages with entities and items."""
        return has_lines(value, MESSAGES, "role", "text", "entity", "item")

    def dialogues(self, record: Record) -> Iterator[dict[str, Any]]:
        """One dialogue."""
        lines = [line(role_of(turn["role"]) or turn["role"], turn["text"]) for turn in record.value[MESSAGES]]
        yield {"id": None, "utterances": lines}


class Simulated(Published):
    """Logs of a system that talks with a simulated user: ``simulator_dialog`` with its ``context``."""

    name = "ievalm_log"
    card = Card(
        title_ja="iEvaLM（対話ログ）",
        title_en="iEvaLM, interactive logs",
        citation="Wang et al. (2023). Rethinking the Evaluation for Conversational Recommendation. EMNLP 2023.",
        bibtex=IEVALM,
        home="https://github.com/RUCAIBox/iEvaLM-CRS",
        language="en",
        origin="generated",
    )

    def recognises(self, value: Json) -> bool:
        """A log with what the simulated user and the system said."""
        inner = value.get("simulator_dialog") if isinstance(value, dict) else None
        return has_lines(inner, "context", "role", "content")

    def dialogues(self, record: Record) -> Iterator[dict[str, Any]]:
        """One conversation, with the score of persuasiveness where it was asked."""
        turns = record.value["simulator_dialog"]["context"]
        score = record.value.get("persuasiveness_score")
        yield {
            "id": None,
            "utterances": [line(role_of(turn["role"]) or turn["role"], turn["content"]) for turn in turns],
            "ratings": rating("persuasiveness", None, score, low=0, high=2, rater_kind="model"),
        }


class Evaluated(Published):
    """Rows of an evaluation, one a turn: ``context`` and the response to it; the longest is the dialogue."""

    name = "crs_evaluation"
    is_named_by_shape = False
    card = Card(bibtex=IEVALM, home="https://github.com/RUCAIBox/iEvaLM-CRS", language="en", origin="written")

    def __init__(self) -> None:
        super().__init__()
        self._longest: dict[tuple[str, str], Record] = {}

    def recognises(self, value: Json) -> bool:
        """A context of texts with the response to it."""
        is_own = isinstance(value, dict) and value.keys() >= {"dialog_id", "turn_id", "context", "rec", "resp"}
        return is_own and isinstance(value["context"], list)

    def add(self, record: Record, draft: Draft, problems: Problems) -> None:
        """Hold the row back if it is the longest of its dialogue so far."""
        if not self.recognises(record.value):
            super().add(record, draft, problems)
            return
        key = record.file, str(record.value["dialog_id"])
        if key not in self._longest or _length(record) > _length(self._longest[key]):
            self._longest[key] = record

    def close(self, draft: Draft, problems: Problems) -> None:
        """Pass on the longest row of each dialogue."""
        for record in self._longest.values():
            super().add(record, draft, problems)

    def dialogues(self, record: Record) -> Iterator[dict[str, Any]]:
        """One dialogue: the response is the system's, and before it speakers take turns."""
        texts = [*record.value["context"], record.value["resp"]]
        sides = ("counselor", "client")
        lines = [line(sides[(len(texts) - 1 - at) % 2], text) for at, text in enumerate(texts)]
        yield {"id": str(record.value["dialog_id"]), "utterances": [one for one in lines if one["text"]]}


def _length(record: Record) -> int:
    return len(record.value["context"])
