"""KokoroChat: one JSON object a dialogue, with topic and the client's feedback (Qi et al., ACL 2025).

Tolerates what siblings in the wild do: Japanese names of roles and items, times with weekday,
labels on utterances, no feedback at all.
"""

from collections.abc import Mapping
from operator import itemgetter
from typing import Any

from data.core.problems import Problems
from data.core.schema import CHECK_MARKS
from data.core.schema import ROLES as ROLE_LIST
from data.core.store.card import Card
from data.importing.chunks import Cells
from data.importing.draft import Draft, Label
from data.importing.formats.kokorochat_feedback import (
    check_score,
    is_checked,
    items_of,
    person_of,
    score_of,
    source_id_of,
)
from data.importing.formats.kokorochat_names import BIBTEX, FIELDS, JAPANESE, PUBLISHED, RAW_ITEMS, ROLES, TOPICS
from data.importing.records import Json, Record

ROLE_CODES = {word: ROLE_LIST.index(role) for word, role in ROLES.items()}
OTHER = ROLE_LIST.index("other")
PLAIN_KEYS = 3
LABEL_FIELDS = ("tag", "label", "distress_level", "disclosure_depth")
_KEYS = (*FIELDS, *RAW_ITEMS.values(), *CHECK_MARKS)


class Reader:
    """Records of the shape {dialogue, topic, review_by_client_en}."""

    name = "kokorochat"
    is_named_by_shape = False
    published: frozenset[str] = frozenset({PUBLISHED})
    version = 1
    text_key = "utterance"
    original_key: str | None = None
    review_keys: tuple[str, ...] = ("review_by_client_en", "review_by_client_jp")
    topics = tuple(TOPICS.values())
    card = Card(
        title_ja="KokoroChat",
        title_en="KokoroChat",
        licence="CC BY-NC-ND 4.0",
        licence_url="https://creativecommons.org/licenses/by-nc-nd/4.0/",
        text_export="excerpts",
        citation="Qi et al. (2025). KokoroChat. ACL 2025.",
        bibtex=BIBTEX,
        home="https://github.com/UEC-InabaLab/KokoroChat",
        language="ja",
        origin="role_play",
        topics_by_machine=True,
        topics_by="GPT-4o-mini",
    )

    def recognises(self, value: Json) -> bool:
        """A dict with a list ``dialogue`` whose utterances have this format's text key."""
        turns = value.get("dialogue") if isinstance(value, dict) else None
        if not isinstance(turns, list):
            return False
        if turns and isinstance(turns[0], dict):
            return self.text_key in turns[0] and self._has_own_keys(turns[0])
        return any(key in value for key in self.review_keys)

    def _has_own_keys(self, utterance: Mapping[str, Any]) -> bool:
        return "content" not in utterance

    def close(self, draft: Draft, problems: Problems) -> None:
        """Every record was passed on when it came."""

    def add(self, record: Record, draft: Draft, problems: Problems) -> None:
        """Take in one dialogue; a record without readable utterances is set aside whole."""
        where, value = record.where, record.value
        try:
            turns = value["dialogue"]
            texts = list(map(itemgetter(self.text_key), turns))
            roles = list(map(itemgetter("role"), turns))
            lines = Cells.of(texts)
            times = _column(turns, "time")
        except (KeyError, TypeError, AttributeError):
            rule, values = self._fault(value)
            problems.add(where, rule, kept=False, **values)
            return
        if not texts:
            problems.add(where, "empty_dialogue", kept=False)
            return
        review = self._review(where, value, problems)
        source_id = source_id_of(where, review.get("evaluation_id"), problems)
        topic = self._topic(where, value, problems)
        items = items_of(where, review, problems)
        marks = {mark: is_checked(where, mark, review.get(mark), problems) for mark in CHECK_MARKS}
        score = score_of(where, review.get("score"), problems)
        check_score(where, score, items, marks, problems)
        draft.add(
            where,
            {
                "source_id": source_id,
                "counselor_id": person_of(where, "counselor_id", review, problems),
                "client_id": person_of(where, "client_id", review, problems),
                "score": score,
                "language": self._language(texts),
                "origin": self.card.origin,
                **topic,
                **marks,
            },
            texts=lines,
            roles=_roles(where, roles, problems),
            times=_times(where, times, problems),
            originals=self._originals(turns),
            items=items,
            labels=_labels(turns),
        )

    def _originals(self, turns: list[dict[str, Any]]) -> list[str | None] | None:
        if self.original_key is None:
            return None
        lines = [turn.get(self.original_key) for turn in turns]
        return [line if isinstance(line, str) else None for line in lines]

    def _language(self, texts: list[str]) -> str:
        return self.card.language

    def _fault(self, value: Json) -> tuple[str, dict[str, Any]]:
        """The rule that a record without readable utterances breaks, and its values."""
        if not isinstance(value, dict):
            return "no_record", {"detail": type(value).__name__}
        if "dialogue" not in value:
            return "no_dialogue", {"keys": ", ".join(map(str, value)) or "–"}
        turns = value["dialogue"]
        if not isinstance(turns, list):
            return "no_list", {"key": "dialogue", "type": type(turns).__name__}
        for at, turn in enumerate(turns):
            if not isinstance(turn, dict):
                return "utterance_unreadable", {"at": at, "type": type(turn).__name__}
            for key in (self.text_key, "role"):
                if key not in turn:
                    return "utterance_lacks", {"at": at, "key": key}
            text = turn[self.text_key]
            if not isinstance(text, str):
                return "no_text", {"at": at, "key": self.text_key, "type": type(text).__name__}
        return "dialogue_unreadable", {}

    def _review(self, where: str, value: Mapping[str, Any], problems: Problems) -> dict[str, Any]:
        reviews = (value[key] for key in self.review_keys if isinstance(value.get(key), dict))
        review: dict[str, Any] | None = next(reviews, None)
        if review is None:
            if any(value.get(key) is not None for key in self.review_keys):
                problems.add(where, "feedback_unreadable", kept=True)
            else:
                problems.add(where, "no_feedback", kept=True, key=self.review_keys[0])
            return {}
        if "evaluation_id" in review and "clarified_issues_cleraly" in review:
            return review
        names = {key: next((n for n in (key, *JAPANESE.get(key, ())) if n in review), None) for key in _KEYS}
        return {key: review[name] for key, name in names.items() if name is not None}

    def _topic(self, where: str, value: Mapping[str, Any], problems: Problems) -> dict[str, str | None]:
        topic = value.get("topic")
        if not isinstance(topic, dict):
            problems.add(where, "no_topic", kept=True)
            return {"topic_main": None, "topic_sub": None}
        main = topic.get("main_en") or topic.get("main_jp")
        sub = topic.get("sub")
        if not isinstance(main, str | None):
            problems.add(where, "topic_unreadable", kept=True, field="topic_main", value=repr(main))
            main = None
        if not isinstance(sub, str | None):
            problems.add(where, "topic_unreadable", kept=True, field="topic_sub", value=repr(sub))
            sub = None
        return {"topic_main": main and TOPICS.get(main, main), "topic_sub": sub}


def _column(turns: list[dict[str, Any]], key: str) -> list[Any]:
    """One field of every utterance, None where it lacks; most often none does."""
    try:
        return list(map(itemgetter(key), turns))
    except KeyError:
        return [turn.get(key) for turn in turns]


def _roles(where: str, roles: list[Any], problems: Problems) -> bytes:
    """The roles' codes; the common case, every word known, costs one look each."""
    try:
        return bytes(map(ROLE_CODES.__getitem__, roles))
    except (KeyError, TypeError):  # TypeError: one of them is a list or an object
        return bytes(_role(where, index, role, problems) for index, role in enumerate(roles))


def _times(where: str, times: list[Any], problems: Problems) -> Cells:
    try:
        return Cells.of(times)
    except TypeError:
        return Cells.of([_time(where, index, time, problems) for index, time in enumerate(times)])


def _role(where: str, index: int, role: object, problems: Problems) -> int:
    if isinstance(role, str) and role in ROLE_CODES:
        return ROLE_CODES[role]
    problems.add(where, "unknown_role", kept=True, at=index, value=repr(role))
    return OTHER


def _time(where: str, index: int, time: object, problems: Problems) -> str:
    if isinstance(time, str):
        return time
    if time is not None:
        problems.add(where, "unreadable_time", kept=True, at=index, value=repr(time))
    return ""


def _labels(turns: list[dict[str, Any]]) -> list[Label]:
    """Annotations that an edition puts on its utterances."""
    if max(map(len, turns)) <= PLAIN_KEYS:
        return []
    present = [name for name in LABEL_FIELDS if any(name in turn for turn in turns)]
    return [
        (position, scheme, str(turn[scheme]), None)
        for scheme in present
        for position, turn in enumerate(turns)
        if turn.get(scheme) is not None
    ]
