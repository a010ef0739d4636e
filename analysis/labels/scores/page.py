"""The scores page."""

TEXTS = {
    "scores.title": ("得点", "Scores"),
    "scores.rule": (
        "合計点は20項目の和です。倫理チェックがあれば0点、離脱があれば和の半分（切り捨て）になります。",
        "The score is the sum of the 20 items; it is 0 after an ethics check, and half the sum (rounded down) where the client was unwilling to continue.",
    ),
    "scores.bin_width": ("階級の幅（点）", "Bin width (points)"),
    "scores.tab.items": ("評価項目", "Items"),
    "scores.tab.subsets": ("部分集合と算出区分", "Subsets and regimes"),
    "scores.tab.summary": ("要約", "Summary"),
    "scores.tab.other": ("その他の尺度", "Other scales"),
    "scores.tab.labels": ("発話ラベル", "Utterance labels"),
}
