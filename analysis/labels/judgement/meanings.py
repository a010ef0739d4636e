"""What the numbers of each table mean, in a sentence for readers who are no statisticians."""

TEXTS = {
    "meaning.judgement_agreement": (
        "1は完全な一致、0は偶然なみの一致です。人どうし、モデルどうし、人とモデルの別に示します。",
        "1 is full agreement and 0 agreement by chance, among people, among models, and between raters.",
    ),
    "meaning.judgement_biases": (
        "先に見せた応答、または長い応答が、50%より何ポイント多く選ばれるかです。0なら影響がありません。",
        "By how many points beyond 50% the response shown first, or the longer one, is preferred; 0 is no influence.",
    ),
    "meaning.judgement_length": (
        "「調整後」は、二つの応答が同じ長さだったとしたときにAが選ばれる割合の推定です。",
        '"Controlled" estimates how often A would be preferred if both responses were equally long.',
    ),
    "meaning.judgement_inflation": (
        "同じ応答に、モデルが人よりどれだけ甘い評価を付けるかです。0なら人と同じ、正なら人より甘い評価です。",
        "How much more generously models rate the same responses than people: 0 is the same, above 0 more generous.",
    ),
    "meaning.judgement_groups": (
        "相談テーマや対話の時期など、条件ごとの評定の平均または得点率です。探索のための値で、多重比較の補正はしていません。",
        "Mean ratings or points by topic, phase and so on; for exploring, without correction for the number of groups.",
    ),
    "meaning.judgement_metrics": (
        "自動指標と人やモデルの判定が、どれだけ同じ順に並ぶかです。1なら同じ順、0なら無関係です。",
        "How far an automatic metric and judgements put things in the same order: 1 is the same, 0 unrelated.",
    ),
    "meaning.judgement_overview": (
        "誰が、何について、何件判定したかの一覧です。",
        "Who judged what, and how often.",
    ),
    "meaning.judgement_power": (
        "その大きさの差を見つけるのに必要な判定数と、あと何件足りないかです。",
        "How many judgements it takes to find a difference of that size, and how many are still missing.",
    ),
    "meaning.judgement_reasons": (
        "理由を選んだ判定のうち、その理由が選ばれた割合です。",
        "Of the judgements with any ready reason, the share that names this one.",
    ),
    "meaning.judgement_pairs": (
        "二つを比べたときにAが選ばれた割合（引き分けは半分）です。50%なら互角です。",
        "How often A was preferred to B, a tie counting half: 50% is even.",
    ),
    "meaning.judgement_raters": (
        "その評定者が、同じ応答をほかの評定者よりどれだけ厳しく（負）または甘く（正）評定するかです。",
        "How much more strictly (below 0) or mildly (above 0) this rater rates the same responses than the others.",
    ),
    "meaning.judgement_left_out": (
        "その評定者を除いたときに、得点率と順位がどれだけ変わるかです。大きく変わるなら、結果がその一人に左右されています。",
        "How points and ranks change without this rater; where they change much, the result hangs on one person.",
    ),
    "meaning.judgement_results": (
        "自動指標と人・モデルの判定を、システムごとに並べた表です。指標が違えば単位も違うため、行どうしは比べられません。",
        "What was measured and what was judged, side by side for each system; rows have different units and are not to be compared with each other.",
    ),
    "meaning.judgement_strengths": (
        "「期待得点率」は、ほかのすべてのシステムと対戦したときに選ばれると見込まれる割合です。50%を超えれば平均より強いシステムです。",
        '"Expected points" is how often the system would be preferred against all others; above 50% it is stronger than average.',
    ),
    "meaning.judgement_cycles": (
        "AがBに、BがCに、CがAに勝つ「三すくみ」です。確かな三すくみがあると、一列の順位では表せません。",
        "Circles in which A beats B, B beats C and C beats A; where one is sure, no single ranking holds.",
    ),
}
