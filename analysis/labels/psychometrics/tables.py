"""Psychometrics: titles and captions of tables and figures."""

_RELIABILITY = (
    "20項目（または他の尺度）の和の信頼性。クライアント内は本人の平均からの差、クライアント間は各人の水準の分散成分。95%信頼区間はクライアント単位のブートストラップ（5名未満では示さない）。",
    "Reliability of the sum of the items. Within clients: deviations from the client's own means. Between clients: clients' levels as variance components. 95% intervals by resampling clients; none below five.",
)
_ITEMS = (
    "各項目と他の項目の合計との相関。95%信頼区間はFisherのz上で求めた。クライアント間は分散成分で、区間なし。",
    "Correlation of each item with the sum of the others. Intervals on Fisher's z. Between clients from variance components, without intervals.",
)
_EIGEN = (
    "相関行列の固有値と、項目ごとに並べ替えたデータの固有値の95パーセンタイル（平行分析）。クライアント間は分散成分の相関。",
    "Eigenvalues of the correlations and the 95th percentile of those of permuted items (parallel analysis). Between clients: correlations of variance components.",
)
_LOADINGS = (
    "最小残差法による因子の負荷量。一般因子（オブリミン回転した3因子以上のときのみ）はSchmid–Leiman変換による。記述統計で区間なし。",
    "Loadings of minimum-residual factors. The general factor (of three or more oblimin factors only) comes from a Schmid–Leiman transformation. Descriptive, no intervals.",
)
_GRADED = (
    "段階反応モデルの識別力aと境界b（潜在特性の標準偏差）。95%信頼区間はスコアに基づく二方向クラスタ。",
    "Graded response model: discrimination a and thresholds b, in standard deviations of the trait. 95% intervals are two-way clustered, from the scores of rows.",
)
_INFORMATION = (
    "段階反応モデルによる情報量。高いところほど、その水準の違いをよく見分ける。",
    "Information by the graded response model: the higher, the better differences at that level are told apart.",
)
_DIF = (
    "他の項目の平均が同じ対話どうしで比べた差（群 − その他すべて）を項目のSDで割った値。*：補正p < 0.05（Benjamini–Hochberg）。0.17未満は無視できる大きさ、0.25超は大きい。",
    "Difference at the same mean of the other items (group minus all others) in SDs of the item. *: adjusted p < .05 (Benjamini–Hochberg). Below 0.17 negligible, above 0.25 large.",
)
_SHARES = (
    "交差ランダム効果モデル（REML）による分散の割合。固定効果（相談テーマ、年など）は除いてある。",
    "Shares of variance by the crossed random-effects model (REML), beside the fixed effects (topic, year, …).",
)
_SHARE_CI = (
    "分散の割合と95%信頼区間（交差ランダム効果モデルのパラメトリック・ブートストラップ）。",
    "Shares of variance with 95% intervals (parametric bootstrap of the crossed random-effects model).",
)
_FIXED = (
    "交差ランダム効果モデルの固定効果。相談テーマと年は基準との差、特徴量は1標準偏差あたり。95%信頼区間はWald法。",
    "Fixed effects of the crossed random-effects model: topics and years beside the reference, features per standard deviation. 95% Wald intervals.",
)
_CHECKS = (
    "残差と人の効果の分位点を正規分布と比べたもの。点線に乗るほど、モデルの仮定に近い。",
    "Quantiles of residuals and of persons' effects beside the normal distribution. The closer to the dotted line, the better the assumptions hold.",
)
_PERSONS = (
    "相談テーマ、年、相手の効果を除いた各人の効果（縮小推定）。対話が少ない人ほど0に近づく。線は95%区間（モデルの分散を所与とする）。個人は識別できない。",
    "Each person's effect with topic, year and the other person held apart, shrunken towards 0 the fewer the dialogues. Lines are 95% intervals given the model's variances. Persons are not named.",
)
_SESSIONS = (
    "毎回別の相手とのセッションの平均が、その人を他の人からどれだけ見分けるか（一般化可能性理論）。",
    "How far a mean over sessions, each with a different partner, tells a person from others (generalizability theory).",
)
_EXPERIENCE = (
    "カウンセラー自身の、コーパスでの最初の5回（選択されたもの）の平均との差（6回目以降の対話）。続けた人だけが残るため探索的。†：30対話未満。",
    "Difference from the mean of the counselor's own first five dialogues in the corpus, as far as they are selected, from the sixth on. Only those who stayed are seen: exploratory. †: fewer than 30 dialogues.",
)

TEXTS = {
    "title.scale_reliability": ("信頼性係数", "Reliability coefficients"),
    "caption.scale_reliability": _RELIABILITY,
    "title.reliability_dots": ("信頼性係数", "Reliability coefficients"),
    "caption.reliability_dots": _RELIABILITY,
    "title.item_statistics": ("項目分析", "Item analysis"),
    "caption.item_statistics": (
        "各項目の平均、標準偏差、歪度（対話全体）と、他の項目の合計との相関。95%信頼区間はFisherのz上で求めた。クライアント間は分散成分で、区間なし。",
        "Mean, SD and skewness of each item over all dialogues, and its correlation with the sum of the others. Intervals on Fisher's z. Between clients from variance components, without intervals.",
    ),
    "title.item_total_dots": ("項目–残余相関", "Item–rest correlations"),
    "caption.item_total_dots": _ITEMS,
    "title.scale_eigenvalues": ("固有値と平行分析", "Eigenvalues and parallel analysis"),
    "caption.scale_eigenvalues": _EIGEN,
    "title.eigenvalue_lines": ("固有値と平行分析", "Eigenvalues and parallel analysis"),
    "caption.eigenvalue_lines": (
        "実線：相関行列の固有値。点線：項目ごとに並べ替えたデータの固有値の95パーセンタイル（平行分析）。縦軸は対数目盛。",
        "Solid: eigenvalues of the correlations. Dotted: 95th percentile of those of permuted items (parallel analysis). Log scale.",
    ),
    "title.factor_loadings": ("因子負荷量", "Factor loadings"),
    "caption.factor_loadings": _LOADINGS,
    "title.factor_loading_cells": ("因子負荷量", "Factor loadings"),
    "caption.factor_loading_cells": _LOADINGS,
    "title.factor_summary": ("因子の要約", "Summary of factors"),
    "caption.factor_summary": (
        "各因子の説明率、因子間相関、残差の大きさ（RMSR）、解の状態。",
        "Variance explained, factor correlations, root mean square residual (RMSR) and the state of the solution.",
    ),
    "title.graded_items": ("段階反応モデルの母数", "Graded response model"),
    "caption.graded_items": _GRADED,
    "title.graded_threshold_dots": ("段階反応モデル：境界と識別力", "Graded response model: thresholds"),
    "caption.graded_threshold_dots": _GRADED,
    "title.graded_information": ("項目とテストの情報量", "Item and test information"),
    "caption.graded_information": _INFORMATION,
    "title.information_lines": ("項目とテストの情報量", "Item and test information"),
    "caption.information_lines": _INFORMATION,
    "title.item_functioning": ("特異項目機能（DIF）", "Differential item functioning (DIF)"),
    "caption.item_functioning": (
        "他の項目の平均が同じ対話どうしで比べた差（群 − その他すべて、点）と95%信頼区間、項目のSDで割った値。pはBenjamini–Hochberg補正。大きさは、0.17未満を無視できる、0.25超を大きいとする。対話数は群のもの、クライアントとカウンセラーの数は比較した全対話のもの。",
        "Difference at the same mean of the other items (group minus all others, in points) with 95% intervals, and in SDs of the item. p is adjusted by Benjamini–Hochberg. Sizes: below 0.17 negligible, above 0.25 large. Dialogues are those of the group; clients and counselors those of all that are compared.",
    ),
    "title.functioning_cells": ("特異項目機能（DIF）", "Differential item functioning (DIF)"),
    "caption.functioning_cells": _DIF,
    "title.response_styles": ("評定の仕方", "Rating styles"),
    "caption.response_styles": (
        "全項目同一の評定、天井、床、項目間のばらつき、水準。対話全体、クライアント間（平均は各人1回、SDは5対話以上の人の平均について）、クライアント内を並べる。天井と床は、対話の項目のうち尺度の最高点、最低点が付いた割合の平均。ICC：クライアント間の分散の割合。†：30対話未満。",
        "Straight-lining, ceiling, floor, spread and level over dialogues, between clients (mean: each once; SD: of the means of clients with five dialogues or more) and within clients. Ceiling and floor: mean share of a dialogue's items at the scale's highest and lowest point. ICC: share of the variance between clients. †: fewer than 30 dialogues.",
    ),
    "title.variance_shares": ("誰の分散か", "Whose variance"),
    "caption.variance_shares": (
        "交差ランダム効果モデル（REML）による分散の割合。割合は、固定効果（相談テーマ、年など）で説明される分を除いた分散に対するもの。",
        "Shares of variance by the crossed random-effects model (REML): of the variance that the fixed effects (topic, year, …) leave.",
    ),
    "title.variance_share_bars": ("誰の分散か", "Whose variance"),
    "caption.variance_share_bars": (
        "交差ランダム効果モデル（REML）による分散の割合。割合は、固定効果（相談テーマ、年など）で説明される分を除いた分散に対するもの。",
        "Shares of variance by the crossed random-effects model (REML): of the variance that the fixed effects (topic, year, …) leave.",
    ),
    "title.variance_share_intervals": ("分散の割合の信頼区間", "Intervals of the shares of variance"),
    "caption.variance_share_intervals": _SHARE_CI,
    "title.variance_share_dots": ("分散の割合の信頼区間", "Intervals of the shares of variance"),
    "caption.variance_share_dots": _SHARE_CI,
    "title.crossed_effects": ("固定効果", "Fixed effects"),
    "caption.crossed_effects": _FIXED,
    "title.crossed_effect_dots": ("固定効果", "Fixed effects"),
    "caption.crossed_effect_dots": _FIXED,
    "title.crossed_residuals": ("残差の検討", "Residual checks"),
    "caption.crossed_residuals": (
        "残差と人の効果の分位点を正規分布での期待値と比べたもの、および予測された得点の区間ごとの残差。",
        "Quantiles of residuals and of persons' effects beside those expected of a normal distribution, and residuals by fitted score.",
    ),
    "title.residual_quantile_lines": ("残差の検討", "Residual checks"),
    "caption.residual_quantile_lines": _CHECKS,
    "title.residual_fitted_dots": ("予測値と残差", "Residuals by fitted score"),
    "caption.residual_fitted_dots": (
        "予測された得点の20区間ごとの残差の平均。縦線は±1標準偏差（信頼区間ではない）。平均が0付近にあり、幅がどこでも同じなら、モデルの仮定に合っている。",
        "Mean residual in twenty bins of the fitted score; lines are ± 1 SD (not confidence intervals). Means near 0 and lines of equal length are what the model assumes.",
    ),
    "title.group_iccs": ("級内相関（1要因）", "Intraclass correlations, one factor at a time"),
    "caption.group_iccs": (
        "同じクライアント、カウンセラー、相談テーマの得点がどれだけ似ているか（ICC(1)）。95%信頼区間は群を単位とするブートストラップ。",
        "How alike the scores of one client, one counselor or one topic are: ICC(1). 95% intervals by resampling groups.",
    ),
    "title.person_effects": ("人による違い（縮小推定）", "Differences between persons (shrunken)"),
    "caption.person_effects": (
        "相談テーマ、年、相手の効果を除いた各人の効果（縮小推定）。対話が少ない人ほど0に近づく。区間は95%区間（モデルの分散を所与とする）。個人は識別できない。",
        "Each person's effect with topic, year and the other person held constant, shrunken towards 0 the fewer the dialogues. Intervals are 95% intervals given the model's variances. Persons are not named.",
    ),
    "title.person_effect_dots": ("人による違い（縮小推定）", "Differences between persons (shrunken)"),
    "caption.person_effect_dots": _PERSONS,
    "title.person_effect": ("この人の効果（縮小推定）", "This person's effect (shrunken)"),
    "caption.person_effect": (
        "相談テーマ、年、相手の効果を除いたこの人の効果（項目合計の点）。5対話未満では示さない。区間はモデルの分散を所与とする95%区間。",
        "This person's effect on the item sum with topic, year and the other person held apart; not shown below five dialogues. 95% interval given the model's variances.",
    ),
    "title.social_relations": ("社会関係モデル", "Social relations"),
    "caption.social_relations": (
        "再び対話した組から、評価する側、評価される側、関係、セッションの分散を分けたもの。互恵性は縮小推定値（人ごと）と残差（組ごと）の相関で、区間は人または組を1クラスタとする（記述的）。",
        "Pairs that met again allow the variance of perceiver, partner, relationship and session to be told apart. Reciprocities are correlations of shrunken effects (over persons) and of residuals (over pairs), each person or pair one cluster of the interval (descriptive).",
    ),
    "title.session_reliability": ("セッション数と信頼性", "Reliability by number of sessions"),
    "caption.session_reliability": _SESSIONS,
    "title.session_reliability_lines": ("セッション数と信頼性", "Reliability by number of sessions"),
    "caption.session_reliability_lines": _SESSIONS,
    "title.sessions_needed": ("必要なセッション数", "Sessions needed"),
    "caption.sessions_needed": (
        "平均がその信頼性に達するまでのセッション数（毎回別の相手）。",
        "Sessions, each with a different partner, until a mean reaches the reliability.",
    ),
    "title.comparison_sizes": ("比較に必要な対話数", "Dialogues a comparison needs"),
    "caption.comparison_sizes": (
        "平均の差を有意水準5%、検定力80%で検出するのに各群で必要な対話数。人が繰り返し現れるほど多く必要になる。",
        "Dialogues needed in each cohort to find a difference of means at the 5% level with a power of 80%. The more often people return, the more are needed.",
    ),
    "title.experience_scores": ("経験と得点", "Experience and scores"),
    "caption.experience_scores": (
        "カウンセラーの経験回数（コーパスでのそれまでの対話数）別の平均点。「最初の5回の平均」は、その段階に達した人がコーパスでの最初の5回（選択されたもの）でどう評価されていたか。†：30対話未満。",
        "Mean score by the counselor's experience (earlier dialogues in the corpus). “First five”: how those who got here were rated in their first five dialogues in the corpus, as far as selected. †: fewer than 30 dialogues.",
    ),
    "title.experience_change": ("同じカウンセラーの変化", "Change of the same counselors"),
    "caption.experience_change": _EXPERIENCE,
    "title.experience_dots": ("経験を積むと評価は変わるか", "Does experience change ratings?"),
    "caption.experience_dots": _EXPERIENCE,
    "title.experience_effects": ("経験：個人内と個人間", "Experience: within and between persons"),
    "caption.experience_effects": (
        "経験を本人の平均とそこからの差に分けた交差ランダム効果モデル（対話の時期を統制）。個人内は同じ人の経験が10倍になったときの点の差、個人間は平均の経験が10倍の人との点の差、年は1年あたりの点。95%信頼区間はWald法。",
        "Crossed model with experience parted into the person's mean and the deviation from it, the date held constant. Within: points for tenfold experience of the same person. Between: points for persons whose mean experience is tenfold. Years: points a year. 95% Wald intervals.",
    ),
}
