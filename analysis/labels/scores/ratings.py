"""Ratings on other scales: titles, captions, columns, codes and methods."""

TEXTS = {
    "scores.ratings_add": ("評定のファイルを追加", "Add a file of ratings"),
    "scores.ratings_about": (
        "1行1評定の表（CSV・JSON Lines・Parquet、{size} MBまで）：対話ID、値、あれば尺度、項目、評定者、評定者の種類、時点（before・after・session）、最小、最大。",
        "A table with one rating a row (CSV, JSON lines, Parquet, up to {size} MB): dialogue_id, value, and where there are scale, item, rater, rater_kind, moment (before, after, session), low, high.",
    ),
    "scores.ratings_scale": ("尺度名（列にない場合）", "Scale, if no column names it"),
    "scores.ratings_kind": ("評定者の種類（列にない場合）", "Kind of rater, if no column names it"),
    "scores.ratings_added": (
        "{scales}：{rows} 行のうち {matched} 件の評定を追加しました（{set_aside} 行は除外）。",
        "{scales}: {matched} ratings of {rows} rows added ({set_aside} rows set aside).",
    ),
    "scores.ratings_there": (
        "{scales}：このファイルの評定はすでにあります。",
        "{scales}: the ratings of this file are already there.",
    ),
    "title.rating_means": ("その他の尺度の平均（区分別）", "Other scales: means by group"),
    "caption.rating_means": (
        "尺度・項目・測定時点・区分ごとの平均と95%信頼区間。1対話に複数の評定があれば、その平均を用いる。",
        "Means by scale, item, time of measurement and group, with 95% CIs. Several ratings of a dialogue are averaged first.",
    ),
    "title.rating_mean_dots": ("その他の尺度の平均（区分別）", "Other scales: means by group"),
    "caption.rating_mean_dots": (
        "各尺度の最小から最大までを100%とした平均と95%信頼区間。1対話に複数の評定があれば、その平均を用いる。",
        "Means from the lowest (0%) to the highest value (100%) of each scale, with 95% CIs. Several ratings of a "
        "dialogue are averaged first.",
    ),
    "title.rating_changes": ("セッション前後の変化", "Change from before to after"),
    "caption.rating_changes": (
        "前後の平均、変化と95%信頼区間、標準化変化量、信頼性変化指標（測定誤差だけでは5%しか生じない変化）に達した対話の割合。どちらの向きが改善かは尺度による。",
        "Means before and after, change with 95% CI, standardized mean change, and share of dialogues with a reliable change. Whether up or "
        "down is better depends on the scale.",
    ),
    "title.rating_change_dots": ("セッション前後の変化", "Change from before to after"),
    "caption.rating_change_dots": (
        "変化の平均（尺度の単位）と95%信頼区間。どちらの向きが改善かは尺度による。",
        "Mean change in units of the scale, with 95% CIs. Whether up or down is better depends on the scale.",
    ),
    "title.rating_agreement": ("評定者間の一致", "Agreement of raters"),
    "caption.rating_agreement": (
        "同じ対話を2名以上が評定した場合の一致の係数（95%区間は対話単位のブートストラップ）。",
        "Coefficients of agreement of dialogues that two or more raters judged (95% intervals: dialogues resampled).",
    ),
    "title.rating_agreement_dots": ("評定者間の一致", "Agreement of raters"),
    "caption.rating_agreement_dots": (
        "同じ対話を2名以上が評定した場合の一致の係数と95%区間（対話単位のブートストラップ）。0は偶然と同程度、1は完全な一致。",
        "Coefficients of agreement of dialogues that two or more raters judged, with 95% intervals (dialogues resampled). 0: no agreement beyond chance; 1: perfect agreement.",
    ),
    "title.rating_scores": ("その他の尺度と得点", "Other ratings and the score"),
    "caption.rating_scores": (
        "同じ対話の得点との順位相関と95%信頼区間。対話が5件未満の尺度は除く。",
        "Rank correlation with the score of the same dialogues, with 95% CIs. Scales with fewer than five such dialogues "
        "are left out.",
    ),
    "title.rating_score_dots": ("その他の尺度と得点", "Other ratings and the score"),
    "caption.rating_score_dots": (
        "同じ対話の得点との順位相関と95%信頼区間。対話が5件未満の尺度は除く。",
        "Rank correlation with the score of the same dialogues, with 95% CIs. Scales with fewer than five such dialogues "
        "are left out.",
    ),
    "scores.rating_by": ("区分", "By"),
    "by.rater_kind": ("評定者の種類", "Kind of rater"),
    "by.system": ("システム", "System"),
    "rating_by.rater_kind": ("評定者の種類", "Kind of rater"),
    "rating_by.system": ("システム", "System"),
    "rating_by.topic": ("相談テーマ", "Topic"),
    "scores.reliability": (
        "尺度の信頼性係数（信頼性変化指標に用いる）",
        "Reliability of the scale (for the reliable change)",
    ),
    "rater_kind.client": ("クライアント", "client"),
    "rater_kind.counselor": ("カウンセラー", "counselor"),
    "rater_kind.observer": ("第三者", "observer"),
    "rater_kind.model": ("モデル", "model"),
    "rater_kind.unknown": ("不明", "unknown"),
    "rating_coefficient.icc_1": ("ICC(1)", "ICC(1)"),
    "rating_coefficient.icc_a1": ("ICC(A,1)", "ICC(A,1)"),
    "rating_coefficient.icc_c1": ("ICC(C,1)", "ICC(C,1)"),
    "rating_coefficient.icc_ak": ("ICC(A,k)", "ICC(A,k)"),
    "rating_coefficient.weighted_kappa": ("重みつきκ", "weighted κ"),
    "rating_coefficient.rating_alpha": ("α（間隔尺度）", "α (interval)"),
    "column.rater_kind": ("評定者の種類", "Kind of rater"),
    "column.mean_before": ("前の平均", "Mean before"),
    "column.mean_after": ("後の平均", "Mean after"),
    "column.standardized_change": ("標準化変化量", "Standardized mean change"),
    "column.retest_r": ("前後の相関", "Correlation before–after"),
    "column.reliable_difference": ("信頼性のある変化の最小値", "Least reliable change"),
    "column.share_up": ("上昇した割合", "Share rising"),
    "column.share_down": ("下降した割合", "Share falling"),
    "column.rating_coefficient": ("係数", "Coefficient"),
    "column.n_raters": ("評定者数", "Raters"),
    "axis.rating_change": ("変化（尺度の単位）", "Change (units of the scale)"),
    "axis.rating_agreement": ("一致の係数", "Coefficient of agreement"),
    "setting.by.rater_kind": ("評定者の種類", "kind of rater"),
    "setting.by.system": ("システム", "system"),
    "setting.reliability": ("信頼性係数", "reliability"),
    "export.method.standardized_mean_change": (
        "標準化変化量は、変化の平均を事前の標準偏差で割り、小標本の補正をした（Becker 1988）。",
        "The standardized mean change is the mean change divided by the standard deviation before, with a small-sample correction (Becker 1988).",
    ),
    "export.method.reliable_change": (
        "信頼できる変化は Jacobson & Truax（1991）による。変化が 1.96√2 s√(1 − r) に達したものとし、s は事前の標準偏差、r は設定した信頼性係数である。",
        "A change is reliable where it reaches 1.96 √2 s √(1 − r), with s the standard deviation before and r the reliability given in the settings (Jacobson & Truax 1991).",
    ),
    "export.method.intraclass": (
        "級内相関は McGraw & Wong（1996）の ICC(1)、および全員が評定した対話についての ICC(A,1)・ICC(C,1)・ICC(A,k) である。",
        "Intraclass correlations are ICC(1) and, of dialogues that all raters judged, ICC(A,1), ICC(C,1) and ICC(A,k) (McGraw & Wong 1996).",
    ),
    "export.method.weighted_kappa": (
        "重みつきκは二次の重み（Cohen 1968）で、評定者の組の平均である。",
        "Weighted kappa uses quadratic weights (Cohen 1968), averaged over pairs of raters.",
    ),
    "export.method.rating_alpha": (
        "α は間隔尺度の Krippendorff のα（Hayes & Krippendorff 2007）である。",
        "Alpha is Krippendorff's alpha for interval scales (Hayes & Krippendorff 2007).",
    ),
    "export.interval.bootstrap_rated_dialogues": (
        "区間は対話を単位とするブートストラップの95%分位点区間である。",
        "Intervals are 95% percentile intervals over resampled dialogues. ",
    ),
    "export.method.bootstrap_rated_dialogues": (
        "区間は対話を単位とする{draws}回のブートストラップ（Efron 1979）の95%分位点区間である（5対話未満では示さない）。",
        "Intervals are 95% percentiles of {draws} bootstrap draws of whole dialogues (Efron 1979; none below five).",
    ),
}
