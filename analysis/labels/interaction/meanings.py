"""What the numbers of each table mean, in a sentence for readers who are no statisticians."""

TEXTS = {
    "meaning.affect_dynamics": (
        "感情を表す値が対話の中でどう動いたかを、水準・変動・振れの大きさ・戻る速さなどに分け、対話ごとに求めて平均したものです。",
        "How feeling moves within a dialogue (level, variability, excursions, return), computed for each dialogue and averaged.",
    ),
    "meaning.affect_course": (
        "対話を5等分した各時期の、感情を表す値の平均です。",
        "The mean of a number of feeling in each fifth of a dialogue.",
    ),
    "meaning.affect_words": (
        "感情の値のもとになった語（またはラベル）と、その出現数です。",
        "The words or labels that a number of feeling is made of, with how often they occur.",
    ),
    "meaning.alignment_means": (
        "1に近いほど、二人の話し方が似ています。「語の一致」は相手の直前の内容語を使う割合、「文体の一致」は機能語の使い方の近さです。",
        "The nearer to 1, the more alike the two speak: overlap is the share of content words taken up from the other's last turn, style the likeness in use of function words.",
    ),
    "meaning.alignment_shuffles": (
        "実際の値が、相手や場面を入れ替えた場合の値をどれだけ上回るかです。0なら、偶然の相手と話すのと変わりません。",
        "How far the likeness exceeds that with a shuffled partner or moment; 0 is no more than with anybody.",
    ),
    "meaning.turn_lags": (
        "前のターンが長い（返答が遅い）ほど次も長い（遅い）かを表す相関です。1に近いほど連動し、0なら関係がありません。",
        "Whether a longer (slower) turn goes with a longer (slower) one before it: 0 is no relation, nearer to 1 is a closer one.",
    ),
    "meaning.mlask_expressions": (
        "1行が、ML-Ask が見つけた感情表現1つです。否定の語があると感情が反転します。",
        "Each row is one emotive expression that ML-Ask found; a negation turns its emotion round.",
    ),
    "meaning.interaction_means": (
        "対話ごとに求めた話し方の指標（返答までの秒数、文字数、質問の割合など）を平均したものです。",
        "Measures of how dialogues are talked (seconds to reply, length, share of questions, …), averaged over dialogues.",
    ),
    "meaning.reply_times": (
        "返答までの秒数です。中央値は半数がそれより速く、半数が遅い値です。",
        "Seconds until a message comes: half of them are faster than the median and half slower.",
    ),
    "meaning.interaction_course": (
        "対話を5等分した各時期の、話し方の指標の平均です。",
        "The mean of a measure in each fifth of a dialogue.",
    ),
    "meaning.interaction_scores": (
        "−1から1の相関です。正なら指標が大きい対話ほど得点が高く、「同じクライアント内」は評価の甘い人・辛い人の違いを除いています。",
        'Correlations from −1 to 1: above 0, dialogues with more of it are rated higher; "within client" takes out that some clients rate higher than others.',
    ),
    "meaning.interaction_adjusted": (
        "クライアント、カウンセラー、テーマ、年の違いをそろえたとき、指標が1標準偏差大きい対話で得点が何点高いかです。",
        "By how many points dialogues with one standard deviation more are rated higher, with client, counselor, topic and year held apart.",
    ),
    "meaning.interaction_points": (
        "1つの点が1対話です。横が話し方の指標、縦が得点です。",
        "Each point is one dialogue: its measure across, its score up.",
    ),
}
