"""Generated responses: titles, captions, columns and codes of the tables and figures."""

RESAMPLED_JA = "95%信頼区間は対話を単位とするブートストラップ（1,000回）。5対話未満には示さない。"
RESAMPLED_EN = "95% intervals: bootstrap of dialogues (1,000 draws); none below five."
OVERLAP_JA = "参照が1つの一致指標では、別の言い方の良い応答と悪い応答を区別できない。"
OVERLAP_EN = "With one reference, overlap cannot tell a good reply worded otherwise from a bad one."
NEAR_JA = (
    "埋め込みのコサイン類似度、またはBERTScore（F1、重みと再尺度化なし）。応答ごとの値の平均×100。モデルが違う値どうしは比較できない。"
    + RESAMPLED_JA
)
NEAR_EN = (
    "Cosine of embeddings, or BERTScore (F1, unweighted, not rescaled): means over responses, times 100. "
    "Values of different models cannot be compared. " + RESAMPLED_EN
)

TEXTS = {
    "title.response_scores": ("正解応答との一致", "Overlap with the gold responses"),
    "caption.response_scores": (
        "BLEUとchrFはコーパス単位、ROUGEと「応答平均chrF」は応答ごとの値の平均（0–100）。"
        + RESAMPLED_JA
        + OVERLAP_JA,
        "BLEU and chrF are corpus scores, ROUGE and segment chrF means over responses (0–100). "
        + RESAMPLED_EN
        + " "
        + OVERLAP_EN,
    ),
    "title.response_score_dots": ("正解応答との一致", "Overlap with the gold responses"),
    "caption.response_score_dots": (
        "BLEU-1・BLEU-4・chrF・ROUGE-L。" + RESAMPLED_JA + OVERLAP_JA,
        "BLEU-1, BLEU-4, chrF and ROUGE-L. " + RESAMPLED_EN + " " + OVERLAP_EN,
    ),
    "title.response_groups": ("条件別の一致", "Overlap by group"),
    "caption.response_groups": (
        "相談テーマ、対話の5分の1、得点帯、文脈の長さ（前の発話数）ごとの値。"
        + RESAMPLED_JA
        + "探索的であり、多重性は補正していない。",
        "By topic, fifth of the dialogue, score band, or length of the context (utterances before). "
        + RESAMPLED_EN
        + " Exploratory, uncorrected.",
    ),
    "title.response_group_dots": ("条件別の一致", "Overlap by group"),
    "caption.response_group_dots": (
        "横線は95%信頼区間（対話を単位とするブートストラップ）。白抜きは5対話未満。探索的であり、多重性は補正していない。",
        "Lines are 95% intervals (bootstrap of dialogues). Open marks: fewer than five dialogues. Exploratory, uncorrected.",
    ),
    "title.response_pairs": ("システムどうしの比較", "Systems compared"),
    "caption.response_pairs": (
        "両方が答えた箇所での差（B − A）。pは近似ランダム化検定（対話ごとに入れ替え、1,999回）、補正pは全組のHolm法、効果量は対話を単位とするd_z。"
        "「検出できる差」は検出力80%で1組を検定したときの値。「p（クライアント）」はクライアント単位の確認。",
        "Differences (B − A) where both answered. p: approximate randomization (dialogues swap sides, 1,999 times); adjusted p: Holm over all pairs; "
        "effect size: d_z over dialogues. Detectable: the difference one test finds with 80% power. p by client is the check.",
    ),
    "title.response_pair_dots": ("システムどうしの差", "Differences between systems"),
    "caption.response_pair_dots": (
        "両方が答えた箇所での差と95%信頼区間（対話を単位とする対応のあるブートストラップ）。0より右なら先に書いた方が正解応答に近い。",
        "Differences where both answered, with 95% intervals (paired bootstrap of dialogues). Right of zero the system named first is nearer to the gold responses.",
    ),
    "title.response_style": ("書き方の特徴", "How the systems write"),
    "caption.response_style": (
        "長さ、質問・あいづち・共感語を含む割合、反復、文脈からの写しを、同じ箇所の正解応答と比べる。語のパターンによる判定で、意味は見ていない。区間は正解との差の95%信頼区間（対話を単位とするブートストラップ）。",
        "Length, shares with a question, a backchannel or words of empathy, repetition and copying, beside the gold responses to the same turns. Patterns see words, not meaning. Intervals are of the difference from gold (bootstrap of dialogues).",
    ),
    "title.response_style_dots": ("カウンセラーとの書き方の差", "Writing, against the counselors"),
    "caption.response_style_dots": (
        "正解応答との差（ポイント）と95%信頼区間（対話を単位とするブートストラップ）。語のパターンによる判定で、意味は見ていない。",
        "Difference from the gold responses in percentage points, with 95% intervals (bootstrap of dialogues). Patterns see words, not meaning.",
    ),
    "title.response_variety": ("語の多様性", "Variety of words"),
    "caption.response_variety": (
        "Distinct-1・2は量が増えると下がるため、同じ語数を抜き出したときの期待値（厳密な希薄化、Hurlbert 1971）と95%信頼区間（対話を順に除くジャックナイフ。5対話未満には示さない）を並べる。gold：正解応答。",
        "Distinct-1 and -2 fall as text grows; beside them what is expected in equally many words (exact rarefaction, Hurlbert 1971), with 95% intervals (jackknife over dialogues; none below five). gold: the counselors.",
    ),
    "title.response_sets": ("応答ファイル", "Files of responses"),
    "caption.response_sets": (
        "追加した応答ファイルとベースライン。「除外」は正解応答に対応づけられなかった行、「注記」は使うが気になる点のある行。",
        "Files and baselines that were added. Set aside: rows that match no gold response; noted: rows that are used but odd.",
    ),
    "title.response_report": ("対応づけの報告", "Report of the matching"),
    "caption.response_report": (
        "対応しなかった行とその理由、気になる点のある行。省いたものはない。",
        "Every row that did not match, with the reason, and every oddity. Nothing is left out.",
    ),
    "title.response_coverage": ("応答の網羅率", "Coverage"),
    "caption.response_coverage": (
        "対象は、文脈のあるカウンセラーのターン（連続する発話は結合）。",
        "Targets are the counselor's turns with a context; consecutive utterances are merged.",
    ),
    "title.response_reported": ("論文の報告値との対照", "Beside the paper's figures"),
    "caption.response_reported": (
        "「報告値」はQi ら (2025) による、KokoroChatの評価用118対話での値。分かち書きの方法が不明なため、ここでの値とは比較できない。",
        "Reported: by Qi et al. (2025) on KokoroChat's 118 test dialogues; tokenizer unknown, not comparable with the figures here.",
    ),
    "title.response_items": ("応答一覧", "Responses one by one"),
    "caption.response_items": (
        "正解応答ごとに、各システムの値の平均・幅と、指標どうしの食い違い（BLEU・chrF・ROUGE-Lの順位の差、0–100）。",
        "For each gold response the systems' mean and spread, and how far metrics disagree (ranks by BLEU, chrF and ROUGE-L, 0–100).",
    ),
    "title.response_item": ("応答の比較", "Responses side by side"),
    "caption.response_item": (
        "文脈、正解応答、各システムの応答と指標。",
        "The context, the gold response, and each system's with its metrics.",
    ),
    "title.response_words": ("語の違い", "Words that differ"),
    "caption.response_words": (
        "正解応答とシステムの応答で共通する語、片方だけにある語（形態素単位）。",
        "Words that both share, and those that only one has, by morphemes.",
    ),
    "title.response_nearness": ("意味の近さ", "Nearness in meaning"),
    "caption.response_nearness": (NEAR_JA, NEAR_EN),
    "title.response_nearness_dots": ("意味の近さ", "Nearness in meaning"),
    "caption.response_nearness_dots": (NEAR_JA, NEAR_EN),
    # columns
    "column.nearness": ("意味の近さ", "Nearness in meaning"),
    "column.measured_by": ("測り方とモデル", "Measure and model"),
    "column.metric": ("指標", "Metric"),
    "column.system": ("システム", "System"),
    "column.system_a": ("システムA", "System A"),
    "column.system_b": ("システムB", "System B"),
    "column.estimate": ("値", "Value"),
    "column.estimate_a": ("値A", "Value A"),
    "column.estimate_b": ("値B", "Value B"),
    "column.low_by_client": ("下限（クライアント）", "Low by client"),
    "column.high_by_client": ("上限（クライアント）", "High by client"),
    "column.wins": ("Bが上回る割合", "B scores higher"),
    "column.p_client": ("p（クライアント）", "p by client"),
    "column.detectable": ("検出できる差", "Detectable"),
    "column.gold": ("正解応答", "Gold"),
    "column.against_gold": ("正解との差", "Against gold"),
    "column.distinct_1": ("Distinct-1（%）", "Distinct-1 (%)"),
    "column.distinct_2": ("Distinct-2（%）", "Distinct-2 (%)"),
    "column.even_1": ("同語数のDistinct-1（%）", "Distinct-1, equal length (%)"),
    "column.even_2": ("同語数のDistinct-2（%）", "Distinct-2, equal length (%)"),
    "column.low_1": ("同語数Distinct-1の下限", "Distinct-1, low"),
    "column.high_1": ("同語数Distinct-1の上限", "Distinct-1, high"),
    "column.low_2": ("同語数Distinct-2の下限", "Distinct-2, low"),
    "column.high_2": ("同語数Distinct-2の上限", "Distinct-2, high"),
    "column.n_words": ("語数", "Words"),
    "column.even_words": ("抜き出す語数", "Words drawn"),
    "column.file": ("ファイル", "File"),
    "column.set": ("応答ファイルID", "Set"),
    "column.format": ("形式", "Format"),
    "column.systems": ("含まれるシステム", "Systems"),
    "column.n_rows": ("行数", "Rows"),
    "column.n_matched": ("対応した行", "Matched"),
    "column.set_aside": ("除外", "Set aside"),
    "column.noted": ("注記", "Noted"),
    "column.added_at": ("追加日時", "Added"),
    "column.fits": ("現在の版に対応", "Fits this version"),
    "column.signature": ("指標の署名", "Signature"),
    "column.n_targets": ("対象の応答数", "Targets"),
    "column.n_shared": ("全システム共通", "Shared by all"),
    "column.n_gold": ("正解応答のある応答", "With a gold response"),
    "column.n_empty": ("空の応答", "Empty"),
    "column.source": ("出典", "Source"),
    "column.bleu_1": ("BLEU-1", "BLEU-1"),
    "column.bleu_4": ("BLEU-4", "BLEU-4"),
    "column.bleu": ("文BLEU", "Sentence BLEU"),
    "column.chrf": ("chrF", "chrF"),
    "column.rouge_1": ("ROUGE-1", "ROUGE-1"),
    "column.rouge_2": ("ROUGE-2", "ROUGE-2"),
    "column.rouge_l": ("ROUGE-L", "ROUGE-L"),
    "column.fifth": ("対話の5分の1", "Fifth"),
    "column.before": ("直前の発話", "What is answered"),
    "column.n_systems": ("システム数", "Systems"),
    "column.best": ("最高のシステム", "Highest"),
    "column.worst": ("最低のシステム", "Lowest"),
    "column.spread": ("システム間の幅", "Spread"),
    "column.disagreement": ("指標の食い違い", "Disagreement"),
    "column.chars": ("文字数", "Characters"),
    "column.edits": ("編集量", "Edits"),
    "column.question": ("質問", "Question"),
    "column.backchannel": ("あいづち", "Backchannel"),
    "column.empathy": ("共感語", "Empathy"),
    "column.repetition": ("反復", "Repetition"),
    "column.copied": ("文脈の写し", "Copied"),
    "column.outcome": ("予測値", "Predicted"),
    "column.change": ("違い", "Change"),
    "column.response": ("応答", "Response"),
    # codes
    "metric.bleu_1": ("BLEU-1", "BLEU-1"),
    "metric.bleu_2": ("BLEU-2", "BLEU-2"),
    "metric.bleu_3": ("BLEU-3", "BLEU-3"),
    "metric.bleu_4": ("BLEU-4", "BLEU-4"),
    "metric.bleu": ("文BLEU", "Sentence BLEU"),
    "metric.chrf": ("chrF", "chrF"),
    "metric.chrf_segment": ("応答平均chrF", "Mean segment chrF"),
    "metric.rouge_1": ("ROUGE-1", "ROUGE-1"),
    "metric.rouge_2": ("ROUGE-2", "ROUGE-2"),
    "metric.rouge_l": ("ROUGE-L", "ROUGE-L"),
    "metric.length": ("長さの比", "Length ratio"),
    "metric.question": ("質問を含む（%）", "Asks a question (%)"),
    "metric.backchannel": ("あいづちで始まる（%）", "Begins with a backchannel (%)"),
    "metric.empathy": ("共感語を含む（%）", "Holds words of empathy (%)"),
    "metric.edits": ("人による編集（%）", "Edited by a person (%)"),
    "metric.nearness": ("意味の近さ", "Nearness in meaning"),
    "measure.cosine": ("コサイン類似度", "Cosine"),
    "metric.outcome": ("予測値", "Predicted outcome"),
    "metric.copied": ("文脈の写し（%）", "Copied (%)"),
    "metric.repetition": ("反復（%）", "Repetition (%)"),
    "feature.chars": ("文字数", "Characters"),
    "feature.length_ratio": ("長さの比（正解比）", "Length over gold's"),
    "feature.question": ("質問を含む（%）", "Asks a question (%)"),
    "feature.backchannel": ("あいづちで始まる（%）", "Begins with a backchannel (%)"),
    "feature.empathy": ("共感語を含む（%）", "Holds words of empathy (%)"),
    "feature.repetition": ("応答内の反復（%）", "Repetition within (%)"),
    "feature.copied": ("文脈の写し（%）", "Copied from the context (%)"),
    "feature.said_before": ("以前と同じ応答（%）", "Same as an earlier response (%)"),
    "feature.edited": ("人による編集（%）", "Edited by a person (%)"),
    "by.fifth": ("対話の5分の1", "Fifth of the dialogue"),
    "by.context": ("文脈の長さ（発話数）", "Length of the context (utterances)"),
    "source.here": ("この画面の値", "Here"),
    "source.reported": ("報告値（分かち書き不明・比較不可）", "Reported (tokenizer unknown, not comparable)"),
    "part.context": ("文脈", "Context"),
    "part.gold": ("正解応答", "Gold response"),
    "part.response": ("生成応答", "Generated response"),
    "part.edited": ("人が直した応答", "Edited by a person"),
    "part.continuation": ("生成された続き", "Generated continuation"),
    "part.measured": ("モデルの測定", "Measured by a model"),
    "part.original": ("元の続き", "Original continuation"),
    "change.same": ("共通", "Same"),
    "change.gold": ("正解のみ", "Gold only"),
    "change.response": ("生成のみ", "Response only"),
    "format.responses": ("応答ファイル（標準）", "Responses (standard)"),
    "format.turns": ("続きのターン", "Continuations"),
    "format.input_pred_label": ("入力・予測・正解の列", "input, pred_utterance, label_utterance"),
    "format.prompt_response": ("プロンプト・応答・参照の列", "prompt, response, reference"),
    "format.messages": ("メッセージの列（チャット）", "Messages (chat)"),
    "format.llm_comparator": ("LLM Comparator形式", "LLM Comparator"),
    "format.mapped": ("列の対応づけによる", "By a mapping of columns"),
    "format.pred_ref": ("Pred／Refの行があるテキスト", "Text with Pred and Ref lines"),
    "format.parallel": ("行ごとに並ぶテキスト", "Parallel text files"),
    "format.baseline": ("ベースライン", "Baseline"),
    "axis.overlap": ("正解応答との一致（0–100）", "Overlap with gold (0–100)"),
    "axis.nearness": ("意味の近さ（×100）", "Nearness in meaning (times 100)"),
    "axis.score_difference": (
        "{metric}の差（右ほど先のシステムが近い）",
        "Difference in {metric} (right: the first is nearer)",
    ),
    "axis.against_gold": ("正解応答との差（ポイント）", "Difference from gold (points)"),
    "cohort.apart.systems": (
        "システムどうしの比較の表なので、群の差は計算しない。",
        "This table compares systems: cohorts are not subtracted as well.",
    ),
    "cohort.apart.files": (
        "ファイルの一覧なので、差は計算しない。",
        "This lists files: there is nothing to subtract.",
    ),
    "cohort.apart.variety": (
        "多様性は量で変わり平均でもないため、群の差は計算しない。",
        "Variety depends on the amount of text and is no mean: cohorts are not subtracted.",
    ),
    "absent.responses": (
        "このコーパスには生成応答がまだありません。",
        "This corpus has no generated responses yet.",
    ),
    "absent.nearness": (
        "どのモデルもまだ意味の近さを測っていません。",
        "No model has measured nearness in meaning yet.",
    ),
    "stage.nearness": ("意味の近さ", "nearness in meaning"),
    "stage.responses": ("生成応答", "generated responses"),
}
