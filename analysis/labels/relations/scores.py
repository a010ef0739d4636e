"""Words and scores: titles, captions, columns and the page's words."""

TEXTS = {
    "relations.outcome": ("得点", "Outcome"),
    "outcome.item_sum": ("項目合計", "Item sum"),
    "outcome.score": ("合計点（公表値）", "Score as published"),
    "outcome.general_factor": ("一般因子", "General factor"),
    "relations.axis_points": (
        "使用率が1標準偏差高いときの得点の差",
        "Change of the outcome per SD of the word's rate",
    ),
    "relations.axis_log_p": ("−log<sub>10</sub> p", "−log<sub>10</sub> p"),
    "relations.volcano.replicates": ("明確で、両半分で再現", "clear, in both halves"),
    "relations.volcano.clear": ("明確（補正後 p < .05）", "clear (adjusted p < .05)"),
    "relations.volcano.not_clear": ("明確でない", "not clear"),
    "relations.volcano.halves": ("二つの半分", "halves"),
    "relations.no_scores": (
        "この条件では、語と得点の関係を調べられません（得点のある対話か語が足りません）。",
        "Too few dialogues with a score, or too few words, under these conditions.",
    ),
    "relations.few_clients": (
        "予測には、少なくとも8名のクライアントが必要です。",
        "A prediction needs at least eight clients.",
    ),
    "model.length": ("長さのみ", "Length alone"),
    "model.words": ("語のみ", "Words alone"),
    "model.words_and_length": ("語と長さ", "Words and length"),
    "relations.scored": ("何と得点の関係か", "Against the score"),
    "scored.words": ("語", "Words"),
    "scored.bigrams": ("2語の連なり", "Word pairs"),
    "title.bigram_scores": ("2語の連なりと得点", "Word pairs and scores"),
    "caption.bigram_scores": (
        "続けて現れる2語の使用率と得点の残差（テーマ・年・クライアント・カウンセラーを除いたもの）の関係。対話の長さを統制。探索的な分析である。",
        "Slopes of the score's residual (topic, year, client and counselor taken out) on the rate of each pair of adjacent words, dialogue length controlled. Exploratory.",
    ),
    "title.bigram_score_volcano": ("2語の連なりと得点の関係", "Word pairs and scores"),
    "caption.bigram_score_volcano": (
        "右の2語の連なりは得点の高い対話、左は低い対話で多い。得点はテーマ・年・クライアント・カウンセラーを除いた残差で、対話の長さを統制。上にあるほど明確で、"
        "クライアントの重ならない二つの半分で再現したものを色と形で示す。探索的な分析である。",
        "Word pairs on the right are more frequent in dialogues with higher scores, on the left with lower ones; the higher, the clearer. Scores are residuals without topic, year, client and counselor, "
        "dialogue length controlled. Color and shape mark pairs that replicate in two halves without a common client. Pale pairs were clear again in fewer than half of the resamples of clients. Exploratory.",
    ),
    "title.code_scores": ("コードと得点", "Codes and scores"),
    "caption.code_scores": (
        "コードが付いた分析単位の割合と得点の残差（テーマ・年・クライアント・カウンセラーを除いたもの）の関係。単位の数を統制。探索的な分析である。",
        "Slopes of the score's residual (topic, year, client and counselor taken out) on each code's share of the segments, their number controlled. Exploratory.",
    ),
    "title.word_scores": ("語と得点", "Words and scores"),
    "caption.word_scores": (
        "語の使用率と得点の残差（テーマ・年・クライアント・カウンセラーを除いたもの）の関係。対話の長さを統制。探索的な分析である。",
        "Slopes of the score's residual (topic, year, client and counselor taken out) on each word's rate, dialogue length controlled. Exploratory.",
    ),
    "title.word_score_volcano": ("語と得点の関係", "Words and scores"),
    "caption.word_score_volcano": (
        "右の語は得点の高い対話、左の語は低い対話で多い。得点はテーマ・年・クライアント・カウンセラーを除いた残差で、対話の長さを統制。上にあるほど明確で、"
        "クライアントの重ならない二つの半分で再現した語を色と形で示す。クライアントを再標本化したとき再び明確だった割合が半分に満たない語は薄く示す。探索的な分析である。",
        "Words on the right are more frequent in dialogues with higher scores, on the left with lower ones; the higher, the clearer. Scores are residuals without topic, year, client and counselor, "
        "dialogue length controlled. Color and shape mark words that replicate in two halves without a common client. Pale words were clear again in fewer than half of the resamples of clients. Exploratory.",
    ),
    "title.score_prediction": ("語による得点の予測", "Prediction of the score from words"),
    "caption.score_prediction": (
        "学習に含まれないクライアントの対話に対する決定係数。「長さのみ」との差が、語が長さ以上に伝えるもの。",
        "R² for dialogues of clients that were not in training; the difference from length alone is what words add.",
    ),
    "title.prediction_words": ("予測における語の重み", "Weights of words in the prediction"),
    "caption.prediction_words": (
        "他の語と長さを一定としたときの、リッジ回帰の重み。予測を記述するもので、検定ではない。",
        "Weights of ridge regression with all other words and length held; they describe the prediction and test nothing.",
    ),
    "column.points_per_sd": ("1標準偏差あたりの点", "Points per SD"),
    "column.first_half": ("半分1", "Half 1"),
    "column.second_half": ("半分2", "Half 2"),
    "column.replicates": ("再現", "Replicates"),
    "column.per_thousand_segments": ("千単位あたり", "Per 1,000 segments"),
    "column.per_thousand": ("千語あたり", "Per 1,000 words"),
    "column.r_squared": ("決定係数 R²", "R²"),
    "column.n_features": ("特徴量の数", "Features"),
    "setting.outcome": ("得点", "outcome"),
    "setting.outcome.item_sum": ("項目合計", "item sum"),
    "setting.outcome.score": ("合計点（公表値）", "score as published"),
    "setting.outcome.general_factor": ("一般因子", "general factor"),
    "error.no_outcome": (
        "得点「{outcome}」はありません。使えるもの：{known}",
        "there is no outcome '{outcome}'; there are {known}",
    ),
}
