"""What the numbers of each table mean, in a sentence for readers who are no statisticians."""

TEXTS = {
    "meaning.prediction_bias": (
        "予測が評定より平均して何点高いかです。0なら偏りがなく、正なら高く、負なら低く予測しています。",
        "By how many points predictions lie above the ratings on average: 0 is no bias, above 0 too high, below 0 too low.",
    ),
    "meaning.prediction_calibration": (
        "同じくらいの点を予測された対話が、実際には平均何点だったかです。斜めの線に乗れば予測どおりです。",
        "What dialogues with about the same prediction were really rated; on the diagonal, predictions hold.",
    ),
    "meaning.prediction_errors": (
        "1行は、予測が評定から大きく外れた1対話です。正の差は高すぎる予測です。",
        "Each row is a dialogue whose rating was missed by much; a difference above 0 is a prediction too high.",
    ),
    "meaning.prediction_learning": (
        "学習に使うクライアントを増やすと、予測がどれだけ評定に近づくかです。線がまだ動いていれば、データを増やす意味があります。",
        "How near predictions come with more clients to learn from; while the line still moves, more data help.",
    ),
    "meaning.prediction_items": (
        "項目ごとに、予測が評定にどれだけ近いかです。20項目はほぼ一つの次元なので、20個の別々の結果ではありません。",
        "How near predictions come for each item; the 20 items are nearly one dimension, not twenty findings.",
    ),
    "meaning.prediction_pairs": (
        "同じ対話について、二つのシステムの予測の良さがどれだけ違うかです。0なら差がありません。",
        "By how much two systems differ on the same dialogues; 0 is no difference.",
    ),
    "meaning.prediction_scores": (
        "予測が評定にどれだけ近いかです。MAE は平均で何点外れるか（小さいほど良い）、相関や一致率は1に近いほど良い値です。",
        "How near predictions come to ratings: MAE is by how many points they miss (less is better); correlations and agreement are better the nearer they are to 1.",
    ),
    "meaning.prediction_report": (
        "1行は、予測のファイルで見つかった1つの問題です。",
        "Each row is one problem found in a file of predictions.",
    ),
    "meaning.prediction_sets": (
        "追加した予測とベースラインの一覧です。「評定者を知る」ものは、同じクライアントの別の評定を学習に使っています。",
        'The predictions and baselines at hand; one that "knows the rater" has learned from other ratings by the same client.',
    ),
}
