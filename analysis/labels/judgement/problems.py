"""What can be wrong with judgements, in Japanese next to the English of ``data.core.problems.judgement_messages``."""

from data.core.problems.judgement_messages import JUDGEMENT_ERRORS, JUDGEMENT_PROBLEMS

RULES: dict[str, tuple[str, str]] = {
    "judgement_empty": ("判定がない", "No judgement"),
    "judgement_no_system": ("システム名がない", "No system"),
    "judgement_off_scale": ("尺度の外", "Off the scale"),
    "judgement_outcome": ("勝敗が読めない", "Unknown outcome"),
    "judgement_self": ("自分自身との比較", "Judged against itself"),
    "judgement_twice": ("重複", "Duplicate"),
}
JAPANESE_PROBLEMS: dict[str, str] = {
    "judgement_empty": "判定がありません（セルが空か、数値がありません）",
    "judgement_no_system": "判定されたシステムの名前がありません",
    "judgement_off_scale": "{detail} は、ほかの値の尺度から外れています",
    "judgement_outcome": "「{detail}」は勝ち・引き分け・負けでも、2つのシステムの名前でもありません",
    "judgement_self": "システムを自分自身と比べた判定です（{detail}）。引き分けにしかならないため数えません",
    "judgement_twice": "同じ評定者が同じものをすでに判定しています（{detail}）",
}
JAPANESE_ERRORS = {
    "failures_name": "失敗例の集まりには1〜{longest}字の名前が必要です",
    "judgement_kind": "評定者の種類は person か model です（{value}ではありません）",
    "judgements_unknown": "{file}：判定の形式がわかりません。列：{columns}。必要なのは、dialogue_id と position（または context）と、system_a・system_b・winner、または system と評定です",
    "no_judgement_set": "{corpus}に判定「{id}」はありません。あるもの：{known}",
    "no_judgement_usable": "{file}：使える判定がありません。{where}：{why}",
    "study_empty": "判定するものがありません。いまの選択に、選んだシステムがすべて答えた箇所がありません",
    "study_itself": "システムを自分自身と比べることはできません",
    "study_name": "調査には1〜{longest}字の名前が必要です",
}

TEXTS = {
    **{f"rule.{name}": both for name, both in RULES.items()},
    **{f"told.{name}": (japanese, JUDGEMENT_PROBLEMS[name]) for name, japanese in JAPANESE_PROBLEMS.items()},
    **{f"error.{name}": (japanese, JUDGEMENT_ERRORS[name]) for name, japanese in JAPANESE_ERRORS.items()},
    "error.no_attribute": (
        "「{attribute}」は判定されていません。あるもの：{known}",
        "“{attribute}” was not judged; there are: {known}",
    ),
    "error.no_rater": (
        "評定者「{rater}」はいません。いるのは：{known}",
        "there is no rater “{rater}”; there are: {known}",
    ),
    "error.no_judged_system": (
        "システム「{system}」は判定されていません。あるもの：{known}",
        "the system “{system}” was not judged; there are: {known}",
    ),
    "error.not_an_effect": ("効果量 {value} は正の数ではありません。", "the effect {value} is not above 0"),
    "absent.judgements": (
        "この選択にはまだ判定がありません。",
        "This selection has no judgements yet.",
    ),
    "absent.judged_pairs": (
        "この観点には、2つを比べられる判定がありません（評定が1システムだけです）。",
        "No two systems were judged on this attribute.",
    ),
    "absent.judged_order": (
        "どちらが先に示されたかも、応答の長さもわからないため、順序と長さの影響は調べられません。",
        "Neither the order of presentation nor the lengths of the responses are known, so biases cannot be examined.",
    ),
    "absent.judged_lengths": (
        "判定された応答の本文がないため、長さがわかりません。",
        "The texts of the judged responses are not in the library, so their lengths are unknown.",
    ),
    "absent.judged_responses": (
        "判定された応答の本文がないため、自動指標と比べられません。",
        "The judged responses are not in the library, so metrics cannot be compared.",
    ),
    "absent.people_and_judges": (
        "同じ応答を人とモデルの両方が判定したものがありません。",
        "No response was judged by both people and models.",
    ),
    "absent.judgement_groups": (
        "この分け方に必要な情報がコーパスにありません。",
        "The corpus lacks what these groups are made of.",
    ),
}
