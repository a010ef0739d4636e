"""What can be wrong with files of predicted scores, next to the English of ``data.core.problems.prediction_messages``."""

from data.core.problems.prediction_messages import PREDICTION_ERRORS, PREDICTION_PROBLEMS

RULES = {
    "prediction_twice": ("重複した予測", "Repeated prediction"),
    "prediction_missing": ("予測値がない", "Prediction missing"),
    "prediction_no_number": ("予測値が数でない", "Prediction is not a number"),
    "prediction_out_of_range": ("尺度の範囲外", "Outside the scale"),
    "prediction_of_unknown": ("項目がない", "No such item"),
    "prediction_without_dialogue": ("対話の指定がない", "No dialogue named"),
    "prediction_without_rating": ("評定がない", "No rating"),
    "prediction_fraction": ("整数でない項目の予測", "Fractions of a point"),
}
JAPANESE = {
    "prediction_twice": "このシステムには、この対話・項目の予測がすでにあります：{detail}",
    "prediction_missing": "予測値がありません",
    "prediction_no_number": "予測値 {detail} は数値ではありません",
    "prediction_out_of_range": "予測値が尺度の範囲外です（{detail}）",
    "prediction_of_unknown": "「{detail}」という項目・合計はありません",
    "prediction_without_dialogue": "対話が指定されていません",
    "prediction_without_rating": "コーパスのこの対話には対応する評定がありません。保存しますが、比較には使いません",
    "prediction_fraction": "項目の予測のうち{detail}件が整数ではありません。一致率などでは四捨五入します",
}
JAPANESE_ERRORS = {
    "no_prediction": "{file}：予測がありません。対話と予測値の列（dialogue_id, item, value, system など）が必要です。",
    "no_prediction_usable": "{file}：使える予測がありません。{where}：{why}{more}",
    "no_ratings": "{id}：このコーパスには合計点も項目の評価もないため、予測と比べられません。",
    "no_such_predictions": "{corpus}に予測「{id}」はありません。あるもの：{known}",
}

TEXTS = {
    **{f"rule.{rule}": names for rule, names in RULES.items()},
    **{f"told.{rule}": (JAPANESE[rule], english) for rule, english in PREDICTION_PROBLEMS.items()},
    **{f"error.{code}": (japanese, PREDICTION_ERRORS[code]) for code, japanese in JAPANESE_ERRORS.items()},
}
