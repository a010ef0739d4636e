"""Home."""

TEXTS = {
    "home.title": ("コーパスの概要", "The corpus at a glance"),
    "home.can_do": ("ここでできること", "What you can do here"),
    "home.can_filter": (
        "左の条件で対話を絞り込む。条件はURLに残るので、リンクを送れば同じ画面を共有できます。",
        "Filter dialogues on the left. The conditions live in the URL: send the link and others see the same view.",
    ),
    "home.can_press": (
        "図の棒や点、表の行を選ぶと、その数のもとになった対話へ進めます。「戻る」で元の画面に戻ります。",
        "Press a bar or dot, or pick a row of a table, to get to the dialogues behind it. "
        "The way back leads to the page as it was.",
    ),
    "home.can_topics": (
        "テーマの割合と、テーマごとの評価を見る。",
        "See the share of topics, and how each was rated.",
    ),
    "home.can_scores": (
        "合計点の分布を、算出区分を分けて確かめる。",
        "Check the distribution of scores with its regimes apart.",
    ),
    "home.can_words": (
        "よく使われる語、二つの群を分ける語、語の前後の文脈を調べる。",
        "See which words are frequent, which tell two groups apart, and read them in context.",
    ),
    "home.can_corpora": (
        "KokoroChat を取得する、手元のコーパスを読み込む、検査結果を見る。",
        "Fetch KokoroChat, open your own corpus, read the check reports.",
    ),
}
