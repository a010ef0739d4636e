"""The topics page."""

TEXTS = {
    "topics.title": ("相談テーマ", "Topics"),
    "topics.machine": (
        "テーマは自動分類{by}によるもので、人手の分類ではありません。",
        "Topics were labeled automatically{by}, not coded by people.",
    ),
    "topics.model": ("（{model}）", " ({model})"),
    "topics.measure": ("得点", "Measure"),
    "topics.compare_note": (
        "平均の差には、誰が評価したかが大きく影響します。テーマだけの効果とは解釈できません。",
        "Raters differ, so differences between these means are not effects of the topic alone.",
    ),
}
