"""The methods of comparing corpora, as captions and the methods section word them."""

TEXTS = {
    "export.interval.persons_or_dialogues": (
        "区間は95%信頼区間（クライアントとカウンセラーの二方向クラスタ頑健、話者の記載がないコーパスでは対話単位。割合はロジット尺度、比は線形化、5未満では示さない）。",
        "Intervals are 95% confidence intervals, two-way clustered by client and counselor, or by dialogue where a corpus identifies no "
        "persons (none below five; shares on the logit scale, ratios linearized). ",
    ),
    "export.method.persons_or_dialogues": (
        "区間は、クライアントとカウンセラーによる二方向クラスタ頑健分散（Cameron, Gelbach & Miller 2011）による95%信頼区間である。"
        "話者の記載がないコーパスでは対話を独立とみなした。割合はロジット尺度、比とエントロピーは線形化による。二つのコーパスに関わる値では、両側の話者を考慮した。",
        "Intervals are 95% confidence intervals from variances two-way clustered by client and counselor (Cameron, Gelbach & Miller 2011). "
        "Where a corpus identifies no persons, dialogues were taken as independent. Shares use the logit scale; ratios and entropies are "
        "linearized. Values of two corpora take the persons of both into account.",
    ),
    "export.interval.distinct_jackknife": (
        "Distinct の区間は対話を順に除くジャックナイフによる。",
        "Intervals of Distinct come from a jackknife over dialogues. ",
    ),
    "export.method.distinct_jackknife": (
        "Distinct の95%信頼区間は、対話の群を順に除くジャックナイフ（Kott 2001）による（5群未満では示さない）。",
        "95% confidence intervals of Distinct come from the delete-a-group jackknife over dialogues (Kott 2001; none below five groups).",
    ),
    "export.method.differences_from_first": (
        "二つ以上のコーパスを比べる場合、先頭のコーパスとの差は両側の話者を考慮して検定し、pは表全体で Benjamini–Hochberg 法（1995）により補正した。対話ごとの指標の効果量は Hedges の g（1981）である。",
        "Where corpora are compared, differences from the first were tested with the persons of both taken into account and p values "
        "adjusted over the table by the Benjamini–Hochberg procedure (1995); the effect size of what each dialogue has is Hedges' g (1981).",
    ),
    "export.method.mtld": (
        "語彙の多様性は MTLD（McCarthy & Jarvis 2010；閾値0.72、前後両方向の平均）を、無作為に選んだ300までの対話の、役割ごとの語彙素について求めた（50語未満は除く）。",
        "Lexical diversity is MTLD (McCarthy & Jarvis 2010; threshold 0.72, mean of both directions) of the lemmas of each role of each "
        "dialogue with at least 50 words, in at most 300 dialogues of each corpus drawn at random.",
    ),
    "export.method.topic_entropy": (
        "テーマの広がりは、主テーマの分布のエントロピー（Shannon 1948、ビット）である。",
        "Breadth of topics is the entropy of main topics (Shannon 1948), in bits.",
    ),
    "export.method.repeated_text": (
        "繰り返しは、別の対話にも同文がある発話（8文字以上）の割合、最初の5語が3対話以上に共通する発話の割合、"
        "最初の発話の埋め込みのコサインが0.95以上の対話をもつ対話の割合で測った。",
        "Repetition: share of utterances (at least 8 characters) found word for word in another dialogue; share of utterances whose first five "
        "words open utterances of at least three dialogues; share of dialogues with another at a cosine of 0.95 or more.",
    ),
    "export.method.opening_vectors": (
        "内容は、クライアントの最初の10発話（400文字まで）の多言語 Universal Sentence Encoder（Yang et al., 2020）の埋め込みで表した。言語が異なっても同じ空間にある。",
        "Content is represented by multilingual Universal Sentence Encoder embeddings (Yang et al., 2020) of the client's first ten "
        "utterances (at most 400 characters), one space for all languages.",
    ),
    "export.method.manifold_overlap": (
        "二つのコーパスの重なりは、5近傍による精度・再現（Kynkäänniemi et al. 2019）と被覆（Naeem et al. 2020）で測った。",
        "Overlap of two corpora: precision and recall (Kynkäänniemi et al. 2019) and coverage (Naeem et al. 2020), with five neighbors.",
    ),
    "export.method.jensen_shannon": (
        "語の分布の隔たりは、内容語の Jensen–Shannon ダイバージェンス（Lin 1991、ビット）である。",
        "Divergence of words is the Jensen–Shannon divergence (Lin 1991) of content words, in bits.",
    ),
    "export.method.corpus_classifier": (
        "見分けには、標準化した特徴のリッジ回帰（線形判別）を用い、話者（記載がなければ対話）が訓練とテストに重ならないようにした。"
        "罰則は訓練内の一般化交差確認（Golub, Heath & Wahba 1979）で選び、AUC の区間は構造成分（DeLong et al. 1988）をクラスタ化して求めた（Obuchowski 1997）。",
        "Corpora were told apart by ridge regression on standardized features (a linear discriminant), with no person (or dialogue, where none "
        "is identified) in both training and test. The penalty minimizes generalized cross-validation within training (Golub, Heath & Wahba "
        "1979); intervals of AUCs use structural components (DeLong et al. 1988), clustered (Obuchowski 1997).",
    ),
    "export.method.equal_samples": (
        "コーパスの大きさに左右されないように、大きさに依存する値は、各コーパスから無作為に選んだ同数の対話（1,000まで、シード固定）で求めた。",
        "What depends on the size of a corpus was computed from equally many dialogues of each, at most 1,000, drawn at random (fixed seed).",
    ),
    "export.method.own_halves": (
        "目安として、先頭のコーパスを話者が重ならない二つの半分に分け、同じ値を求めた。",
        "As a reference, the same values were computed for two halves of the first corpus without a common person.",
    ),
}
