"""The topics page."""

TEXTS = {
    "topics.title": ("相談テーマ", "Topics"),
    "topics.machine": (
        "テーマは GPT-4o-mini による自動ラベルです。人手の分類ではありません。",
        "Topics are machine labels by GPT-4o-mini, not human codes.",
    ),
    "topics.measure": ("得点", "Measure"),
    "topics.compare_note": (
        "平均の差には、誰が評価したかが大きく影響します。テーマだけの効果とは読めません。",
        "Who rated matters a great deal for these means; they are not the effect of the topic alone.",
    ),
}
