"""The methods of answers, scores and several variables, as a methods section words them."""

TEXTS = {
    "export.interval.within_dialogue": (
        "検定は、応答を層（{strata}）の中で並べ替えた場合との比較による（Mantel–Haenszel）。",
        "Tests compare with answers permuted within strata (Mantel–Haenszel; stratum: {strata}). ",
    ),
    "export.interval.permuted_answers": (
        "多重比較は最大統計量の並べ替え分布で調整した。",
        "Multiple tests were adjusted by the permutation distribution of the largest statistic. ",
    ),
    "export.interval.word_slopes": (
        "区間は95%信頼区間（クライアントとカウンセラーの二方向クラスタ頑健）。",
        "Intervals are 95% confidence intervals, two-way clustered by client and counselor. ",
    ),
    "export.method.multiple_correspondence": (
        "複数の変数の関係は多重対応分析で要約し、慣性は調整した値を示す（Benzécri 1979；Greenacre 2017）。",
        "Several variables were summarized by multiple correspondence analysis with adjusted inertias (Benzécri 1979; Greenacre 2017).",
    ),
    "export.method.within_dialogue": (
        "質問の語と応答の語の結びつきは、応答を対話内の層の中で並べ替えたときの期待値と比べた（Mantel–Haenszel 検定；Mantel & Haenszel 1959；層：{strata}）。"
        "対話の話題だけでは結びつきは生じない。対数オッズ比は層に共通のオッズ比（Mantel–Haenszel推定量）による。",
        "Links between words of a question and words of its answer were compared with answers permuted within strata of a dialogue "
        "(Mantel–Haenszel test; Mantel & Haenszel 1959; stratum: {strata}), so that a common topic alone makes no link. "
        "Log odds ratios are those of the Mantel–Haenszel common odds ratio.",
    ),
    "export.method.permuted_answers": (
        "全体での誤りの確率は、並べ替えごとの最大の統計量の分布から求めた（Westfall & Young 1993）。",
        "Family-wise error was controlled by the permutation distribution of the largest statistic (Westfall & Young 1993).",
    ),
    "export.method.crossed_residual": (
        "得点は、相談テーマと年を固定効果、クライアントとカウンセラーを交差する変量効果とする混合モデル（REML；Patterson & Thompson 1971）の残差を用いた。",
        "Scores are residuals of a mixed model with topic and year as fixed and client and counselor as crossed random effects (REML; Patterson & Thompson 1971).",
    ),
    "export.method.word_slopes": (
        "語（または2語の連なり、コード、発話のテーマ）ごとに、得点の残差を、語数（コードと発話のテーマでは単位の数）の対数を統制してその使用率に回帰した。傾きは、統制後の使用率の1標準偏差あたりである。標準誤差はクライアントとカウンセラーの二方向クラスタ頑健である（Cameron, Gelbach & Miller 2011）。",
        "For each word (or pair of words, code or theme of utterances), the residual was regressed on its rate with the logarithm of the number of words (of units, for codes and themes) held constant; slopes are for one standard deviation of the rate that this leaves, and standard errors are two-way clustered by client and counselor (Cameron, Gelbach & Miller 2011).",
    ),
    "export.method.disjoint_halves": (
        "クライアントが重ならない二つの半分で、結果が再現されるかを調べた。",
        "Results were checked for replication in two halves without a common client.",
    ),
    "export.method.ridge_by_client": (
        "予測はリッジ回帰（Hoerl & Kennard 1970）による。予測されるクライアントは、罰則の選択を含めて学習に用いていない。",
        "Predictions come from ridge regression (Hoerl & Kennard 1970); no client was in the folds that predict them, the choice of the penalty included.",
    ),
}
