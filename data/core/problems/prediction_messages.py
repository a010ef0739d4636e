"""What can be wrong with files of predicted scores: one English sentence a code.

``analysis.labels.problems.predictions`` holds the Japanese of each.
"""

#: Rule -> what is wrong with one row or file.
PREDICTION_PROBLEMS = {
    "prediction_twice": "the system already has a prediction here: {detail}",
    "prediction_missing": "the prediction is missing",
    "prediction_no_number": "prediction {detail} is not a number",
    "prediction_out_of_range": "prediction {detail}, outside the scale",
    "prediction_of_unknown": "there is no item or total {detail}",
    "prediction_without_dialogue": "no dialogue is named",
    "prediction_without_rating": "the corpus has no such rating of this dialogue; kept, but not compared",
    "prediction_fraction": "{detail} predictions of items are no whole numbers; they are rounded where ratings are compared as such",
}
#: Code -> why a source cannot be used.
PREDICTION_ERRORS = {
    "no_prediction": "{file}: contains no predictions; records need a dialogue and a value, as dialogue_id, item, value, system",
    "no_prediction_usable": "{file}: contains no usable predictions. {where}: {why}{more}",
    "no_ratings": "{id}: the corpus has no scores and no ratings of items, so predictions cannot be compared",
    "no_such_predictions": "{corpus} has no predictions '{id}'; there are: {known}",
}
