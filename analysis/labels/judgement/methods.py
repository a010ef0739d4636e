"""Sentences of a methods section on judgements, and what the methods mean."""

TEXTS = {
    "export.method.preference": (
        "選好率は、勝ちを1、引き分けを1/2、負けを0とした判定の平均である。",
        "Preference is the mean of judgements with a win as 1, a tie as 1/2 and a loss as 0.",
    ),
    "export.method.randomization_clients": (
        "検定は近似無作為化により、クライアントごとにシステムを1,999回入れ替えた（Noreen, 1989）。",
        "Tests are by approximate randomization: systems were swapped within clients, 1,999 times (Noreen, 1989).",
    ),
    "export.method.judged_agreement": (
        "判定の一致は、順序尺度のKrippendorffのα（Hayes & Krippendorff, 2007）、2名では Cohen (1960) のκも、そして同じ判定の割合で示した。",
        "Agreement of judgements is given as Krippendorff's α for ordered values (Hayes & Krippendorff, 2007), of two raters also as Cohen's (1960) κ, and as the share of equal judgements.",
    ),
    "export.method.implied": (
        "応答を1つずつ評定した観点では、同じ評定者が同じ箇所で高く評定した応答を勝ち、同じ評定を引き分けとした。",
        "Where responses were rated one by one, the response that a rater rated higher at the same turn counts as the winner and equal ratings as a tie.",
    ),
    "export.method.bradley_terry": (
        "システムの強さは、引き分けを含む Bradley–Terry モデル（Bradley & Terry, 1952；Davidson, 1970）の最尤推定による（推定値を有限に保つための微小な罰則つき）。",
        "Strengths are maximum likelihood estimates of the Bradley–Terry model with ties (Bradley & Terry, 1952; Davidson, 1970), with a minute penalty that keeps them finite.",
    ),
    "export.method.rank_sets": (
        "順位の範囲は、同時区間で区別された組から求めた（Mogstad, Romano, Shaikh, & Wilhelm, 2024）。",
        "Ranges of ranks follow from the pairs told apart by simultaneous intervals (Mogstad, Romano, Shaikh, & Wilhelm, 2024).",
    ),
    "export.method.letters": (
        "文字は compact letter display（Piepho, 2004）であり、同じ文字をもつシステムは区別されない。",
        "Letters are a compact letter display (Piepho, 2004): systems that share one are not told apart.",
    ),
    "export.method.max_t": (
        "全組の差の同時95%区間は、再標本における最大のスチューデント化差による（Hothorn, Bretz, & Westfall, 2008）。",
        "Simultaneous 95% intervals of all differences use the largest studentized difference of the resamples (Hothorn, Bretz, & Westfall, 2008).",
    ),
    "export.method.equivalence": (
        "同等性は、選好率が50%からの許容幅に収まるかの2つの片側検定（Schuirmann, 1987）で、標準誤差は選好率の区間と同じ単位をクラスタとした。引き分けだけの組では、選好率が許容幅に達していたときにそれだけの対話がすべて引き分けとなる確率による。",
        "Equivalence was tested by two one-sided tests (Schuirmann, 1987) that the preference lies within the margin around 50%, with errors clustered by the unit of the preferences' intervals. Of pairs with nothing but ties p is the chance of as many dialogues of ties at the margin.",
    ),
    "export.method.judgements_needed": (
        "あと必要な判定数は、観察された選好率と標準誤差のまま判定を増やしたとき、1組の両側5%検定が検出力80%に達する数である（Cohen, 1988）。",
        "Further judgements needed are those with which a two-sided 5% test of one pair reaches a power of 80%, preference and error per judgement staying as observed (Cohen, 1988).",
    ),
    "export.method.order_bias": (
        "順序の影響は、先に示された応答の得点（0、1/2、1）をシステムの差とともに線形モデルで推定した切片から1/2を引いた値である（順序の影響については Wang et al., 2024）。",
        "Order bias is the intercept, less 1/2, of a linear model of the points (0, 1/2, 1) of the response shown first on the systems' differences (on such bias see Wang et al., 2024).",
    ),
    "export.method.length_controlled": (
        "長さの影響と調整後の選好率は、順序、標準化した長さの対数比の tanh、システムの差をもつロジスティックモデルによる（Dubois, Galambosi, Liang, & Hashimoto, 2024 に倣う）。",
        "Length bias and controlled preferences come from a logistic model of order, the tanh of the standardized log ratio of lengths, and the systems' differences (after Dubois, Galambosi, Liang, & Hashimoto, 2024).",
    ),
    "export.method.clustered_model": (
        "モデルの標準誤差は対話をクラスタとするサンドイッチ推定（Liang & Zeger, 1986）、区間は自由度（対話数−1）のt分布による。",
        "Standard errors of models are sandwich estimates clustered by dialogue (Liang & Zeger, 1986), with Student's t on the number of dialogues minus one.",
    ),
    "export.method.by_dialogue": (
        "平均とその差の区間は、対話をクラスタとする線形化分散と自由度（対話数−1）のt分布による（Cameron & Miller, 2015）。",
        "Intervals of means and their differences use linearized variances clustered by dialogue and Student's t on the number of dialogues minus one (Cameron & Miller, 2015).",
    ),
    "export.method.severity": (
        "評定者の厳しさは、同じ応答の評定を応答と評定者の加法モデルで分けた評定者効果（平均0）である（評定者の効果については Myford & Wolfe, 2003）。",
        "Severity is the rater effect (mean 0) of an additive model of responses and raters (on rater effects see Myford & Wolfe, 2003).",
    ),
    "export.method.many_facet": (
        "ロジットの厳しさは、段階の閾値を全評定者で共通とする多相の評定尺度モデル（Andrich, 1978；Linacre, 1989）による。応答の水準は、同じ応答を評定した2名の評定の和で条件づけて消去し（組ごとの条件付き尤度；Zwinderman, 1995）、標準誤差は対話をクラスタとするサンドイッチ推定による。",
        "Severity in logits comes from a many-facet rating scale model with steps that all raters share (Andrich, 1978; Linacre, 1989). The levels of responses are conditioned out by the sum of every two raters' ratings of a response (pairwise conditional likelihood; Zwinderman, 1995), with sandwich errors clustered by dialogue.",
    ),
    "export.method.inflation": (
        "モデルの判定の甘さは、同じ応答に対するモデルの判定から人の判定の平均を引いた差である（Badawi et al., 2025）。",
        "Inflation is a model's judgement less the mean of people's judgements of the same response (Badawi et al., 2025).",
    ),
    "export.method.ranked": (
        "自動指標と判定の関係は、応答とシステムについては Spearman (1904) の順位相関、判定された組については一致する割合と逆の割合の差（Kendall, 1945 の τ に相当）で示す。",
        "Metrics and judgements are related by Spearman's (1904) rank correlation over responses and systems, and over judged pairs by the share of concordant less that of discordant pairs (as Kendall's τ; Kendall, 1945).",
    ),
    "explain.bradley_terry": (
        "すべての対戦の勝敗から、各システムの強さを一つの物差しに並べます。直接比べていない組も、ほかを介して比べられます。",
        "All wins, ties and losses are put on one scale of strength, so that systems that were never judged beside each other can be compared through others.",
    ),
    "explain.max_t": (
        "多くの組を一度に比べると偶然の差が紛れ込みます。すべての区間が同時に正しい確率を95%にしてあります。",
        "Among many comparisons some differ by chance. These intervals are made so wide that all of them hold together with 95%.",
    ),
    "explain.equivalence": (
        "「差が見つからない」ことと「同等」は違います。選好率が許容幅の中にあると言えるときだけ同等とします。",
        "Finding no difference is not the same as being alike. Systems count as equivalent only where the preference surely lies within the margin.",
    ),
    "explain.order_bias": (
        "どちらを先に見せたかで判定が変わるなら、0から離れます。",
        "Away from 0 where judgements depend on which response was shown first.",
    ),
    "explain.length_controlled": (
        "長い応答ほど選ばれやすいことがあります。両方が同じ長さならどうだったかを推定します。",
        "Longer responses may be preferred for their length. This estimates what would have been preferred at equal length.",
    ),
    "explain.severity": (
        "同じ応答を評定したときに、ほかの評定者より厳しい（負）か甘い（正）かを表します。",
        "Whether a rater is stricter (negative) or milder (positive) than the others on the same responses.",
    ),
    "explain.letters": (
        "同じ文字を共有するシステムの間には、はっきりした差がありません。",
        "Systems that share a letter are not clearly different.",
    ),
}
