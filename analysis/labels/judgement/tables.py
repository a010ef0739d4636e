"""Titles and captions of the tables and figures of judgements."""

_BY = (
    "95%信頼区間は対話を単位とするブートストラップ（1,000回、5対話以上）。",
    "95% CIs: bootstrap over dialogues (1,000 resamples, at least five dialogues).",
)
_BY_CLUSTER = (
    "95%信頼区間はクラスタを単位とするブートストラップ（1,000回、5つ以上）。",
    "95% CIs: cluster bootstrap (1,000 resamples, at least five clusters).",
)
_T = (
    "95%信頼区間は対話をクラスタとするt分布による（5対話以上）。",
    "95% CIs are clustered by dialogue (Student's t, at least five dialogues).",
)
_IMPLIED = (
    "応答を1つずつ評定した観点では、同じ評定者が同じ箇所で高く評定した方を勝ちとした。",
    "Where responses were rated one by one, the one that a rater rated higher at the same turn counts as the winner.",
)
_PAIRS = (
    "各組での勝ち・引き分け・負けの割合と、引き分けを半分とした選好率。"
    + _IMPLIED[0]
    + _BY_CLUSTER[0]
    + "pはクラスタごとに勝敗を入れ替える検定（両側、1,999回）、全組でHolm法により補正。同等は、選好率が50%±許容幅に入るかの2つの片側検定（TOST、Holm補正）。",
    "Shares of wins, ties and losses, and preference with ties as half. "
    + _IMPLIED[1]
    + " "
    + _BY_CLUSTER[1]
    + " p: two-sided randomization by cluster (1,999 swaps), Holm over all pairs. Equivalence: two one-sided tests (TOST, Holm) that the preference lies within the margin around 50%.",
)
_STRENGTHS = (
    "引き分けを含む Bradley–Terry モデル（Davidson）による強さ（対数、平均0）。"
    + _IMPLIED[0]
    + _BY_CLUSTER[0]
    + "順位の範囲と文字は、全組の差の同時95%区間（最大t）による。同じ文字をもつシステムは区別できない。ほかに対して勝ちだけ、または負けだけのシステムがあると強さは有限に定まらず、強さの区間は示さない。",
    "Strengths by the Bradley–Terry model with ties (Davidson; log scale, mean 0). "
    + _IMPLIED[1]
    + " "
    + _BY_CLUSTER[1]
    + " Ranges of ranks and letters follow from simultaneous 95% intervals of all differences (max-t); systems that share a letter are not told apart. Where some systems only win or only lose against all others, strengths have no finite best value and no interval is shown for them.",
)
_BIASES = (
    "先に示された応答、または長い応答（長さの対数比が1標準偏差長い）が、システムの差を除いたうえで何ポイント多く選ばれるか。0が偏りなし。95%信頼区間は対話をクラスタとする。pは評定者の間でHolm補正。",
    "By how many points the response shown first, or one that is longer by one standard deviation of the log ratio, is preferred with the systems' differences held apart; 0: no bias. 95% intervals are clustered by dialogue, p is corrected over raters (Holm).",
)
_INFLATION = (
    "同じ応答に対するモデルの判定から人の判定（平均）を引いた差。"
    + _T[0]
    + "pは表全体で補正（Benjamini–Hochberg）。",
    "A model's judgement less people's (mean) of the same responses. "
    + _T[1]
    + " p is corrected over the table (Benjamini–Hochberg).",
)
_GROUPS = (
    "条件ごとの平均評定、または相手システムに対する得点率（引き分けは半分）。"
    + _T[0]
    + "探索的であり、多重性は補正していない。",
    "Mean ratings, or points against the systems judged beside (ties half), by condition. "
    + _T[1]
    + " Exploratory, not corrected for multiple comparisons.",
)
_METRICS = (
    "自動指標がどれだけ判定と一致するか。応答：応答ごとの平均判定との順位相関（Spearman）。組：判定に差のある組のうち、指標も同じ方を上とした割合から逆の割合を引いた値。システム：システム平均どうしの順位相関（4システム以上）。"
    + _BY[0],
    "How far automatic metrics agree with judgements. Responses: Spearman's correlation with the mean judgement of a response. Pairs: of the pairs with a preference, the share in which the metric prefers the same less the share in which it prefers the other. Systems: Spearman's correlation of the systems' means (four systems or more). "
    + _BY[1],
)
_AGREEMENT = (
    "同じ応答、または同じ組を2名以上が判定したものについての一致。α：Krippendorff の α（順序）、κ：Cohen の κ。両方の順序で判定したものはその平均。人の総意は、組では得点の多い側、評定では四捨五入した平均とする。"
    + _BY[0],
    "Agreement on responses or pairs that two or more judged: Krippendorff's α (ordinal) and Cohen's κ. What a rater judged in both orders counts as the mean of both. What people say together is the side that most points went to, or the rounded mean rating. "
    + _BY[1],
)
_RESULTS = (
    "すべてのシステムが答えた箇所での自動指標（0–100）と、人・モデルによる判定（平均評定、または得点率）。自動指標の95%信頼区間は対話を単位とするブートストラップ（1,000回）、判定の区間は対話をクラスタとするt分布による。同じ文字をもつシステムの間に5%水準の有意差はない（対話ごとの入れ替え検定、指標・観点ごとにHolm補正）。ほかで報告された値は含まない。",
    "Automatic metrics (0–100) on the turns that every system answered, and judgements by people and models (mean ratings, or points). 95% CIs of metrics: bootstrap over dialogues (1,000 resamples); of judgements: clustered by dialogue, Student's t. Systems that share a letter do not differ significantly at 5% (randomization by dialogue, Holm over the pairs of systems of a metric or attribute). Numbers reported elsewhere are not included.",
)
TEXTS = {
    "title.judgement_overview": ("判定の概要", "Who judged what"),
    "caption.judgement_overview": (
        "調査・ファイル、観点、評定者ごとの判定数。",
        "Judgements by study or file, attribute and rater.",
    ),
    "title.judgement_reasons": ("選ばれた理由", "Reasons chosen"),
    "caption.judgement_reasons": (
        "理由を1つ以上選んだ判定のうち、各理由を含む割合。勝ち・負け・引き分けは、そのシステムから見た結果である。2つを比べた判定の理由は、どちらの応答についてのものでもありうる。"
        + _T[0],
        "Of the judgements with any ready reason, the share that names each, by how the system fared. Where two were compared a reason may speak of either response. "
        + _T[1],
    ),
    "title.judgement_power": ("必要な判定数", "Judgements needed"),
    "caption.judgement_power": (
        "各組で、指定した効果量の差を検出力80%（両側5%、1組の検定）で見つけるのに必要な判定数。同じ対話の判定どうしが似る分（デザイン効果）を見込む。",
        "How many judgements of a pair find the given effect with 80% power (two-sided 5%, one pair), allowing for the likeness of judgements of one dialogue (design effect).",
    ),
    "title.judgement_pairs": ("システムどうしの勝敗", "Win, tie, lose"),
    "caption.judgement_pairs": _PAIRS,
    "title.judgement_pair_dots": ("システムどうしの選好率", "Preference between systems"),
    "caption.judgement_pair_dots": (
        "先に書いた方の選好率（引き分けは半分）から50%を引いた値。0より右なら先に書いた方が選ばれる。"
        + _IMPLIED[0]
        + _BY_CLUSTER[0],
        "Preference for the first of each pair (ties half) less 50%; right of zero the first is preferred. "
        + _IMPLIED[1]
        + " "
        + _BY_CLUSTER[1],
    ),
    "title.judgement_strengths": ("強さと順位", "Strengths and ranks"),
    "caption.judgement_strengths": _STRENGTHS,
    "title.judgement_strength_dots": ("システムの強さ", "Strength of the systems"),
    "caption.judgement_strength_dots": _STRENGTHS,
    "title.judgement_cycles": ("三すくみ", "Circles"),
    "caption.judgement_cycles": (
        "1が2に、2が3に、3が1に選好される三つ組。pは3つの組のうち最大のもの。確か：三つ組の間のHolm補正後に5%未満。"
        + _IMPLIED[0],
        "Triples in which 1 is preferred to 2, 2 to 3 and 3 to 1. p is the largest of the three; sure: below 5% after Holm over the circles. "
        + _IMPLIED[1],
    ),
    "title.judgement_biases": ("順序と長さの影響", "Order and length bias"),
    "caption.judgement_biases": _BIASES,
    "title.judgement_bias_dots": ("順序と長さの影響", "Order and length bias"),
    "caption.judgement_bias_dots": _BIASES,
    "title.judgement_length": ("長さを調整した選好率", "Length-controlled preference"),
    "caption.judgement_length": (
        "選好率と、両方の応答が同じ長さで順序の影響もないとした場合の選好率（全組のロジスティックモデル）。95%信頼区間は対話をクラスタとする。",
        "Preference as judged, and at equal length without an effect of order (one logistic model of all pairs). 95% intervals are clustered by dialogue.",
    ),
    "title.judgement_raters": ("評定者の傾向", "Raters"),
    "caption.judgement_raters": (
        "厳しさは評定のあるときだけで、同じ応答に対する評定の、評定者平均からの差（負：厳しい。加法モデル、95%信頼区間は対話をクラスタとし、pは評定者の間でHolm補正）。ロジットは、同じ応答を評定した2名ずつから応答の水準を消去した多相の評定尺度モデルによる。先の割合は、勝敗のある組で先に示された方が勝った割合。",
        "Severity, of ratings alone: how far a rater's ratings of the same responses lie from the raters' mean (negative: stricter; additive model, 95% intervals clustered by dialogue, Holm over raters). Logits: many-facet rating scale model, the levels of responses conditioned out by every two raters of a response. First wins: of pairs with a winner, the share won by the one shown first.",
    ),
    "title.judgement_left_out": ("評定者を1名ずつ除く", "Without each rater"),
    "caption.judgement_left_out": (
        "1名を除いたときの、Bradley–Terry モデルによる期待得点率と順位の変化。" + _IMPLIED[0],
        "How expected points (Bradley–Terry) and ranks change without each rater in turn. " + _IMPLIED[1],
    ),
    "title.judgement_agreement": ("判定の一致", "Agreement of judgements"),
    "caption.judgement_agreement": _AGREEMENT,
    "title.judgement_agreement_dots": ("判定の一致", "Agreement of judgements"),
    "caption.judgement_agreement_dots": _AGREEMENT,
    "title.judgement_inflation": ("モデルの判定の甘さ", "Inflation by model judges"),
    "caption.judgement_inflation": _INFLATION,
    "title.judgement_inflation_dots": ("モデルの判定の甘さ", "Inflation by model judges"),
    "caption.judgement_inflation_dots": _INFLATION,
    "title.judgement_groups": ("条件別の判定", "Judgements by condition"),
    "caption.judgement_groups": _GROUPS,
    "title.judgement_group_dots": ("条件別の判定", "Judgements by condition"),
    "caption.judgement_group_dots": _GROUPS,
    "title.judgement_metrics": ("自動指標と判定", "Metrics against judgements"),
    "caption.judgement_metrics": _METRICS,
    "title.judgement_metric_dots": ("自動指標と判定", "Metrics against judgements"),
    "caption.judgement_metric_dots": _METRICS,
    "title.judgement_results": ("結果の一覧（論文用）", "Results for the paper"),
    "caption.judgement_results": _RESULTS,
    "paper.printed": ("論文の形", "As a paper prints it"),
    "paper.rating": ("評定は平均。", "Ratings are means."),
    "paper.points": (
        "得点率は、判定された組での勝ちを1、引き分けを1/2とした平均（0–1）。",
        "Points are means over the judged pairs, a win 1 and a tie 1/2 (0–1).",
    ),
    "paper.n_judged": (
        "nはシステムごとの数（自動指標では応答、判定では評定または組の判定）。",
        "n is counted for each system: responses for metrics, ratings or judged pairs for judgements.",
    ),
    # settings, as a caption names them
    "setting.attribute": ("評価の観点", "attribute"),
    "setting.raters": ("評定者", "raters"),
    "setting.margin": ("同等とみなす幅", "equivalence margin"),
    "setting.cluster": ("クラスタ", "clustered by"),
    "setting.cluster.client": ("クライアント", "client"),
    "setting.cluster.dialogue": ("対話", "dialogue"),
    "setting.by.length": ("応答の長さ", "length of the response"),
    "setting.by.label": ("ラベル", "label"),
    "setting.system": ("システム", "system"),
    "setting.worse_than": ("下回った相手", "worse than"),
    "setting.verdict": ("判定", "verdict"),
    "setting.verdict.any": ("すべて", "any"),
    "setting.verdict.won": ("勝ち", "won"),
    "setting.verdict.lost": ("負け", "lost"),
    "setting.verdict.tied": ("引き分け", "tied"),
    "setting.low": ("下限", "from"),
    "setting.high": ("上限", "to"),
    "setting.failure_set": ("失敗例の集合", "set of failures"),
}
