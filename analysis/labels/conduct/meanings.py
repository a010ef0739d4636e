"""What the numbers of each table mean, in a sentence for readers who are no statisticians."""

TEXTS = {
    "meaning.response_acts": (
        "その行為を含む応答が100件中いくつあるかです。正解応答との差が正なら、カウンセラーより多く行っています。",
        "How many of 100 responses hold the act; above 0, the difference says that the system does it more often than the counselors.",
    ),
    "meaning.response_act_confusion": (
        "正解応答の行為と、同じ箇所でのモデルの行為の組み合わせを数えています。",
        "Counts which act the model chose where the counselor chose which.",
    ),
    "meaning.response_repeats": (
        "応答のうち、自分の前の応答にすでに出てきた言い回しの割合です。高いほど同じことを繰り返しています。",
        "The share of a response that the system has already written earlier in the dialogue; the higher, the more it repeats itself.",
    ),
    "meaning.response_drift": (
        "対話の時期ごとに、人物像の印（口調など）を含む応答の割合です。最後と最初の差が0から離れるほど、人物像が変わっています。",
        "The share of responses with a mark of the persona, by fifth of the dialogue; the farther the last less the first is from 0, the more the persona drifts.",
    ),
    "meaning.response_free_runs": (
        "システムが通しで行った対話の平均です。人の対話の平均とその標準偏差が、どこまでが普通かの目安になります。",
        "Means over whole dialogues that the system played; the mean and standard deviation of human dialogues show what is usual.",
    ),
    "meaning.response_run_ranks": (
        "応答1つずつで比べた順位と、対話全体で比べた順位です。二つが食い違えば、1応答の評価だけでは対話の良さは分かりません。",
        "Ranks of the systems by single replies and by whole dialogues; where they differ, replies alone do not tell how a dialogue goes.",
    ),
    "meaning.response_safety": (
        "確認したい表現を含む応答の割合です。該当しても問題とは限らず、該当がなくても安全とは限りません。",
        "The share of responses with words that should be looked at; a hit is no fault, and no hit is no safety.",
    ),
    "meaning.response_safety_hits": (
        "1行は、規則に該当した1つの応答です。該当した語を示します。",
        "Each row is one response that a rule found, with the words that it was found by.",
    ),
}
