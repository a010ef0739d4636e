"""Corpora side by side: titles, captions, columns and codes."""

TEXTS = {
    "title.compared_corpora": ("比べたコーパス", "Compared corpora"),
    "caption.compared_corpora": (
        "対話の由来・生成モデル・規模・ライセンス。話者数は、コーパスが話者を区別している場合のみ。",
        "Origin, generating models, size and license. Numbers of persons only where the corpus identifies them.",
    ),
    "title.corpus_differences": ("コーパスの違い", "Differences between corpora"),
    "caption.corpus_differences": (
        "値と95%信頼区間、先頭のコーパスとの差。区間は話者の重複を考慮し、話者の記載がないコーパスでは対話を単位とする。"
        "語・文字数による値は、言語が異なるコーパスとは比べない。相談テーマの分類はコーパスごとに異なりうる。",
        "Values with 95% CIs, and differences from the first corpus. CIs are clustered by speaker, or by dialogue where a corpus "
        "identifies none. What is counted in words or characters is not compared across languages. Sets of topics may differ between corpora.",
    ),
    "title.corpus_difference_panels": ("コーパスの違い", "Differences between corpora"),
    "caption.corpus_difference_panels": (
        "各指標の値と95%信頼区間（話者の重複を考慮。話者の記載がないコーパスでは対話を単位とする）。"
        "白抜きは、言語または語の分割が先頭のコーパスと異なり、比べられない値。相談テーマの分類はコーパスごとに異なりうる。",
        "Each measure with its 95% CI, clustered by speaker, or by dialogue where a corpus identifies none. Open marks: not comparable "
        "with the first corpus, because its language or tokenizer differs. Sets of topics may differ between corpora.",
    ),
    "title.corpus_likeness": ("先頭のコーパスとの近さ", "Likeness to the first corpus"),
    "caption.corpus_likeness": (
        "語の重なり、最初の発話の意味の重なり、分類器が見分けられる度合い（AUC：0.5は見分けられない、1は完全に見分ける）。"
        "「同じコーパスの半分どうし」は、話者が重ならない二つの半分を比べた値で、偶然による違いの目安。",
        "Shared words, overlap of what clients say first, and how well a classifier tells two corpora apart (AUC: 0.5 not at all, 1 always). "
        "“Two halves of the first” compares halves without a common speaker: what chance alone gives.",
    ),
    "title.corpus_likeness_dots": ("先頭のコーパスとの近さ", "Likeness to the first corpus"),
    "caption.corpus_likeness_dots": (
        "語の重なり、最初の発話の意味の重なり、分類器が見分けられる度合い（AUC：0.5は見分けられない、1は完全に見分ける）と95%信頼区間。"
        "「同じコーパスの半分どうし」は、話者が重ならない二つの半分を比べた値で、偶然による違いの目安。言語が異なる場合、語の値はなく、意味の値（白抜き）には言語そのものの違いも含まれる。",
        "Shared words, overlap of what clients say first, and how well a classifier tells two corpora apart (AUC: 0.5 not at all, 1 always), "
        "with 95% CIs. “Two halves of the first” compares halves without a common speaker: what chance alone gives. "
        "Across languages there are no values for words, and those for meaning (open marks) also reflect the language itself.",
    ),
    "title.telling_features": ("コーパスを見分ける手がかり", "What tells the corpora apart"),
    "caption.telling_features": (
        "分類器の重み（特徴の1標準偏差あたり）。正は比べたコーパス、負は先頭のコーパスの手がかり。分類器の記述であり、検定ではない。"
        "値は、語は内容語1,000語あたりの数、その他は平均。",
        "Weights of the classifier per standard deviation of a feature. Positive: speaks for the further corpus; negative: for the first. "
        "They describe the classifier and are not tests. Values: of words per 1,000 content words, otherwise means.",
    ),
    "title.telling_feature_bars": ("コーパスを見分ける手がかり", "What tells the corpora apart"),
    "caption.telling_feature_bars": (
        "分類器の重み（特徴の1標準偏差あたり）。右は比べたコーパス、左は先頭のコーパスの手がかり。分類器の記述であり、検定ではない。",
        "Weights of the classifier per standard deviation of a feature. To the right: speaks for the further corpus; to the left: for the first. "
        "They describe the classifier and are not tests.",
    ),
    "title.shared_map": ("共通の地図", "Shared map"),
    "caption.shared_map": (
        "クライアントの最初の発話の多言語埋め込みの第1・第2主成分（対話ごと）。各コーパスから同数（600まで）を無作為に選んだ。平面が表すのは分散の一部であり、コーパスどうしの近さは埋め込みの全次元で測る。",
        "First two principal components of the multilingual embeddings of what clients say first, dialogue by dialogue; equally many of each corpus, at most 600, drawn at random. The plane holds a part of the variance: the measures of likeness use all of it.",
    ),
    "title.shared_map_scatter": ("共通の地図", "Shared map"),
    "caption.shared_map_scatter": (
        "クライアントの最初の発話の多言語埋め込みの第1・第2主成分。点は1対話。各コーパスから同数（600まで）を無作為に選んだ。"
        "平面が表すのは分散の一部であり、言語が異なるコーパスは、言語そのものによっても離れる。",
        "First two principal components of the multilingual embeddings of what clients say first. A point is a dialogue; equally many of each "
        "corpus, at most 600, drawn at random. The plane holds only a part of the variance; corpora in different languages also lie apart "
        "because of the language.",
    ),
    "title.label_courses": ("ラベルの推移（コーパス別）", "Courses of labels by corpus"),
    "caption.label_courses": (
        "対話を5等分した各時期に占めるコードの割合（0–1）、または数値ラベルの平均と95%信頼区間。ラベルのないコーパスは含まない。コード体系が異なる場合、割合は比べられない。",
        "Share of each code in each fifth of a dialogue (0–1), or mean of coded numbers, with 95% CIs. Corpora without labels are absent. "
        "Shares under different schemes cannot be compared.",
    ),
    "title.label_course_panels": ("ラベルの推移（コーパス別）", "Courses of labels by corpus"),
    "caption.label_course_panels": (
        "対話を5等分した各時期に占めるコードの割合、または数値ラベルの平均と95%信頼区間。ラベルのないコーパスは含まない。コード体系が異なる場合、割合は比べられない。",
        "Share of each code in each fifth of a dialogue, or mean of coded numbers, with 95% CIs. Corpora without labels are absent. "
        "Shares under different schemes cannot be compared.",
    ),
    "column.corpus_name": ("コーパス", "Corpus"),
    "column.origin": ("由来", "Origin"),
    "column.compared": ("指標", "Measure"),
    "column.from_first": ("最初のコーパスとの差", "Difference from the first"),
    "column.difference_low": ("差の95%下限", "Difference: 95% CI low"),
    "column.difference_high": ("差の95%上限", "Difference: 95% CI high"),
    "column.comparable": ("比較可能", "Comparable"),
    "column.told_by": ("手がかり", "Feature"),
    "column.value_a": ("先頭のコーパスの値", "Value in the first"),
    "column.value_b": ("比べたコーパスの値", "Value in the other"),
    "column.held_a": ("含む対話の割合（先頭）", "Share of dialogues (first)"),
    "column.held_b": ("含む対話の割合（比べた側）", "Share of dialogues (other)"),
    "column.held": ("平面が表す分散の割合", "Share of variance in the plane"),
    "column.telling_weight": ("重み", "Weight"),
    "compared_corpus.own_halves": ("同じコーパスの半分どうし", "Two halves of the first"),
    "aspect.form": ("長さと釣り合い", "Lengths and balance"),
    "aspect.variety": ("多様さ", "Variety"),
    "aspect.repetition": ("繰り返し", "Repetition"),
    "aspect.spread": ("内容の広がり", "Spread of content"),
    "aspect.words": ("語", "Words"),
    "aspect.meaning": ("意味", "Meaning"),
    "aspect.told_apart": ("見分け", "Told apart"),
    "compared.utterances": ("発話数", "Utterances per dialogue"),
    "compared.turns": ("ターン数", "Turns per dialogue"),
    "compared.characters": ("対話の文字数", "Characters per dialogue"),
    "compared.chars_per_utterance_counselor": (
        "1発話の文字数（カウンセラー）",
        "Characters per utterance, counselor",
    ),
    "compared.chars_per_utterance_client": ("1発話の文字数（クライアント）", "Characters per utterance, client"),
    "compared.counselor_share": ("カウンセラーの発話量（文字）", "Counselor's share of characters"),
    "compared.same_speaker_pairs": ("同じ話者が続く割合", "Consecutive utterances by one speaker"),
    "compared.minutes": ("セッション時間（分）", "Session duration (min)"),
    "compared.topic_entropy": ("テーマの広がり（ビット）", "Entropy of topics (bits)"),
    "compared.mtld_counselor": ("語彙の多様性 MTLD（カウンセラー）", "Lexical diversity (MTLD), counselor"),
    "compared.mtld_client": ("語彙の多様性 MTLD（クライアント）", "Lexical diversity (MTLD), client"),
    "compared.distinct_1": ("異なる語（Distinct-1、同じ語数あたり）", "Distinct-1 in equally many words"),
    "compared.distinct_2": ("異なる2語の連なり（Distinct-2、同じ語数あたり）", "Distinct-2 in equally many words"),
    "compared.repeated_counselor": (
        "別の対話と同文の発話（カウンセラー）",
        "Utterances repeated elsewhere, counselor",
    ),
    "compared.repeated_client": ("別の対話と同文の発話（クライアント）", "Utterances repeated elsewhere, client"),
    "compared.template_counselor": ("定型の書き出し（カウンセラー）", "Template openings, counselor"),
    "compared.template_client": ("定型の書き出し（クライアント）", "Template openings, client"),
    "compared.near_duplicates": ("酷似した対話がある割合", "Dialogues with a near-duplicate"),
    "compared.nearest_likeness": ("最も近い対話との類似度", "Similarity to the nearest dialogue"),
    "compared.mean_distance": ("対話どうしの平均距離", "Mean distance between dialogues"),
    "compared.known_words": ("先頭のコーパスにもある語の割合", "Words that the first also has"),
    "compared.known_words_back": ("先頭の語のうち比べた側にもある割合", "Words of the first that it has"),
    "compared.word_divergence": ("語の分布の隔たり（JS）", "Divergence of words (JS)"),
    "compared.precision": ("先頭の範囲に入る対話（精度）", "Within the first (precision)"),
    "compared.recall": ("比べた側の範囲に入る先頭の対話（再現）", "First within it (recall)"),
    "compared.coverage": ("近くに対話がある先頭の対話（被覆）", "First covered (coverage)"),
    "compared.auc_form": ("見分け：長さと釣り合い（AUC）", "Told apart by form (AUC)"),
    "compared.auc_words": ("見分け：語（AUC）", "Told apart by words (AUC)"),
    "compared.auc_meaning": ("見分け：意味（AUC）", "Told apart by meaning (AUC)"),
    "origin.role_play": ("ロールプレイ", "role play"),
    "origin.written": ("創作", "written"),
    "origin.translated": ("翻訳", "translated"),
    "origin.generated": ("生成", "generated"),
    "system.unstated": ("記載なし", "not stated"),
    "axis.zero_to_one": ("値（0–1）", "Value (0–1)"),
    "axis.telling": (
        "分類器の重み（左：先頭のコーパス、右：比べたコーパス）",
        "Weight of the classifier (left: the first corpus, right: the other)",
    ),
}
