"""Comparing two cohorts."""

TEXTS = {
    "cohort.compare": ("別の群と比べる", "Compare with another cohort"),
    "cohort.end": ("比較を終える", "End comparison"),
    "cohort.edit": ("条件を編集する群", "Cohort to edit"),
    "cohort.saved": ("保存した群", "Saved cohorts"),
    "cohort.name": ("今の選択に名前をつける", "Name the current selection"),
    "cohort.save": ("保存", "Save"),
    "cohort.use": ("{side} として使う", "Use as {side}"),
    "cohort.forget": ("削除", "Delete"),
    "cohort.b_empty": (
        "Bに合う対話がないため、Aだけを表示しています。",
        "No dialogue matches B, so only A is shown.",
    ),
    "cohort.both_empty": ("AにもBにも合う対話がありません。", "No dialogue matches A or B."),
    "cohort.same": ("AとBは同じ対話です。", "A and B are the same dialogues."),
    "cohort.overlap": (
        "{n} 対話がAとBの両方に含まれます。区間はこの重なりを考慮しています。",
        "{n} dialogues are in both A and B; intervals account for the overlap.",
    ),
    "cohort.lacks": ("B（{corpus}）：{what}", "B ({corpus}): {what}"),
    "cohort.own": (
        "B（{corpus}）は別のコーパスで、独自の地図を持つため、ここには示していません。",
        "B ({corpus}) is another corpus with a map of its own, so it is not shown here.",
    ),
    "cohort.difference": ("差（B − A）", "Difference (B − A)"),
    "cohort.difference_about": (
        "95%信頼区間は両群の話者による二方向クラスタ。p はこの表の {n} 個の検定について Benjamini–Hochberg で補正。"
        "効果量：{effects}。どちらかの群が5名未満、または割合が0か1の行には区間を示さない。",
        "95% intervals are two-way clustered by the persons behind both cohorts. p is adjusted by "
        "Benjamini–Hochberg over the {n} tests. Effect sizes: {effects}. No interval below five persons in "
        "either cohort, or where a share is 0 or 1.",
    ),
    "cohort.fact": (
        "件数や最多1名の割合などは群そのものの記述であり、差だけを示す（標本としての区間はない）。",
        "Counts, and the share of the one person with the most, describe the cohorts themselves: their "
        "difference has no interval.",
    ),
    "cohort.gap": (
        "分布の差は累積割合の最大の差（Kolmogorov–Smirnov の D）。区間は全区間同時（シミュレーション、乱数の種は固定）。",
        "Distributions differ by the largest gap of their cumulative shares (Kolmogorov–Smirnov's D), with a "
        "simultaneous interval (simulated, fixed seed).",
    ),
    "cohort.apart.one": (
        "一つの対話、または一人の話者についての表なので、群の差は計算しない。",
        "This is about one dialogue or one person: there is nothing to subtract.",
    ),
    "cohort.apart.listed": (
        "話者ごとの一覧なので、差は計算しない（人どうしを比べるための表ではない）。",
        "This lists persons: there is nothing to subtract, and no person is to be compared with another.",
    ),
    "cohort.apart.quotes": (
        "引用の一覧なので、差は計算しない（件数の差はヒット数の表にある）。",
        "These are quotations: there is nothing to subtract (the hits' counts are compared in their own table).",
    ),
    "cohort.apart.list": (
        "対話の一覧なので、差は計算しない。",
        "This is a list of dialogues: there is nothing to subtract.",
    ),
    "cohort.none": ("差を計算できる行がない。", "No row has a difference."),
    "column.cohort": ("群", "Cohort"),
    "column.key": ("項目", "Row"),
    "column.a": ("A", "A"),
    "column.b": ("B", "B"),
    "column.difference": ("差 B − A", "Difference B − A"),
    "column.effect": ("効果量", "Effect size"),
    "column.effect_kind": ("効果量の種類", "Kind of effect"),
    "column.p": ("p", "p"),
    "column.p_adjusted": ("補正 p", "Adjusted p"),
    "column.n_a": ("n（A）", "n (A)"),
    "column.n_b": ("n（B）", "n (B)"),
    "effect.hedges_g": ("Hedges の g", "Hedges' g"),
    "effect.cohen_h": ("Cohen の h", "Cohen's h"),
    "effect.cohen_q": ("Cohen の q", "Cohen's q"),
    "effect.log_ratio": ("log₂ 比", "Log ratio"),
    "effect.log2": ("差（log₂）", "Difference (log₂)"),
    "effect.per_sd": ("差／標準偏差", "Difference / SD"),
    "effect.ks_d": ("Kolmogorov–Smirnov の D", "Kolmogorov–Smirnov D"),
    "effect.fact": ("記述（区間なし）", "Descriptive"),
    "effect_of.hedges_g": ("平均では Hedges の g", "Hedges' g for means"),
    "effect_of.cohen_h": ("割合では Cohen の h", "Cohen's h for shares"),
    "effect_of.cohen_q": ("相関では Cohen の q", "Cohen's q for correlations"),
    "effect_of.log_ratio": ("頻度では比の log₂", "log₂ of the ratio for rates"),
    "effect_of.log2": ("logDice では差そのもの（log₂）", "the difference itself (log₂) for logDice"),
    "effect_of.per_sd": ("対話間の標準偏差で割った差", "the difference over the dialogues' standard deviation"),
    "effect_of.ks_d": ("分布では Kolmogorov–Smirnov の D", "Kolmogorov–Smirnov's D for distributions"),
    "curve.largest_gap": ("累積割合の最大の差（この値以下）", "largest gap of cumulative shares, at most"),
}
