"""The page of predicted scores."""

TEXTS = {
    "page.prediction": ("得点の予測", "Prediction"),
    "prediction.title": ("得点の予測", "Predicted scores"),
    "home.can_prediction": (
        "システムが予測した得点を、クライアントの評定や簡単なベースラインと比べる。",
        "Compare scores that systems predict with the clients' ratings and with simple baselines.",
    ),
    "prediction.show": ("表示", "Show"),
    "predicted_part.scores": ("一致", "Agreement"),
    "predicted_part.pairs": ("システムの比較", "Systems compared"),
    "predicted_part.items": ("項目別", "By item"),
    "predicted_part.calibration": ("偏り", "Calibration"),
    "predicted_part.learning": ("学習曲線", "Learning curve"),
    "predicted_part.errors": ("大きな外れ", "Largest misses"),
    "predicted_part.files": ("ファイルとベースライン", "Files and baselines"),
    "prediction.systems": ("システム", "Systems"),
    "prediction.target": ("対象", "Predicted"),
    "prediction.metric": ("指標", "Metric"),
    "prediction.by": ("分け方", "By"),
    "predicted_by.item": ("項目", "Item"),
    "predicted_by.band": ("得点帯", "Score band"),
    "prediction.sort": ("順", "Order"),
    "predicted_sort.far": ("外れの大きい順", "Largest distance"),
    "predicted_sort.over": ("高すぎる順", "Too high"),
    "predicted_sort.under": ("低すぎる順", "Too low"),
    "prediction.none": (
        "このコーパスには、まだ予測がありません。予測のファイルを開くか、ベースラインを作ってください。",
        "This corpus has no predictions yet. Open a file of predictions, or make the baselines.",
    ),
    "prediction.none_fit": (
        "別の版のコーパスに対応する予測が{n}件あります。ファイルを追加し直してください。",
        "{n} sets of predictions belong to another version of this corpus. Add their files again.",
    ),
    "prediction.nothing": (
        "選択中の対話に、選んだシステムすべてに共通する予測がありません。条件を緩めるか、システムを減らしてください。",
        "No prediction is shared by all chosen systems in this selection. Remove filters or choose fewer systems.",
    ),
    "prediction.one_system": (
        "比べるには2つ以上のシステムが必要です。",
        "Comparing takes two systems or more.",
    ),
    "prediction.no_curve": (
        "学習曲線は、ベースライン「ridge」を作ると表示されます。",
        "The learning curve appears when the baseline ridge has been made.",
    ),
    "prediction.leaky": (
        "{names} は、予測する相手の他の対話の評定を使います（情報漏れ）。新しいクライアントには使えない予測で、上限の目安です。",
        "{names} uses other ratings by the client it predicts (leakage). It cannot be had for a new client: read it as an upper mark.",
    ),
    "prediction.limits": ("公表値との比較", "Comparing with published numbers"),
    "prediction.limits_text": (
        "- 論文（Qi ら, 2025）の得点予測は、対話全体から20項目の点を予測し、一致率・±1点以内の割合・平均絶対誤差で報告しています。比べられるのは、同じ対話で、同じ20項目を、整数で予測したときのこの3つだけです（対象「20項目の平均」）。\n"
        "- 論文の2つの報告は数値が一致しないため、ここには載せません。\n"
        "- 相関・重み付きκ・項目合計の値、人を分けた交差検証の値に対応する公表値はありません。\n"
        "- 学習と評価に同じクライアントの対話が含まれる数値は、新しいクライアントに対する精度ではありません。評定のばらつきの多くは、誰が評定したかによるからです。",
        "- The paper (Qi et al., 2025) predicts the 20 item ratings from the whole dialogue and reports accuracy, the share within one point and the mean absolute error. Only these three are comparable, and only on the same dialogues, over the same 20 items, with whole-point predictions (Predicted: mean over the 20 items).\n"
        "- The paper's two reports of them disagree, so no number is printed here.\n"
        "- Nothing published corresponds to correlations, weighted kappa, item sums, or folds that keep persons apart.\n"
        "- Where the same clients are in training and test, a number is not the accuracy for a new client: much of the spread of ratings is who rated.",
    ),
    "prediction.upload": ("予測のファイルを開く", "Open a file of predictions"),
    "prediction.upload_about": (
        "CSV・TSV・JSONL・JSON・Parquet・Excel。列は dialogue_id, item（項目名、item_sum、score）, value, system。1行に1対話で項目を列にした表も読めます。{size} MBまで。",
        "CSV, TSV, JSONL, JSON, Parquet or Excel with the columns dialogue_id, item (an item, item_sum or score), value, system; or one row per dialogue with items as columns. Up to {size} MB.",
    ),
    "prediction.added": (
        "追加しました：{rows}行のうち{matched}件の予測（{systems}）。除外{set_aside}、注意{noted}。",
        "Added: {matched} predictions from {rows} rows ({systems}); {set_aside} skipped, {noted} noted.",
    ),
    "prediction.there_already": ("すでに追加されています（{systems}）。", "Already there ({systems})."),
    "prediction.baseline": ("ベースラインを作る", "Make baselines"),
    "prediction.baseline_about": (
        "選択中の対話について、予測する人を学習に用いない入れ子の交差検証で作ります。全件ではリッジ回帰に約30秒、勾配ブースティングに数分かかります。",
        "For the selected dialogues, by nested folds in which nobody who is predicted is learned from. On the whole corpus ridge regression takes about half a minute, boosting some minutes.",
    ),
    "prediction.which": ("ベースライン", "Baselines"),
    "prediction.unseen": ("学習に現れない人", "Unseen in training"),
    "prediction.run": ("作る", "Make"),
    "prediction.sets": ("予測の一覧", "Sets of predictions"),
    "prediction.remove": ("削除", "Remove"),
    "prediction.remove_sure": ("{name} を削除する", "Remove {name}"),
    "prediction.whole": ("条件をすべて外す", "Clear all filters"),
    "prediction_baseline.mean": ("平均", "Mean"),
    "prediction_baseline.client_mean": ("クライアントの平均（情報漏れ）", "Client mean (leaky)"),
    "prediction_baseline.length": ("長さ", "Length"),
    "prediction_baseline.ridge_interaction": ("リッジ：やりとり", "Ridge: interaction"),
    "prediction_baseline.ridge_vectors": ("リッジ：ベクトル", "Ridge: vectors"),
    "prediction_baseline.ridge": ("リッジ：すべて", "Ridge: all"),
    "prediction_baseline.boosting": ("勾配ブースティング", "Gradient boosting"),
    "job.step.learning": ("学習中", "Learning"),
    "job.step.curve": ("学習曲線を計算中", "Making the learning curve"),
    "error.no_predictions_of": (
        "{corpus}に「{name}」の予測はありません。あるもの：{names}",
        "{corpus} has no predictions of '{name}'; there are: {names}",
    ),
    "error.few_clients": (
        "評定のそろった対話のクライアントは{n}名です。ベースラインには{needed}名が必要です。対象を広げてください。",
        "{n} clients with whole ratings; baselines need {needed}: widen the selection",
    ),
}
