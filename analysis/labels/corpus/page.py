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
    "home.can_map": (
        "似た対話のまとまりを眺め、囲んで選ぶ。文に近い対話を探す。",
        "See which dialogues are alike, draw around them, find those close to a sentence.",
    ),
    "home.can_dialogues": (
        "すべての発話を語句・語彙素・正規表現・発話の連鎖で検索する。",
        "Search all utterances by text, lemma, regular expression or sequence.",
    ),
    "home.can_reader": (
        "一つの対話を、時間経過とクライアントの評価とともに読む。",
        "Read one dialogue beside its timeline and the client's feedback.",
    ),
    "home.can_persons": (
        "一人の話者の対話を、時期・テーマ・相手から見る。",
        "See one person's dialogues in time, their topics and partners.",
    ),
    "home.can_responses": (
        "モデルの応答を正解応答と並べ、指標と検定で比べる。",
        "Set models' responses beside the counselor's, with metrics and paired tests.",
    ),
    "home.can_corpora": (
        "KokoroChat を取得する、手元のコーパスを読み込む、検査結果を見る。",
        "Fetch KokoroChat, open your own corpus, read the check reports.",
    ),
}
