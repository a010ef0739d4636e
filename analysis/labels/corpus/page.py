"""Home."""

TEXTS = {
    "home.title": ("コーパスの概要", "The corpus at a glance"),
    "home.can_do": ("ここでできること", "What you can do here"),
    "home.can_filter": (
        "左の条件で対話を絞り込めます。条件はURLに残るので、リンクを送れば同じ画面を共有できます。",
        "Filter dialogues on the left. The filters are part of the URL: send the link and others see the same view.",
    ),
    "home.can_press": (
        "図の棒や点、表の行を選ぶと、該当する対話へ進めます。「戻る」で元の画面に戻ります。",
        "Click a bar or dot, or select a table row, to open its dialogues. “Back” returns to the page as it was.",
    ),
    "home.can_topics": (
        "テーマの割合と、テーマごとの評価を見る。",
        "See how frequent each topic is and how it was rated.",
    ),
    "home.can_scores": (
        "得点の分布、区分別の平均、20項目の構造を確かめる。",
        "Check the distribution of scores, group means and the structure of the 20 items.",
    ),
    "home.can_words": (
        "よく使われる語、群の特徴語、前後の文脈を調べる。",
        "See frequent words, words characteristic of a cohort, and their contexts.",
    ),
    "home.can_relations": (
        "ともに使われる語のつながりとまとまりを、図で見る。",
        "See which words occur together, as networks and clusters.",
    ),
    "home.can_map": (
        "似た対話のまとまりを見て、囲んで選ぶ。文に近い対話を探す。",
        "See which dialogues are similar, draw around them to select them, and find dialogues similar to a sentence.",
    ),
    "home.can_dialogues": (
        "すべての発話を、語句・語彙素・正規表現・応答のつながりで検索する。",
        "Search all utterances by text, lemma, regular expression or sequence.",
    ),
    "home.can_reader": (
        "一つの対話を、時間経過とクライアントの評価とともに読む。",
        "Read a dialogue with its timeline and the client's feedback.",
    ),
    "home.can_persons": (
        "一人の話者の対話を、時期・テーマ・相手から見る。",
        "See one speaker's dialogues over time, with topics and partners.",
    ),
    "home.can_responses": (
        "モデルの応答をカウンセラーの応答（正解）と並べ、指標と検定で比べる。",
        "Compare model responses with the counselors' (gold), with metrics and paired tests.",
    ),
    "home.can_corpora": (
        "KokoroChat や手元のコーパスを読み込み、検査結果を見る。",
        "Import KokoroChat or your own corpus and read the check reports.",
    ),
}
