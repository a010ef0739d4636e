"""Interaction: titles and captions of tables and figures, and the sentences that methods sections get."""

_TIMES = (
    "相手への返答、または続けて書くまでの秒数。点は中央値、横線は四分位範囲（信頼区間ではない）。間をすべて同じ重みで数える。",
    "Seconds until a message comes, after the other or after oneself. Points are medians, lines are quartiles (not confidence intervals). Each gap counts once.",
)
_COURSE = (
    "対話を5等分した各時期の平均。帯は95%信頼区間。",
    "Means over the fifths of a dialogue. Bands are 95% intervals.",
)
_SCORES = (
    "各指標と得点のピアソンの相関。秒数と長さは対数。クライアント内：両方から本人の平均を引いたもの。横線は95%信頼区間（Fisherのz）。探索的。",
    "Pearson correlation of each measure with the score; seconds and lengths as logarithms. Within client: both minus the client's own means. Lines are 95% intervals (Fisher's z). Exploratory.",
)
_ADJUSTED = (
    "評定者、カウンセラー、相談テーマ、年を考慮した、指標1標準偏差あたりの点（指標ごとに一つの交差ランダム効果モデル）。秒数と長さは対数。95%信頼区間はWald法。探索的。",
    "Points for one standard deviation of the measure, with rater, counselor, topic and year held constant (a crossed model for each measure); seconds and lengths as logarithms. 95% Wald intervals. Exploratory.",
)
_POINTS = (
    "1点が1対話。",
    "Each point is a dialogue.",
)
_LAGS = (
    "ターンの長さと返答までの時間（対数、対話内の本人の平均からの差）が、前のターンとどれだけ関係するか。横線は95%信頼区間。",
    "How turn lengths and reply times (logarithms, around the role's mean in the dialogue) go with the turn before. Lines are 95% intervals.",
)
_SHUFFLES = (
    "実際の値と、並べ替えた相手との値（中央95%）。同じ対話の別のターン、または別の対話の同じ時期の相手と組み合わせた。",
    "The observed value beside shuffles (middle 95%): with other turns of the same dialogue, or with partners of other dialogues at the same phase.",
)

TEXTS = {
    "title.interaction_means": ("話し方の指標", "Measures of talk"),
    "caption.interaction_means": (
        "速さ、沈黙、長さ、話す割合、質問、相づち（1対話1値の平均）。割合はカウンセラーの占める割合。†：30対話未満。",
        "Speed, silence, length, share of talk, questions and acknowledgments (means of one value a dialogue). Shares are the counselor's. †: fewer than 30 dialogues.",
    ),
    "title.reply_times": ("返答までの時間", "Reply times"),
    "caption.reply_times": (
        "相手への返答、または続けて書くまでの秒数の中央値と分位点（信頼区間ではない）。間をすべて同じ重みで数える。",
        "Seconds until a message comes, after the other or after oneself: medians and percentiles (not confidence intervals). Each gap counts once.",
    ),
    "title.reply_time_dots": ("返答までの時間", "Reply times"),
    "caption.reply_time_dots": _TIMES,
    "title.interaction_course": ("セッションの経過", "Course of a session"),
    "caption.interaction_course": (
        "対話を5等分した各時期の平均と95%信頼区間。",
        "Means over the fifths of a dialogue with 95% intervals.",
    ),
    "title.interaction_course_lines": ("セッションの経過", "Course of a session"),
    "caption.interaction_course_lines": _COURSE,
    "title.interaction_scores": ("話し方と得点", "Talk and score"),
    "caption.interaction_scores": (
        "各指標と得点のピアソンの相関と95%信頼区間（Fisherのz）。秒数と長さは対数。クライアント内：両方から本人の平均を引いたもの。探索的。",
        "Pearson correlation of each measure with the score, with 95% intervals (Fisher's z); seconds and lengths as logarithms. Within client: both minus the client's own means. Exploratory.",
    ),
    "title.interaction_score_dots": ("話し方と得点", "Talk and score"),
    "caption.interaction_score_dots": _SCORES,
    "title.interaction_adjusted": ("話し方と得点（調整後）", "Talk and score, adjusted"),
    "caption.interaction_adjusted": _ADJUSTED,
    "title.interaction_adjusted_dots": ("話し方と得点（調整後）", "Talk and score, adjusted"),
    "caption.interaction_adjusted_dots": _ADJUSTED,
    "title.interaction_points": ("対話ごとの値", "Dialogue by dialogue"),
    "caption.interaction_points": ("対話ごとの指標の値と得点。", "The measure and the score of each dialogue."),
    "title.interaction_point_scatter": ("対話ごとの値", "Dialogue by dialogue"),
    "caption.interaction_point_scatter": _POINTS,
    "title.turn_lags": ("前のターンとの関係", "Dependence on the turn before"),
    "caption.turn_lags": (
        "ターンの長さと返答までの時間（対数、対話内の本人の平均からの差）の、前のターンとの相関と95%信頼区間。",
        "How turn lengths and reply times (logarithms, around the role's mean in the dialogue) correlate with the turn before, with 95% intervals.",
    ),
    "title.turn_lag_dots": ("前のターンとの関係", "Dependence on the turn before"),
    "caption.turn_lag_dots": _LAGS,
    "title.alignment_means": ("言葉の同調", "Alignment"),
    "caption.alignment_means": (
        "直前の相手のターンの内容語を取り入れる割合と、機能語10種の使い方の一致（LSM）。†：30対話未満。",
        "Share of content words taken up from the other's last turn, and style matching over ten classes of function words (LSM). †: fewer than 30 dialogues.",
    ),
    "title.alignment_shuffles": ("偶然より似ているか", "More alike than chance?"),
    "caption.alignment_shuffles": _SHUFFLES,
    "title.alignment_dots": ("偶然より似ているか", "More alike than chance?"),
    "caption.alignment_dots": _SHUFFLES,
    "export.method.overlap": (
        "語彙の同調は、ターンの内容語（語彙素）のうち相手の直前のターンにもある割合を対話内で平均したものである（Xu & Reitter, 2015）。",
        "Lexical alignment is the share of a turn's content lemmas that the other's turn before also holds, averaged over the dialogue (Xu & Reitter, 2015).",
    ),
    "export.method.style": (
        "スタイルの一致は Ireland and Pennebaker (2010) の LSM を UniDic の機能語10種（助詞5種、助動詞、代名詞、接続詞、連体詞、感動詞）に適用したものである。",
        "Style matching is the LSM of Ireland and Pennebaker (2010) over ten classes of UniDic's function words (five of particles, auxiliaries, pronouns, conjunctions, adnominals, interjections).",
    ),
    "export.method.shuffled": (
        "偶然の水準は並べ替えで求めた（回数は表に記載、シード固定）。ターンを同じ対話の同じ役割の別のターンと、また別の対話の同じ役割・同じ時期のターンと入れ替えた。p は片側で (k + 1) / (回数 + 1)、k は実際の値以上となった並べ替えの数である。",
        "Chance levels come from permutations (their number is in the table; fixed seed): turns changed places with turns of the same role in the same dialogue, and with turns of the same role and phase in other dialogues. p is one-sided, (k + 1) / (permutations + 1), with k the permutations that reach the observed value.",
    ),
    "export.method.lagged": (
        "ターン間の関係は、対話と役割ごとの平均を引いた対数の一次の自己相関と相手との交差相関であり、対話ごとの積和を合わせて求めた。",
        "Dependence between turns is the lag-1 auto- and cross-correlation of logarithms around the mean of the dialogue and role, from sums of products over dialogues.",
    ),
    "export.method.entropy": (
        "話者交替のエントロピーは、直前の話者を所与とした次の話者の条件付きエントロピーである（Shannon, 1948）。",
        "Entropy of turn-taking is the conditional entropy of the next speaker given the last (Shannon, 1948).",
    ),
    "export.method.adjusted": (
        "調整後の効果は、指標、相談テーマ、年を固定効果、クライアントとカウンセラーを交差するランダム切片とする線形混合モデル（制限付き最尤法；Patterson & Thompson, 1971；Bates, Mächler, Bolker, & Walker, 2015）を指標ごとに推定したものである。",
        "Adjusted effects come from a linear mixed model for each measure with the measure, topic and year as fixed effects and crossed random intercepts of client and counselor (restricted maximum likelihood; Patterson & Thompson, 1971; Bates, Mächler, Bolker, & Walker, 2015).",
    ),
}
