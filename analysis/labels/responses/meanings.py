"""What the numbers of each table mean, in a sentence for readers who are no statisticians."""

TEXTS = {
    "meaning.response_item": (
        "1つの箇所について、文脈、カウンセラーの応答、各システムの応答を並べています。",
        "One turn to be answered: its context, the counselor's response, and each system's.",
    ),
    "meaning.response_words": (
        "カウンセラーの応答とシステムの応答の、同じ語と違う語です。",
        "Which words both responses share, and which only one of them has.",
    ),
    "meaning.response_items": (
        "1行が1つの箇所です。指標が高いほど、カウンセラーの応答に近い応答です。",
        "Each row is one turn to be answered; the higher the metric, the nearer to what the counselor wrote.",
    ),
    "meaning.response_nearness": (
        "カウンセラーの応答と意味がどれだけ近いかをモデルで測った値です（最大100）。別のモデルで測った値とは比べられません。",
        "How near responses are in meaning to the counselor's, by a model (100 at most); values of two models cannot be compared.",
    ),
    "meaning.response_pairs": (
        "同じ箇所への応答で、BがAより何点高いかです。0なら差がありません。",
        "By how many points B lies above A on the same turns; 0 is no difference.",
    ),
    "meaning.response_groups": (
        "条件ごとに、応答がカウンセラーの応答にどれだけ近いかです。",
        "How near responses are to the counselors', by topic, phase and so on.",
    ),
    "meaning.response_scores": (
        "カウンセラーの応答と言葉がどれだけ重なるかです（0–100）。高いほど近い言い回しですが、低くても悪い応答とは限りません。",
        "How far the words overlap with the counselor's (0–100); higher is nearer in wording, and a low value need not be a bad response.",
    ),
    "meaning.response_coverage": (
        "応答すべき箇所のうち、そのシステムが答えた割合です。",
        "The share of the turns that the system answered.",
    ),
    "meaning.response_report": (
        "1行は、応答のファイルで見つかった1つの問題です。",
        "Each row is one problem found in a file of responses.",
    ),
    "meaning.response_reported": (
        "ここで測った値と論文の報告値を並べています。語の区切り方が分からないため、直接は比べられません。",
        "Values measured here beside those of the paper, whose tokenizer is unknown: not directly comparable.",
    ),
    "meaning.response_sets": (
        "追加した応答ファイルと、対応づけの結果の一覧です。",
        "The files of responses that were added, and how many of their rows match the corpus.",
    ),
    "meaning.response_style": (
        "応答の書き方の特徴の平均または割合と、カウンセラーの値との差です。",
        "Means or shares of how responses are written, and how they differ from the counselors'.",
    ),
    "meaning.response_variety": (
        "値が大きいほど、いろいろな語を使っています。量の違う応答は「同語数」の列で比べてください。",
        'The higher, the more varied the words; compare systems that wrote different amounts by the "equal length" columns.',
    ),
}
