"""What the numbers of each table mean, in a sentence for readers who are no statisticians."""

TEXTS = {
    "meaning.score_curve": (
        "その点以下の対話が全体の何割かです。50%のところが中央値です。",
        "Which share of the dialogues has at most so many points; at 50% stands the median.",
    ),
    "meaning.band_counts": (
        "論文の各区分に入る対話の数と割合です。",
        "How many dialogues fall into each subset of the paper, and their share.",
    ),
    "meaning.item_means": (
        "20項目それぞれの評価（0–5）の平均です。",
        "The mean rating (0–5) of each of the 20 items.",
    ),
    "meaning.regime_counts": (
        "公表された合計点が、20項目からどう計算されたかの内訳です。",
        "By which rule the published score was made from the items.",
    ),
    "meaning.score_counts": (
        "その範囲の点の対話がいくつあるかです。",
        "How many dialogues have a score within each range.",
    ),
    "meaning.score_summary": (
        "得点の平均、中央値（半数がそれ以下）、標準偏差（ばらつき）です。",
        "Mean, median (half lie at or below it) and standard deviation (spread) of the scores.",
    ),
    "meaning.score_change": (
        "同じクライアントの評価が、最初の年と比べて何点変わったかです。",
        "By how many points the same clients rate differently than in their first year.",
    ),
    "meaning.score_slopes": (
        "1年ごとに何点上がる（負なら下がる）かです。「同じクライアント内」は、人の入れ替わりによる変化を除いています。",
        'By how many points a year ratings rise (below 0: fall); "within client" leaves out that people come and go.',
    ),
    "meaning.feature_correlations": (
        "−1から1の順位相関です。正なら、その特徴が大きい対話ほど得点が高いことを表します。",
        "Rank correlations from −1 to 1: above 0, dialogues with more of it are rated higher.",
    ),
    "meaning.score_groups": (
        "その区分の対話の平均点です（0–100）。",
        "The mean score (0–100) of the dialogues of each group.",
    ),
    "meaning.half_correlations": (
        "質問紙の前半（会話の印象）と後半（技法）の評価が、どれだけ一緒に高くなるかです。1に近いほど、分けて解釈できません。",
        "How far both halves of the questionnaire rise together; the nearer to 1, the less they can be told apart.",
    ),
    "meaning.item_correlations": (
        "二つの項目の評価がどれだけ一緒に高くなるかです。1なら完全に連動し、0なら無関係です。",
        "How far two items rise together: 1 is fully, 0 not at all.",
    ),
    "meaning.item_halves": (
        "質問紙の前半（会話の印象）と後半（技法）の平均（0–5）と、その差です。",
        "The means (0–5) of both halves of the questionnaire, and their difference.",
    ),
    "meaning.item_profile": (
        "同じ対話の20項目の平均より何点高い（低い）かです。全体に甘い・辛い評価の影響を除いて、相対的な強みと弱みが分かります。",
        "By how many points an item lies above or below the same dialogue's mean: relative strengths, whether the client rates generously or not.",
    ),
    "meaning.rating_agreement": (
        "1に近いほど、評定者が同じ対話に同じ評定を付けています。0は偶然なみです。",
        "The nearer to 1, the more raters agree on the same dialogues; 0 is chance.",
    ),
    "meaning.rating_changes": (
        "セッションの前と後で、評定が平均どれだけ変わったかです。「信頼性のある変化」は、測定の誤差だけでは起こりにくい大きさの変化です。",
        'By how much ratings change from before to after; a "reliable" change is larger than error alone would give.',
    ),
    "meaning.rating_means": (
        "それぞれの尺度と項目の評定の平均です。尺度の範囲は右の列にあります。",
        "The mean rating on each scale and item, in units of the scale.",
    ),
    "meaning.rating_scores": (
        "−1から1の順位相関です。正なら、その尺度の評定が高い対話ほど得点も高いことを表します。",
        "Rank correlations from −1 to 1: above 0, dialogues rated higher on the scale have higher scores.",
    ),
    "meaning.label_counts": (
        "そのラベルが付いた発話の数と、ラベルのある発話に占める割合です。",
        "How many utterances have the label, and their share of the labelled ones.",
    ),
    "meaning.rating_summary": (
        "それぞれの尺度の評定の平均です。単位は尺度によって違います。",
        "The mean rating on each scale, in units of the scale.",
    ),
    "meaning.straight_lining": (
        "20項目すべてに同じ値が付いた対話の割合です。少数の人に偏っていれば、その人の評定の付け方によるものです。",
        "The share of dialogues with the same value on all 20 items; where few clients are behind it, it is their way of rating.",
    ),
}
