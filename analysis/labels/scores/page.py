"""The scores page."""

TEXTS = {
    "scores.title": ("得点", "Scores"),
    "scores.rule": (
        "合計点は20項目の和です。倫理上の指摘があれば0点、継続を望まなければ和の半分（切り捨て）になります。",
        "The score is the sum of the 20 items. It is 0 after an ethics check, and half the sum (rounded down) if the client was unwilling to continue.",
    ),
    "scores.bin_width": ("階級の幅（点）", "Bin width (points)"),
    "scores.tab.distribution": ("分布", "Distribution"),
    "scores.tab.items": ("評価項目", "Items"),
    "scores.tab.subsets": ("論文の区分と得点の扱い", "Subsets and scoring rules"),
    "scores.tab.other": ("その他の尺度", "Other scales"),
    "scores.tab.labels": ("発話ラベル", "Utterance labels"),
}
