"""The topics page."""

TEXTS = {
    "topics.title": ("相談テーマ", "Topics"),
    "topics.machine": (
        "テーマは自動ラベル{by}です。人手の分類ではありません。",
        "Topics are machine labels{by}, not human codes.",
    ),
    "topics.model": ("（{model}）", " ({model})"),
    "topics.measure": ("得点", "Measure"),
    "topics.compare_note": (
        "平均の差には、誰が評価したかが大きく影響します。テーマだけの効果とは読めません。",
        "Who rated matters a great deal for these means; they are not the effect of the topic alone.",
    ),
}
