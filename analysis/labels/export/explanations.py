"""What statistical methods mean, for readers who are no statisticians."""

TEXTS = {
    "explain.title": ("この数値の読み方", "How to read these numbers"),
    "explain.method": ("方法", "Method"),
    "explain.two_way": (
        "95%信頼区間は、別のクライアントとカウンセラーで集め直しても値が収まりそうな範囲です。同じ人が何度も現れることを考慮しており、狭いほど確かな値です。",
        "A 95% CI is the range in which the value would plausibly fall with other clients and counselors. It allows for the same people appearing several times. The narrower, the more certain.",
    ),
    "explain.alone": (
        "95%信頼区間は、同じように作られた別の対話でも値が収まりそうな範囲です。話者が分からないため、対話どうしは独立とみなしています。",
        "A 95% CI is the range in which the value would plausibly fall with other dialogues made the same way. As no persons are named, dialogues are taken as independent.",
    ),
    "explain.one_side": (
        "95%信頼区間は、別の人（クライアントなど）で集め直しても値が収まりそうな範囲です。相手側はシステムか、誰か分からないため、一方の側の人の重複だけを考慮しています。",
        "A 95% CI is the range in which the value would plausibly fall with other people on the one side that is people. The other side is a system, or is not named.",
    ),
    "explain.by_partner": (
        "95%信頼区間は、別の相手とでも値が収まりそうな範囲です。相手が少ないほど広くなります。",
        "A 95% CI is the range in which the value would plausibly fall with other partners. With few partners it is wide.",
    ),
    "explain.bootstrap": (
        "95%信頼区間は、対話を何度も選び直して計算した値の散らばりです。狭いほど確かな値です。",
        "A 95% CI shows how much the value varies when the dialogues are drawn again many times. The narrower, the more certain.",
    ),
    "explain.paired_bootstrap": (
        "同じ箇所への応答どうしの差です。区間が0を含まなければ、差は偶然とは言いにくいものです。",
        "Differences between responses to the same turns. If the interval excludes 0, the difference is hard to explain by chance.",
    ),
    "explain.randomization": (
        "p は、2つのシステムに本当は差がないときに、これ以上の差が偶然に出る確率です。",
        "p is the probability of a difference at least this large if the two systems did not really differ.",
    ),
    "explain.benjamini": (
        "多くの項目を一度に調べると偶然の差が混じるため、有意とした項目のうち誤りが平均5%以下になるように p を補正しています。",
        "Testing many items at once turns up chance differences. p is adjusted so that on average at most 5% of the significant ones are false.",
    ),
    "explain.holm": (
        "多くの組を一度に比べるため、一つでも誤る確率が5%以下になるように p を補正しています。",
        "Many pairs are compared at once. p is adjusted so that the probability of even one false finding is at most 5%.",
    ),
    "explain.spearman": (
        "順位相関は −1 から 1 の値で、0 は関係なし、1 は一方が高いほど他方も高いことを表します。因果は示しません。",
        "A rank correlation is between −1 and 1: 0 means no relation, 1 that the higher the one, the higher the other. It says nothing about causes.",
    ),
    "explain.ipsatised": (
        "その対話の平均より高いか低いかを見る値です。全体に甘い・辛い評価の影響が除かれます。",
        "Shows what is rated above or below the dialogue's own mean, so that generous and strict raters can be compared.",
    ),
    "explain.hedges": (
        "効果量 g は差を標準偏差で割った値です。目安は 0.2 が小、0.5 が中、0.8 が大です。",
        "The effect size g is the difference in standard deviations: roughly 0.2 is small, 0.5 medium, 0.8 large.",
    ),
    "explain.cohen_d": (
        "効果量 d は差を標準偏差で割った値です。目安は 0.2 が小、0.5 が中、0.8 が大です。",
        "The effect size d is the difference in standard deviations: roughly 0.2 is small, 0.5 medium, 0.8 large.",
    ),
    "explain.log_odds": (
        "0 は両方で同じくらい使われる語、右ほど A に、左ほど B に多い語です。まれな語の偶然の差は小さく見積もります。",
        "0 means equally frequent in both, right more frequent in A, left in B. Chance differences of rare words are shrunk toward 0.",
    ),
    "explain.odds_clustered": (
        "区間が0をまたぐ語は、どちらに多いとも言えません。一人が繰り返す語は区間が広くなります。",
        "Where the interval includes 0, the direction is uncertain. Words that few people repeat have wide intervals.",
    ),
    "explain.odds_resampled": (
        "区間は、クライアントを何度も選び直して計算した値の散らばりです。0をまたぐ語は、どちらに多いとも言えません。",
        "The interval shows how the value varies when clients are drawn again many times. Where it includes 0, the direction is uncertain.",
    ),
    "explain.dispersion": (
        "ばらつき DP は、0 に近いほど多くの対話で均等に、1 に近いほど少数の対話に集中して使われる語です。",
        "Dispersion DP: near 0 a word is used evenly in many dialogues, near 1 it is concentrated in few.",
    ),
    "explain.log_dice": (
        "log-Dice が大きいほど、その語と一緒に現れやすい語です（最大14）。",
        "The higher log-Dice (at most 14), the more typically the two words occur together.",
    ),
    "explain.map_clusters": (
        "クラスタは、語と意味が似た対話のまとまりです。境界は計算上のもので、探索の手がかりとして使います。",
        "Clusters are groups of dialogues that are similar in words and meaning. Their borders are computed: use them as leads.",
    ),
    "explain.bleu": (
        "BLEU は、カウンセラーの応答と同じ語の並びがどれだけ含まれるかです。言い方の違う良い応答は低くなります。",
        "BLEU measures how many word sequences of the counselor's response recur. A good response in other words scores low.",
    ),
    "explain.rarefaction": (
        "同じ語数で比べた多様さです。高いほど、同じ言い回しの繰り返しが少ないことを示します。",
        "Diversity at equal length: the higher, the less the same wording is repeated.",
    ),
}
