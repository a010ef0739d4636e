"""What the numbers of each table mean, in a sentence for readers who are no statisticians."""

TEXTS = {
    "meaning.agreement": (
        "係数が1に近いほど、コーダーどうしが同じコードを付けています。一致率だけは、偶然に一致した分も含みます。",
        "The nearer a coefficient is to 1, the more the coders gave the same codes; observed agreement alone also counts agreement by chance.",
    ),
    "meaning.label_checks": (
        "1に近いほど、機械のラベルが人の確定したラベルと合っています。適合率は付けすぎ、再現率は見落としが多いと下がります。",
        "The nearer to 1, the better the machine's labels match what people settled on: precision falls with codes given too often, recall with codes missed.",
    ),
    "meaning.coder_summary": (
        "誰が何発話にラベルを付け、そのうち何割に「自信なし」の印があるかを数えています。",
        "Counts how many utterances each coder labelled, and which share of the labels is marked as unsure.",
    ),
    "meaning.coder_confusion": (
        "二人が同じ発話に付けたコードの組み合わせを数えています。対角線上が一致、それ以外が食い違いです。",
        "Counts which codes two coders gave to the same utterances: the diagonal is agreement, all else disagreement.",
    ),
    "meaning.disagreements": (
        "1行は、二人のコーダーが違うコードを付けた1発話です。",
        "Each row is one utterance to which two coders gave different codes.",
    ),
    "meaning.corrected_shares": (
        "「機械ラベルのまま」は機械が付けたラベルを数えた割合、「補正後」は機械の誤りを人のコーディングで補った割合です。両者の差が、機械の誤りによる偏りです。",
        '"As labeled" is the share as the machine labelled it, "corrected" the share with the machine\'s errors made up for by what people coded; the gap is the bias of the machine.',
    ),
    "meaning.corrected_topics": (
        "「機械ラベルのまま」はコーパスに付いている相談テーマの割合、「補正後」は人が確かめた結果で誤りを補った割合です。",
        '"As labeled" is the share of the topics as they were assigned, "corrected" the share with their errors made up for by what people checked.',
    ),
    "meaning.corrected_groups": (
        "区分ごとに、コードの割合を機械ラベルのまま数えた値と、人のコーディングで補正した値です。",
        "For each group, the share of a code as the machine labelled it, and corrected by what people coded.",
    ),
    "meaning.label_course": (
        "対話を5等分した各時期に、付けられた数値が平均していくつだったかです。対話ごとの平均をさらに平均しています。",
        "The mean of the coded numbers in each fifth of a dialogue; every dialogue counts once.",
    ),
    "meaning.label_dynamics": (
        "付けられた数値が対話の中でどう動いたかを、水準・変動・高まり・回復などに分けて1対話1つの値にし、平均したものです。",
        "How the coded numbers move within a dialogue (level, variability, rise, recovery, change), one value a dialogue, averaged.",
    ),
    "meaning.fidelity": (
        "コードの数の比です。たとえば「質問に対する反映」が1なら、質問1回につき反映が1回あったことを表します。",
        "Ratios of numbers of codes: a reflection-to-question ratio of 1 means one reflection for every question.",
    ),
    "meaning.fidelity_items": (
        "その技法が平均的な対話より1標準偏差ぶん多い対話で、評価が何点高いか（負なら低いか）です。因果関係は示しません。",
        "How many points higher (below 0: lower) an item is rated where the skill is used one standard deviation more; no proof of cause.",
    ),
    "meaning.portraits": (
        "1本の帯が1対話、1つのマスが1発話です。色はその発話に付けられたコードを表します。",
        "Each strip is a dialogue and each tile an utterance, colored by the code that it was given.",
    ),
    "meaning.label_shares": (
        "コーディングされた発話のうち、そのコードが付いた割合です。",
        "The share of the coded utterances that have the code.",
    ),
    "meaning.coding_study": (
        "コーディングの対象、人数、抽出方法と一致度をまとめた表です。アルファは1で完全な一致、0で偶然なみです。",
        "What was coded, by how many people, how it was drawn, and how far they agree: alpha is 1 for full agreement and 0 for agreement by chance.",
    ),
    "meaning.transition_chance": (
        "あるコードの次に別のコードが来る割合が、順番を並べ替えたときより多いか少ないかです。並べ替えの範囲の外にあれば、偶然では起きにくい連鎖です。",
        "Whether one code follows another more or less often than when their order is shuffled; outside the range of the shuffles, chance is an unlikely explanation.",
    ),
    "meaning.transition_differences": (
        "ある連鎖の割合が二つの群でどれだけ違うかです。0なら同じ、正ならBで多いことを表します。",
        "By how much the share of a transition differs between two cohorts: 0 is no difference, above 0 is more in B.",
    ),
    "meaning.transition_lines": (
        "1行は、そのコードの組が続けて現れた二つの発話です。",
        "Each row holds the two utterances of one such transition.",
    ),
    "meaning.transitions": (
        "先のコードが付いた発話の後に、次のコードの発話が続く割合です。全体での割合より高ければ、続きやすい組み合わせです。",
        "Of the utterances with the first code, the share that is followed by the second; above its overall share, the two tend to follow each other.",
    ),
}
