"""Sentences of a methods section on codes, and what the methods mean."""

TEXTS = {
    "export.method.coding_alpha": (
        "コーダー間の一致は、2名以上がコーディングした発話についての Krippendorff の α（Hayes & Krippendorff, 2007）で示した。",
        "Agreement is Krippendorff's α (Hayes & Krippendorff, 2007) of the utterances coded by two coders or more.",
    ),
    "export.method.agreement": (
        "コーダー間の一致は、2名以上がコーディングした発話について、一致率、Cohen (1960) の κ（3名以上では Light, 1971 に従い全ペアの平均）、Fleiss (1971) の κ、Krippendorff の α（Hayes & Krippendorff, 2007）、Gwet (2008) の AC1 で示した。",
        "Agreement on utterances coded by two coders or more is given as observed agreement, Cohen's (1960) κ (with three coders or more its mean over pairs; Light, 1971), Fleiss' (1971) κ, Krippendorff's α (Hayes & Krippendorff, 2007) and Gwet's (2008) AC1.",
    ),
    "export.method.retrieval": (
        "機械ラベルは、人のコードに対する適合率、再現率、F1（van Rijsbergen, 1979）で検証した。",
        "Machine labels were checked by precision, recall and F1 (van Rijsbergen, 1979) against codes by people.",
    ),
    "export.method.corrected": (
        "機械ラベルによる割合と平均は、既知の確率で抽出し人がコーディングした単位を用いて補正した（design-based supervised learning；Egami, Hinck, Stewart, & Wei, 2023；prediction-powered inference, Angelopoulos et al., 2023 も参照）。各単位の値は機械ラベルに、コーディングした単位では誤差を抽出確率で除したものを加えた値であり、途中までコーディングした標本では抽出確率に層内のコーディング率を乗じた。",
        "Shares and means by machine labels were corrected by units that were drawn with known probability and coded by people (design-based supervised learning; Egami, Hinck, Stewart, & Wei, 2023; see also prediction-powered inference, Angelopoulos et al., 2023). Each unit's value is the machine's, plus, for coded units, its error divided by the sampling probability; where a sample was coded in part, that probability is multiplied by the part of its stratum that was coded.",
    ),
    "export.method.transitions": (
        "コードの連鎖は全対話を合わせた条件付き割合であり（Bakeman & Quera, 2011）、体系がコーディングしない役割の発話は飛ばして数えた。",
        "Transitions are conditional shares pooled over dialogues (Bakeman & Quera, 2011); utterances of roles that the scheme does not code were passed over.",
    ),
    "export.method.codes_shuffled": (
        "偶然の水準は、各対話の各役割の中でコードを並べ替えて求めた（回数は表に記載、シード固定；Bakeman & Quera, 2011）。p は両側で (k + 1) / (回数 + 1)。",
        "Chance levels come from permutations of the codes within each role of each dialogue (their number is in the table; fixed seed; Bakeman & Quera, 2011). p is two-sided, (k + 1) / (permutations + 1).",
    ),
    "export.method.persons_permuted": (
        "二群の差は、クライアントを単位とする並べ替え検定（シード固定）で調べた。両群に対話のあるクライアントは確率1/2で両群を入れ替え、他のクライアントは所属を並べ替えた。p は両側で (k + 1) / (回数 + 1)。",
        "Differences between cohorts were tested by permuting clients (fixed seed): clients with dialogues in both swap their halves with probability 1/2, all others change places between the cohorts. p is two-sided, (k + 1) / (permutations + 1).",
    ),
    "export.method.fidelity": (
        "技法の指標とその公表基準は MITI 4.2 による（Moyers, Rowell, Manuel, Ernst, & Houck, 2016）。4.2 に基準のない開かれた質問とMI一致行動の割合は MITI 3.1.1 の基準を併記した。",
        "Measures of fidelity and their benchmarks follow MITI 4.2 (Moyers, Rowell, Manuel, Ernst, & Houck, 2016); for open questions and MI-adherent acts, for which 4.2 gives none, those of MITI 3.1.1 are shown.",
    ),
    "explain.agreement": (
        "1 は完全な一致、0 は偶然なみの一致です。一致率は偶然の一致を含みます。目安は 0.67 以上で暫定的な結論、0.80 以上で信頼できるとされます（クリッペンドルフ）。",
        "1 is perfect agreement, 0 what chance alone gives. Observed agreement includes agreement by chance. By Krippendorff's rule, 0.67 allows tentative conclusions and 0.80 firm ones.",
    ),
    "explain.retrieval": (
        "適合率：機械がそのコードを付けた発話のうち正しい割合。再現率：そのコードの発話のうち機械が見つけた割合。F1：両者の調和平均。",
        "Precision: how much of what the machine gave the code is right. Recall: how much of what has the code the machine found. F1: their harmonic mean.",
    ),
    "explain.corrected": (
        "機械ラベルは誤るため、そのままの割合は偏ります。無作為に選んで人がコーディングした発話から誤りの量を推定し、割合を補正します。コーディングが少ないほど区間は広くなります。",
        "Machine labels err, so shares by them are biased. How much they err is estimated from utterances drawn at random and coded by people, and taken off. The fewer are coded, the wider the interval.",
    ),
    "explain.codes_shuffled": (
        "コードの順番だけを入れ替えた対話を多数つくり、実際の連鎖がその範囲を超えるかを見ています。",
        "Dialogues with the same codes in another order are made many times; the question is whether the real transitions lie outside their range.",
    ),
    "explain.persons_permuted": (
        "クライアントを二群に割り当て直すことを繰り返し、実際の差がその範囲を超えるかを見ています。",
        "Clients are assigned to the two cohorts anew many times; the question is whether the real difference lies outside that range.",
    ),
    "study.scheme": (
        "発話のコーディングには「{scheme}」（{kind}{source}）を用いた。",
        "Utterances were coded with “{scheme}” ({kind}{source}).",
    ),
    "study.kind.nominal": ("名義尺度", "nominal"),
    "study.kind.ordinal": ("順序尺度", "ordinal"),
    "study.kind.numeric": ("数値尺度", "numeric"),
    "study.with_codes": ("{kind}、{n} コード", "{kind}, {n} codes"),
    "study.source": ("；{source}", "; {source}"),
    "study.sample_drawn": (
        "{dialogues} 対話の {utterances} 発話を {coders} 名がコーディングした。うち {drawn} 発話は{strata}無作為に抽出したものである（抽出確率 {chance}）。",
        "{utterances} utterances of {dialogues} dialogues were coded by {coders} coders; {drawn} of them were drawn at random{strata} (sampling probability {chance}).",
    ),
    "study.strata": (" {n} 層から", " from {n} strata"),
    "study.sample": (
        "{dialogues} 対話の {utterances} 発話を {coders} 名がコーディングした。",
        "{utterances} utterances of {dialogues} dialogues were coded by {coders} coders.",
    ),
    "study.sample_one": (
        "{dialogues} 対話の {utterances} 発話を1名がコーディングした。",
        "{utterances} utterances of {dialogues} dialogues were coded by one coder.",
    ),
    "study.agreement": (
        "{double} 発話は2名以上がコーディングし、一致は Krippendorff の α = {alpha}{interval}であった。",
        "{double} utterances were coded by two coders or more; agreement was Krippendorff's α = {alpha}{interval}.",
    ),
    "study.interval": (
        "（95%信頼区間 [{low}, {high}]、対話を単位とする1,000回のブートストラップ）",
        " (95% CI [{low}, {high}], 1,000 bootstrap draws of dialogues)",
    ),
    "study.no_agreement": (
        "2名以上がコーディングした発話はない。",
        "No utterance was coded by more than one person.",
    ),
    "study.gold": (
        "コードが異なった発話は {disagreed} であり、{settled} 発話のコードを確定した。",
        "Coders differed in {disagreed} utterances; the codes of {settled} utterances were settled.",
    ),
    "study.no_gold": (
        "コードが異なった発話は {disagreed} であり、確定は行っていない。",
        "Coders differed in {disagreed} utterances; these were not settled.",
    ),
    "study.machine": ("人によらないラベル：{made_by}。", "Labels not given by people: {made_by}."),
    "study.none": (
        "人によるコーディングはない。",
        "No utterance was coded by people.",
    ),
}
