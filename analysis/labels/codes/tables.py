"""Titles and captions of the tables and figures of codes."""

_AGREEMENT = (
    "同じ発話を2名以上がコーディングしたものについて、体系全体と、各コード対その他の一致を示す。横線は対話を単位とする1,000回のブートストラップによる95%信頼区間。コーエンの κ は、3名以上のとき全ペアの平均（Light の κ）。",
    "Agreement on utterances that two coders or more coded: of the whole scheme, and of each code against all others. Lines are 95% intervals from 1,000 bootstrap draws of whole dialogues. With three coders or more, Cohen's κ is the mean over pairs (Light's κ).",
)
_CONFUSION = (
    "2名が同じ発話に付けたコードの組。対角線は一致。割合は A がそのコードを付けた発話に占める割合。",
    "Codes that two coders gave to the same utterances; the diagonal is agreement. Shares are of the utterances with A's code.",
)
_CHECKS = (
    "機械ラベルを人のコード（確定したもの、なければ1名のもの）と照合した適合率、再現率、F1。抽出確率が異なる発話は、その逆数で重みづけた。横線は対話を単位とする1,000回のブートストラップによる95%信頼区間。",
    "Precision, recall and F1 of machine labels against codes by people (settled ones, else those of one person). Utterances drawn with unequal probability are weighted by its inverse. Lines are 95% intervals from 1,000 bootstrap draws of whole dialogues.",
)
_CORRECTED = (
    "機械ラベルのままの値と、無作為に選び人がコーディングした発話で補正した値（二重にロバストな推定）。補正は、抽出確率が分かる発話だけを使う。",
    "Values by machine labels as they are, and corrected by utterances that were drawn at random and coded by people (doubly robust). Only utterances with known sampling probability correct.",
)
_TOPICS = (
    "付けられた相談テーマのままの割合と、無作為に選び人がコーディングした対話で補正した割合（二重にロバストな推定）。",
    "Shares of topics as labeled, and corrected by dialogues that were drawn at random and coded by people (doubly robust).",
)
_SHARES = (
    "各区分のコーディングされた発話のうち、そのコードが付いた割合。横線は95%信頼区間。白丸は5名未満で区間なし。",
    "Share of the coded utterances of each group that have the code. Lines are 95% intervals; open dots have fewer than five of either.",
)
_COURSE = (
    "発話に付けた数値の、対話を5等分した各時期の平均（1対話1値）。帯は95%信頼区間。",
    "Means of the coded number over the fifths of a dialogue (one value a dialogue). Bands are 95% intervals.",
)
_DYNAMICS = (
    "コーディングされた3発話（既定）の移動平均からみた水準、変動、高まり、回復と、最後の5分の1と最初の5分の1の差。平均と95%信頼区間（二方向クラスタ）。†：30対話未満。",
    "Level, variability, rise and recovery of rolling means (by default of three coded utterances), and the last fifth minus the first. Means with 95% intervals, two-way clustered. †: fewer than 30 dialogues.",
)
_FIDELITY = (
    "全対話の合計の比と95%信頼区間。公表基準は対面・英語の動機づけ面接のもの（MITI 4.2.1；開かれた質問とMI一致行動は MITI 3.1.1）で、目安にすぎない。発話ごとに数えた（MITI は同じコードを1つの話し手交替につき1回だけ数える）。KokoroChat のコードでは「感情の反映」と「言い換え・要約」を聞き返しとした。",
    "Ratios of sums over all dialogues with 95% intervals. Published benchmarks are of face-to-face motivational interviewing in English (MITI 4.2.1; open questions and MI-adherent acts: MITI 3.1.1) and serve for orientation only. Codes are counted by utterance; the MITI counts each code once a turn. Of KokoroChat's codes, reflections of feeling and paraphrases count as reflections.",
)
_FIDELITY_ITEMS = (
    "技法の指標が1標準偏差高い対話での、クライアントの評価（0–5、合計は0–100）の差。評定者、カウンセラー、相談テーマ、年を考慮（項目ごとに一つの交差ランダム効果モデル）。95%信頼区間はWald法、pは表全体で補正。探索的。",
    "Difference in the client's ratings (0–5; sum 0–100) for one standard deviation more of a measure, adjusted for who rates, counselor, topic and year (a crossed model for each item). 95% Wald intervals; p corrected over the table. Exploratory.",
)
_PORTRAITS = (
    "1行が1対話、1枚のタイルが1発話。色はコード、数値、話者の役割、または発話の長さ（設定による）。灰色はコードなし。行の上段がカウンセラー、下段がクライアント。",
    "A row is a dialogue, a tile an utterance. Color is its code or number, who speaks, or its length (see the settings); gray: not coded. The upper half of a row is the counselor, the lower the client.",
)
_TRANSITIONS = (
    "前のコード（行）を始点とする組のうち、後のコード（列）が続く割合（%、全対話を合わせた値）。図の色は、後のコードが全体に占める割合との差。体系がコーディングしない役割の発話は数えない。",
    "Of the pairs that begin with the first code (row), the share in which the second (column) follows (%, pooled over dialogues). In the figure, color is the difference from the second code's share among all pairs. Utterances of roles that the scheme does not code are passed over.",
)
_CHANCE = (
    "実際の割合を、各対話の同じ役割の中でコードを並べ替えたもの（回数は表に記載）と比べた。p は両側、表全体で補正（Benjamini–Hochberg）。",
    "The observed share beside shuffles of the codes within each role of each dialogue (their number is in the table). p is two-sided, corrected over the table (Benjamini–Hochberg).",
)
_CHANCE_LINKS = (
    _CHANCE[0] + "線は補正後5%で有意な連鎖。太いほど並べ替えとの差が大きい。",
    _CHANCE[1]
    + " Lines are transitions significant at 5% after correction; thick lines differ most from shuffles.",
)
_DIFFERENCES = (
    "AとBの割合の差（B − A、ポイント）。*：補正後5%で有意。p はクライアントの所属を入れ替える並べ替え検定（両側、補正済み）。",
    "Difference of shares between A and B (B − A, percentage points; *: significant at 5% after correction). p comes from permuting clients between the cohorts (two-sided, corrected).",
)

TEXTS = {
    "title.coder_summary": ("コーディングの状況", "Who coded what"),
    "caption.coder_summary": (
        "コーダーと体系ごとのラベル数。確定：コーダー間で話し合うなどして定めたコード。",
        "Labels by coder and scheme. Settled: codes that were fixed among coders.",
    ),
    "title.agreement": ("コーダー間の一致", "Agreement of coders"),
    "caption.agreement": (
        "同じ発話を2名以上がコーディングしたものについて、体系全体と、各コード対その他の一致を示す。95%信頼区間は対話を単位とする1,000回のブートストラップによる。コーエンの κ は、3名以上のとき全ペアの平均（Light の κ）。",
        "Agreement on utterances that two coders or more coded: of the whole scheme, and of each code against all others. 95% intervals come from 1,000 bootstrap draws of whole dialogues. With three coders or more, Cohen's κ is the mean over pairs (Light's κ).",
    ),
    "title.agreement_dots": ("コーダー間の一致", "Agreement of coders"),
    "caption.agreement_dots": _AGREEMENT,
    "title.coder_confusion": ("コードの対応", "Codes of two coders"),
    "caption.coder_confusion": _CONFUSION,
    "title.confusion_cells": ("コードの対応", "Codes of two coders"),
    "caption.confusion_cells": _CONFUSION,
    "title.disagreements": ("不一致の発話", "Disagreements"),
    "caption.disagreements": (
        "2名が異なるコードを付けた発話、または表の一つのマスの発話。",
        "Utterances to which two coders gave different codes, or those of one cell of their table.",
    ),
    "title.label_checks": ("機械ラベルの検証", "Machine labels checked"),
    "caption.label_checks": (
        "機械ラベルを人のコード（確定したもの、なければ1名のもの）と照合した適合率、再現率、F1。抽出確率が異なる発話は、その逆数で重みづけた。95%信頼区間は対話を単位とする1,000回のブートストラップによる。",
        "Precision, recall and F1 of machine labels against codes by people (settled ones, else those of one person). Utterances drawn with unequal probability are weighted by its inverse. 95% intervals come from 1,000 bootstrap draws of whole dialogues.",
    ),
    "title.label_check_dots": ("機械ラベルの検証", "Machine labels checked"),
    "caption.label_check_dots": _CHECKS,
    "title.corrected_shares": ("補正した割合", "Corrected shares"),
    "caption.corrected_shares": _CORRECTED,
    "title.corrected_share_dots": ("補正した割合", "Corrected shares"),
    "caption.corrected_share_dots": _CORRECTED,
    "title.corrected_groups": ("補正した割合（区分ごと）", "Corrected shares, by group"),
    "caption.corrected_groups": _CORRECTED,
    "title.corrected_group_dots": ("補正した割合（区分ごと）", "Corrected shares, by group"),
    "caption.corrected_group_dots": _CORRECTED,
    "title.corrected_topics": ("補正した相談テーマの割合", "Topics, corrected"),
    "caption.corrected_topics": _TOPICS,
    "title.corrected_topic_dots": ("補正した相談テーマの割合", "Topics, corrected"),
    "caption.corrected_topic_dots": _TOPICS,
    "title.label_shares": ("コードの割合", "Shares of codes"),
    "caption.label_shares": (
        "各区分のコーディングされた発話のうち、そのコードが付いた割合と95%信頼区間。",
        "Share of the coded utterances of each group that have the code, with 95% intervals.",
    ),
    "title.label_share_dots": ("コードの割合", "Shares of codes"),
    "caption.label_share_dots": _SHARES,
    "title.label_course": ("数値の経過", "Course of a number"),
    "caption.label_course": (
        "発話に付けた数値の、対話を5等分した各時期の平均（1対話1値）と95%信頼区間。",
        "Means of the coded number over the fifths of a dialogue (one value a dialogue) with 95% intervals.",
    ),
    "title.label_course_lines": ("数値の経過", "Course of a number"),
    "caption.label_course_lines": _COURSE,
    "title.label_dynamics": ("数値の動き", "Dynamics of a number"),
    "caption.label_dynamics": (
        "コーディングされた数発話の移動平均からみた水準、変動、高まり、回復と、最後の5分の1と最初の5分の1の差。平均と95%信頼区間。†：30対話未満。",
        "Level, variability, rise and recovery of rolling means over coded utterances, and the last fifth minus the first. Means with 95% intervals. †: fewer than 30 dialogues.",
    ),
    "title.fidelity": ("面接技法の指標", "Fidelity"),
    "caption.fidelity": _FIDELITY,
    "title.fidelity_dots": ("面接技法の指標", "Fidelity"),
    "caption.fidelity_dots": _FIDELITY,
    "title.fidelity_items": ("技法と20項目", "Fidelity and the 20 items"),
    "caption.fidelity_items": _FIDELITY_ITEMS,
    "title.fidelity_item_dots": ("技法と20項目", "Fidelity and the 20 items"),
    "caption.fidelity_item_dots": _FIDELITY_ITEMS,
    "title.portraits": ("対話の見取り図", "Portraits of dialogues"),
    "caption.portraits": (
        "発話ごとのコード、数値、話者の役割と長さを、対話の順に並べたもの。",
        "The code or number, role and length of each utterance, dialogue by dialogue.",
    ),
    "title.portrait_tiles": ("対話の見取り図", "Portraits of dialogues"),
    "caption.portrait_tiles": _PORTRAITS,
    "title.coding_study": ("コーディングの方法", "The coding study"),
    "caption.coding_study": (
        "体系ごとの標本、コーダー、一致、確定。α の95%信頼区間は対話を単位とする1,000回のブートストラップによる。",
        "Sample, coders, agreement and settlement of each scheme. The 95% interval of α comes from 1,000 bootstrap draws of whole dialogues.",
    ),
    "title.transitions": ("コードの連鎖", "Transitions of codes"),
    "caption.transitions": (
        "前のコードを始点とする組のうち、後のコードが続く割合（0–1、全対話を合わせた値）と、後のコードが全体に占める割合。体系がコーディングしない役割の発話は数えない。",
        "Of the pairs that begin with the first code, the share in which the second follows (0–1, pooled over dialogues), and the second code's share among all pairs. Utterances of roles that the scheme does not code are passed over.",
    ),
    "title.transition_cells": ("コードの連鎖", "Transitions of codes"),
    "caption.transition_cells": _TRANSITIONS,
    "title.transition_lines": ("連鎖の発話", "Utterances of a transition"),
    "caption.transition_lines": (
        "前のコードの発話と、それに続く後のコードの発話。",
        "The utterance with the first code and the one with the second that follows it.",
    ),
    "title.transition_chance": ("並べ替えと比べた連鎖", "Transitions against shuffles"),
    "caption.transition_chance": _CHANCE,
    "title.transition_links": ("並べ替えと異なる連鎖", "Transitions that differ from shuffles"),
    "caption.transition_links": _CHANCE_LINKS,
    "title.transition_differences": ("連鎖の群間比較", "Transitions in two cohorts"),
    "caption.transition_differences": _DIFFERENCES,
    "title.transition_difference_cells": ("連鎖の群間比較", "Transitions in two cohorts"),
    "caption.transition_difference_cells": _DIFFERENCES,
}
