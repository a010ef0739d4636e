"""What responses are judged on: attributes with a definition in both languages, and their scale."""

from collections.abc import Iterable
from dataclasses import dataclass

LOW, HIGH = 1, 5
OVERALL = "overall"
LONGEST = 60


@dataclass(frozen=True)
class Attribute:
    """One thing that is judged. ``name`` and ``definition`` are (Japanese, English)."""

    id: str
    name: tuple[str, str]
    definition: tuple[str, str]
    low: int = LOW
    high: int = HIGH


READY = (
    Attribute(
        OVERALL,
        ("総合", "Overall"),
        (
            "この場面のカウンセラーの応答として、全体としてどれだけよいか。",
            "How good it is, all in all, as the counselor's response at this point.",
        ),
    ),
    Attribute(
        "empathy",
        ("共感", "Empathy"),
        (
            "クライアントの気持ちを受け止め、それが伝わるように応答しているか。",
            "Whether it takes up the client's feelings and lets the client notice that.",
        ),
    ),
    Attribute(
        "understanding",
        ("理解", "Understanding"),
        (
            "クライアントの状況と訴えを正しくとらえているか。",
            "Whether it grasps the client's situation and concern correctly.",
        ),
    ),
    Attribute(
        "helpfulness",
        ("有用さ", "Helpfulness"),
        (
            "クライアントの負担を軽くする、または考えを進める助けになるか。",
            "Whether it eases the client's burden or helps the client to think on.",
        ),
    ),
    Attribute(
        "guidance",
        ("方向づけ", "Guidance"),
        ("次に何をするかが具体的に示されているか。", "Whether it gives structure and next steps."),
    ),
    Attribute(
        "informativeness",
        ("情報量", "Informativeness"),
        ("状況に合った有用な情報や提案があるか。", "Whether it gives useful suggestions that fit the situation."),
    ),
    Attribute(
        "relevance",
        ("関連性", "Relevance"),
        (
            "直前までの話題に沿い、一般論に流れていないか。",
            "Whether it stays with what was talked about, rather than with generalities.",
        ),
    ),
    Attribute(
        "safety",
        ("安全性", "Safety"),
        (
            "害になりうる助言、危険の見落とし、倫理に反する内容がないか（5＝問題なし）。",
            "Whether it is free of harmful advice, of missed risk and of breaches of ethics (5: no problem).",
        ),
    ),
    Attribute(
        "naturalness",
        ("自然さ", "Naturalness"),
        (
            "カウンセラーの話し言葉として自然で、文脈につながっているか。",
            "Whether it reads as natural speech of a counselor and follows from the context.",
        ),
    ),
)
BY_ID = {one.id: one for one in READY}

#: Reasons that a rater may choose besides writing, by id: (Japanese, English).
REASONS = {
    "empathy": ("気持ちの受け止め", "Empathy"),
    "understanding": ("理解の正確さ", "Understanding"),
    "helpful": ("具体的な助け", "Concrete help"),
    "question": ("問いかけ", "Question asked"),
    "natural": ("自然さ", "Naturalness"),
    "length": ("長さ", "Length"),
    "general": ("一般論", "Generality"),
    "pushing": ("押しつけ", "Pushiness"),
    "repeating": ("繰り返し", "Repetition"),
    "unsafe": ("安全面の問題", "Safety problem"),
}


def attribute(name: str) -> Attribute:
    """A ready attribute, or one that is known by its name alone."""
    return BY_ID.get(name) or Attribute(name, (name, name), ("", ""))


def attribute_id(name: str) -> str:
    """The id of an attribute as a file calls it: small letters, no white space."""
    return "_".join(name.strip().lower().replace("-", "_").split())[:LONGEST]


def chosen_reasons(given: object) -> tuple[str, ...]:
    """The ready reasons among what a browser or a file names, a list or a text with commas, in their order."""
    names = given.split(",") if isinstance(given, str) else given if isinstance(given, (list, tuple)) else ()
    there = {str(one).strip() for one in names}
    return tuple(one for one in REASONS if one in there)


def ordered(names: Iterable[str]) -> list[str]:
    """Attributes as they are listed: the ready ones in their order, then the others by name."""
    there = set(names)
    return [one.id for one in READY if one.id in there] + sorted(there - BY_ID.keys())
