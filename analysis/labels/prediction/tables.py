"""Predicted scores: titles, captions, columns, codes and methods."""

from analysis.labels.items import TEXTS as ITEM_TEXTS

CLIENTS_JA = "区間は95%信頼区間（クライアントを単位とするブートストラップ、1,000回、5名以上）。"
CLIENTS_EN = "95% CIs: bootstrap over clients (1,000 resamples, at least five clients). "
LEAKY_JA = "‡は、予測する相手の他の対話の評定を使うため、公平な比較にならない。"
LEAKY_EN = "‡ uses other ratings by the client it predicts, so it is no fair comparison."

TEXTS = {
    "title.prediction_scores": ("予測と評定の一致", "Agreement of predictions and ratings"),
    "caption.prediction_scores": (
        "一致率と±1点以内の割合は四捨五入した予測による（0–1）。平均絶対誤差は四捨五入しない点数。重み付きκは二乗重み。"
        + CLIENTS_JA
        + "スピアマンの順位は、再抽出でも元のまま用いる。",
        "Accuracy and share within one point use rounded predictions (0–1); the mean absolute error is in points, unrounded; kappa has quadratic weights. "
        + CLIENTS_EN
        + "Spearman: the ranks of the sample are kept in the resamples.",
    ),
    "title.prediction_score_dots": ("予測と評定の一致", "Agreement of predictions and ratings"),
    "caption.prediction_score_dots": (
        "1に近いほどよく一致する。合計では一致率を示さない。" + CLIENTS_JA + LEAKY_JA,
        "Closer to 1 is better; of totals accuracy is left out. " + CLIENTS_EN + LEAKY_EN,
    ),
    "title.prediction_items": ("項目別の一致", "Agreement by item"),
    "caption.prediction_items": (
        CLIENTS_JA + "項目の評価は互いに相関するため、20個の独立した結果ではない。",
        CLIENTS_EN + "Ratings of the items are correlated: read them as one profile, not as twenty findings.",
    ),
    "title.prediction_item_dots": ("項目別の一致", "Agreement by item"),
    "caption.prediction_item_dots": (
        CLIENTS_JA + "項目の評価は互いに相関するため、20個の独立した結果ではない。" + LEAKY_JA,
        CLIENTS_EN + "Ratings of the items are correlated: one profile, not twenty findings. " + LEAKY_EN,
    ),
    "title.prediction_pairs": ("予測システムの比較", "Predicting systems compared"),
    "caption.prediction_pairs": (
        "選んだすべてのシステムが予測した対話での差（B − A）。区間はクライアントを単位とする対応のあるブートストラップ、pは近似ランダム化検定（クライアントごとに入れ替え、1,999回）、補正後のpは全組のHolm法。",
        "Differences (B − A) on dialogues that every chosen system predicted. CIs: paired bootstrap over clients; p: approximate randomization (1,999 swaps by client); adjusted p: Holm over all pairs.",
    ),
    "title.prediction_pair_dots": ("予測システムの差", "Differences between predicting systems"),
    "caption.prediction_pair_dots": (
        "選んだすべてのシステムが予測した対話での差と95%信頼区間（クライアントを単位とする対応のあるブートストラップ）。平均絶対誤差では0より左、他の指標では0より右なら、先に書いた方がよく当たる。",
        "Differences on dialogues that every chosen system predicted, with 95% CIs (paired bootstrap over clients). The first system is better left of zero for the mean absolute error, right of zero for all other metrics.",
    ),
    "title.prediction_calibration": ("予測値ごとの評定", "Ratings at each predicted value"),
    "caption.prediction_calibration": (
        "予測が同じくらいの対話の、実際の評定の平均（合計は10点ごと、項目は1点ごと）と95%信頼区間。†：30対話未満。",
        "Mean rating of dialogues with similar predictions (by ten points of a total, by one point of an item) with 95% CIs. †: fewer than 30 dialogues.",
    ),
    "title.prediction_calibration_lines": ("予測値ごとの評定", "Ratings at each predicted value"),
    "caption.prediction_calibration_lines": (
        "点線上なら平均して正しい。上なら予測が低すぎ、下なら高すぎる。縦線は95%信頼区間。",
        "On the dotted line predictions are right on average; above it they are too low, below it too high. Bars: 95% CIs.",
    ),
    "title.prediction_bias": ("予測の偏り", "Bias of predictions"),
    "caption.prediction_bias": (
        "予測 − 評定の平均（点）と95%信頼区間。傾きは評定を予測に回帰したもので、1なら過不足がない。平均へ寄る予測は、得点の低い対話で高すぎ、高い対話で低すぎる。",
        "Mean of prediction − rating in points with 95% CIs. Slope: of the rating on the prediction, 1 where neither too spread nor too narrow. Predictions near the mean are too high where scores are low and too low where they are high.",
    ),
    "title.prediction_bias_dots": ("予測の偏り", "Bias of predictions"),
    "caption.prediction_bias_dots": (
        "0より右は予測が高すぎ、左は低すぎる。横線は95%信頼区間。白抜きは区間なし。",
        "Right of zero predictions are too high, left of it too low. Lines: 95% CIs. Open marks: no interval.",
    ),
    "title.prediction_learning": ("学習曲線", "Learning curve"),
    "caption.prediction_learning": (
        "項目合計の予測と評定の一致を、学習に用いたクライアントの数ごとに示す。予測する対話は同じ。区間は95%信頼区間（クライアントを単位とするブートストラップ、1,000回、5名以上）。学習に用いるクライアントの選び方による変動は含まない。",
        "Agreement of predicted and rated item sums by the number of clients learned from; the dialogues predicted are the same. 95% CIs: bootstrap over clients (1,000 resamples, at least five clients). The intervals do not include the chance of which clients were learned from.",
    ),
    "title.prediction_learning_lines": ("学習曲線", "Learning curve"),
    "caption.prediction_learning_lines": (
        "学習に用いたクライアントの数と、項目合計の予測の一致。"
        + CLIENTS_JA
        + "学習に用いるクライアントの選び方による変動は含まない。",
        "Agreement of predicted and rated item sums by the number of clients learned from. "
        + CLIENTS_EN
        + "The intervals do not hold the chance of which clients were learned from.",
    ),
    "title.prediction_errors": ("大きく外れた対話", "Dialogues missed by most"),
    "caption.prediction_errors": (
        "予測と評定の差が大きい順。差は予測 − 評定（点）。",
        "By the distance of prediction and rating. The difference is prediction − rating, in points.",
    ),
    "title.prediction_sets": ("予測のファイルとベースライン", "Files and baselines of predictions"),
    "caption.prediction_sets": (
        "追加したファイルと、ここで作ったベースライン。",
        "Files that were added, and baselines made here.",
    ),
    "title.prediction_report": ("取り込みの報告", "Import report"),
    "caption.prediction_report": (
        "予測のファイルで問題のあった行。",
        "Rows of the prediction files that had a problem.",
    ),
    # columns
    "column.target": ("対象", "Predicted"),
    "column.unseen": ("学習に現れない人", "Unseen in training"),
    "column.leaky": ("評定者を知る", "Knows the rater"),
    "column.predicted_from": ("予測値（下端）", "Prediction from"),
    "column.predicted": ("予測の平均", "Mean prediction"),
    "column.prediction": ("予測", "Prediction"),
    "column.miss": ("差（予測−評定）", "Prediction − rating"),
    "column.calibration_slope": ("較正の傾き", "Calibration slope"),
    "column.trained_on": ("学習したクライアント数", "Clients learned from"),
    # codes
    "metric.acc": ("一致率", "Accuracy"),
    "metric.soft_acc": ("±1点以内の割合", "Within one point"),
    "metric.mae": ("平均絶対誤差（点）", "Mean absolute error (points)"),
    "metric.pearson": ("ピアソンの相関", "Pearson correlation"),
    "metric.spearman": ("スピアマンの順位相関", "Spearman correlation"),
    "metric.qwk": ("重み付きκ（二乗）", "Quadratic weighted kappa"),
    "target.items": ("20項目の平均", "Mean over the 20 items"),
    "target.item_sum": ("項目合計", "Item sum"),
    "target.score": ("合計点（公表値）", "Score as published"),
    **{
        f"target.{key.removeprefix('item.')}": names
        for key, names in ITEM_TEXTS.items()
        if key.startswith("item.")
    },
    "unseen.client": ("クライアント", "Clients"),
    "unseen.both": ("クライアントとカウンセラー", "Clients and counselors"),
    "unseen.none": ("なし（評定者を知る）", "None (knows the rater)"),
    "unseen.": ("不明", "Unknown"),
    "setting.covered": ("対象とした予測", "predictions scored"),
    "setting.covered.all": ("各システムの全予測", "all predictions of each system"),
    "setting.covered.shared": ("全システムが予測した対話", "dialogues that every system predicted"),
    "setting.predictions": ("予測", "predictions"),
    "setting.target": ("対象", "predicted"),
    "setting.sort.far": ("外れの大きい順", "largest distance first"),
    "setting.sort.over": ("高すぎる順", "too high first"),
    "setting.sort.under": ("低すぎる順", "too low first"),
    "by.item": ("評価項目", "Item"),
    "setting.by.item": ("項目", "item"),
    **{
        f"setting.metric.{code}": names
        for code, names in {
            "acc": ("一致率", "accuracy"),
            "soft_acc": ("±1点以内の割合", "within one point"),
            "mae": ("平均絶対誤差", "mean absolute error"),
            "pearson": ("ピアソンの相関", "Pearson correlation"),
            "spearman": ("スピアマンの順位相関", "Spearman correlation"),
            "qwk": ("重み付きκ", "weighted kappa"),
        }.items()
    },
    "axis.prediction_agreement": ("一致（1が最良）", "Agreement (1 is best)"),
    "axis.prediction_bias": ("予測 − 評定（点）", "Prediction − rating (points)"),
    "axis.prediction_difference": ("指標の差", "Difference in the metric"),
    "axis.predicted": ("予測", "Prediction"),
    "axis.rated": ("実際の評定", "Rating"),
    "axis.trained_on": ("学習に用いたクライアントの数", "Clients learned from"),
    "basis.predictions": ("{n} 予測", "{n} predictions"),
    "stage.predictions": ("予測", "predictions"),
    # methods
    "export.method.prediction_agreement": (
        "予測と評定の一致は、一致率と±1点以内の割合（予測は四捨五入）、平均絶対誤差（四捨五入なし）、ピアソンの相関、スピアマンの順位相関（Spearman, 1904）、二乗重みのκ係数（Cohen, 1968；予測は四捨五入）で表した。",
        "Agreement of predictions and ratings is given as accuracy and share within one point (predictions rounded), mean absolute error (unrounded), Pearson's correlation, Spearman's rank correlation (Spearman, 1904) and kappa with quadratic weights (Cohen, 1968; predictions rounded).",
    ),
    "export.method.prediction_unseen": (
        "ベースライン（平均、長さ、リッジ回帰〔Hoerl & Kennard, 1970〕、勾配ブースティング〔Friedman, 2001〕）は、予測するクライアント（名前が「+both」のものはカウンセラーも）を学習にも設定の選択にも用いない入れ子の交差検証（5分割；Varma & Simon, 2006）による。client_mean は同じクライアントの他の対話の評定を用いる。ほかの予測がどのように学習されたかは分からない。",
        "Baselines (mean, length, ridge regression [Hoerl & Kennard, 1970], gradient boosting [Friedman, 2001]) come from nested cross-validation (five folds; Varma & Simon, 2006) in which the client who is predicted (and the counselor, where the name ends in +both) is neither learned from nor used to choose settings. client_mean uses other ratings by the same client. How other predictions were learned is not known.",
    ),
    "export.method.prediction_calibration": (
        "較正は、予測が同じくらいの対話の評定の平均と、予測と評定の差の平均で調べた。",
        "Calibration was examined by the mean rating of dialogues with similar predictions and by the mean difference of prediction and rating.",
    ),
}
