"""The words that sources use for their columns and for the roles of speakers, in both scripts and widths."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

#: Field of this project -> names of columns that hold it, the most telling first.
COLUMN_WORDS: dict[str, str] = {
    "dialogue_id": "dialogue_id conversation_id conv_id session_id dialog_id chat_id case_id transcript_id "
    "interview_id thread_id conv case 対話ID 対話番号 会話ID 会話番号 セッションID ケースID 事例ID 面接ID 面接番号 相談ID 逐語録ID id",
    "role": "role speaker speaker_role speaker_type from author sender participant interlocutor interlocutor_id "
    "speaker_id who 役割 話者 発話者 発言者 話し手 ロール 話者ID 発話者ID",
    "text": "text utterance content message body value line sentence said transcript utterance_text 発話 発話文 "
    "発話内容 発言 発言内容 逐語 逐語録 本文 テキスト 内容 セリフ",
    "said_at": "said_at time timestamp datetime created_at date start start_time 日時 時刻 時間 発話時刻 発言時刻 開始時刻",
    "position": "position turn_id utterance_id turn index seq order utterance_index turn_index 発話番号 発言番号 順番 番号",
    "speaker": "speaker speaker_id speaker_name participant_id interlocutor_id 話者ID 発話者ID 話者名 発話者名 話者",
    "addressee": "addressee addressed_to reply_to_speaker mention_to 宛先 聞き手ID 受け手",
    "coder": "coder coder_id annotator annotator_id コーダー コーダーID 評定者 評定者ID 注釈者",
    "topic_main": "topic_main topic main_topic category problem_type 相談テーマ テーマ 主題 主訴",
    "topic_sub": "topic_sub subtopic sub_topic sub situation 細目 副題",
    "counselor_id": "counselor_id counsellor_id therapist_id counselor therapist カウンセラーID カウンセラー 担当者",
    "client_id": "client_id patient_id client patient user_id クライアントID クライエントID クライアント クライエント",
    "session_number": "session_number session session_no 回 回数 セッション",
    "score": "score total_score 合計点 得点 点数",
    "language": "language lang 言語",
    "origin": "origin source_type",
    "system": "system model モデル",
    "counselor_origin": "counselor_origin",
    "counselor_system": "counselor_system counselor_model therapist_model",
    "client_origin": "client_origin",
    "client_system": "client_system client_model user_simulator",
    "profile": "profile persona description",
    "branch_of": "branch_of original_dialogue_id regenerated_from 分岐元",
    "branch_at": "branch_at fork_at fork_position branch_position regenerated_at 分岐位置",
}
FIELDS = tuple(COLUMN_WORDS)
UTTERANCE_FIELDS = ("role", "text", "said_at", "position", "speaker", "addressee", "coder")
#: What is known of a dialogue as a whole.
ABOUT_FIELDS = tuple(name for name in FIELDS if name not in (*UTTERANCE_FIELDS, "dialogue_id"))

#: Role -> words for it; digits at the end of a word (Co1, Cl2) number an utterance or a person.
ROLE_WORDS: dict[str, str] = {
    "counselor": "counselor counsellor counselors therapist psychotherapist psychologist clinician provider helper "
    "supporter listener advisor adviser coach interviewer assistant bot gpt chatgpt ai chatbot system_agent agent "
    "doctor dr consultant recommender co coun couns t th ther カウンセラー 相談員 相談担当 聴き手 聞き手 セラピスト 心理士 臨床心理士 公認心理師 "
    "心理師 心理職 支援者 支援員 援助者 治療者 面接者 傾聴者 応答者 助言者 医師 精神科医 担当者 アシスタント ボット "
    "咨询师 心理咨询师 支持者 医生 諮商師 상담사 상담자",
    "client": "client clients patient user users seeker help_seeker human customer speaker caller visitor "
    "interviewee supportee cl cli p pt c クライアント クライエント 相談者 来談者 来談 話し手 患者 利用者 依頼者 "
    "被面接者 ユーザー ユーザ 当事者 悩み手 来访者 求助者 病人 個案 내담자 "
    "母 父 母親 父親 夫 妻 娘 息子 長男 長女 次男 次女 兄 姉 弟 妹 祖母 祖父 家族 子 子ども メンバー 参加者 "
    "mother father wife husband daughter son brother sister family member participant",
}
AROUND = re.compile(r"^[\s\"'“”「『【\[(<〈《#*・]+|[\s\"'“”」』】\])>〉》#*.:・]+$")
ENDINGS = re.compile(r"(?:さん|氏|役|様|先生|\s*\d+|(?<=[ぁ-んァ-ヶー一-龠])\s*[a-z]|[_\s-]*id)$")
SEPARATORS = re.compile(r"[\s_.\-/・]+")


@lru_cache(maxsize=4096, typed=True)
def column_key(name: object) -> str:
    """A column's name for comparison: width, case, spaces, hyphens and underscores do not matter."""
    return SEPARATORS.sub("", unicodedata.normalize("NFKC", str(name)).casefold())


def _by_key(words: dict[str, str]) -> dict[str, str]:
    keys: dict[str, str] = {}
    for field, names in words.items():
        for name in names.split():
            keys.setdefault(column_key(name), field)
    return keys


KNOWN_COLUMNS = _by_key(COLUMN_WORDS)
KNOWN_ROLES = _by_key(ROLE_WORDS)


def column_for(field: str, names: Iterable[object]) -> str | None:
    """The column among ``names`` that most likely holds ``field``; None where none is named like it."""
    by_key = {column_key(name): str(name) for name in names}
    keys = (column_key(word) for word in COLUMN_WORDS[field].split())
    return next((by_key[key] for key in keys if key in by_key), None)


def known_columns(names: Iterable[object]) -> int:
    """How many of some names are names of columns."""
    return sum(column_key(name) in KNOWN_COLUMNS for name in names)


def role_of(word: object) -> str | None:
    """The role that a word for a speaker means, as クライエント, Ｃｏ, Th., Cl2 or 心理士; None where unknown."""
    text = unicodedata.normalize("NFKC", str(word)).casefold()
    text = AROUND.sub("", text)
    for _ in range(3):
        if role := KNOWN_ROLES.get(SEPARATORS.sub("", text)):
            return role
        shorter = AROUND.sub("", ENDINGS.sub("", text))
        if shorter == text:
            return None
        text = shorter
    return KNOWN_ROLES.get(SEPARATORS.sub("", text))
