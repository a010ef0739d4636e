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
    "cohort.same": ("AとBは同じ対話です。", "A and B are the same dialogues."),
    "cohort.overlap": (
        "{n} 対話がAとBの両方に含まれます。区間はこの重なりを考慮しています。",
        "{n} dialogues are in both A and B; intervals account for the overlap.",
    ),
    "cohort.lacks": ("B（{corpus}）：{what}", "B ({corpus}): {what}"),
    "cohort.difference": ("差（B − A）", "Difference (B − A)"),
    "cohort.difference_about": (
        "95%信頼区間は両群の話者による二方向クラスタ。p はこの表の {n} 行について Benjamini–Hochberg で補正。"
        "効果量は平均では Hedges の g、割合では Cohen の h。",
        "95% intervals are two-way clustered by the persons behind both cohorts. p is adjusted by "
        "Benjamini–Hochberg over the {n} rows. Effect size: Hedges' g for means, Cohen's h for shares.",
    ),
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
}
