"""Networks of differences and of outside variables."""

TEXTS = {
    "relations.network_of": ("何のネットワークか", "Network of"),
    "network_of.words": ("語と語", "Words"),
    "network_of.variable": ("語と外部変数", "Words and a variable"),
    "network_of.difference": ("二つの群の差", "Difference of two cohorts"),
    "relations.more_in": ("{name}で強い", "stronger in {name}"),
    "relations.one_side": ("どちらかの群に対話がありません。", "One of the two sides has no dialogue."),
    "title.network_difference": ("差のネットワーク", "Network of differences"),
    "caption.network_difference.table": (
        "二つの群で共起の強さ（Jaccard係数）の差が最も明確な語の組。クライアントは両群で同時に再標本化した。",
        "The pairs of words whose co-occurrence (Jaccard) differs most clearly between the two cohorts. Clients were resampled in both cohorts at once.",
    ),
    "caption.network_difference": (
        "二つの群で共起の強さ（Jaccard係数）の差が最も明確な語の組を線で結ぶ。色はどちらの群で強いかを示し、補正後に明確でない差（p ≥ .05）は点線。クライアントは両群で同時に再標本化した。",
        "Lines join the pairs of words whose co-occurrence (Jaccard) differs most clearly between the two cohorts; color tells in which it is stronger. Dotted: not clear after correction (p ≥ .05). Clients were resampled in both cohorts at once.",
    ),
    "title.variable_links": ("語と外部変数の結びつき", "Words and a variable"),
    "caption.variable_links": (
        "語を含む分析単位と、各区分の分析単位の Jaccard 係数が大きい組。",
        "Pairs of a word and a group with the highest Jaccard coefficients of their segments.",
    ),
    "title.variable_network": ("語と外部変数のネットワーク", "Network of words and a variable"),
    "caption.variable_network": (
        "線は語と区分の結びつきの強い組（Jaccard係数）。四角に近い大きな印が区分。再標本の半分以上で上位に残らない線は点線。",
        "Lines join words and groups with the strongest links (Jaccard). Dotted lines were among the strongest in fewer than half of the resamples.",
    ),
    "column.weight_a": ("Aの強さ", "Strength in A"),
    "column.weight_b": ("Bの強さ", "Strength in B"),
    "column.both_a": ("Aで両方を含む単位", "Segments with both in A"),
    "column.both_b": ("Bで両方を含む単位", "Segments with both in B"),
    "export.interval.network_difference": (
        "区間と検定はクライアントの再標本化による。",
        "Intervals and tests come from resampling clients. ",
    ),
    "export.method.network_difference": (
        "二つの群の Jaccard 係数の差について、クライアントを両群で同時に復元抽出した（Efron 1979）。95%区間は再標本の百分位点、p は差を再標本の標準誤差で割った値の正規近似による（両側）。",
        "For differences of Jaccard coefficients, clients were resampled with replacement in both cohorts at once (Efron 1979): 95% intervals are percentiles of the resamples, and p (two-sided) comes from the difference over their standard error by the normal approximation.",
    ),
}
