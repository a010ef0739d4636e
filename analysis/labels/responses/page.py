"""The responses page: what systems wrote beside what the counselor wrote."""

TEXTS = {
    "page.responses": ("生成応答", "Responses"),
    "responses.title": ("生成応答と正解応答", "Generated beside gold"),
    # what is shown
    "responses_page.show": ("表示", "Show"),
    "shown_part.scores": ("一致の指標", "Overlap"),
    "shown_part.pairs": ("システムの比較", "Pairs"),
    "shown_part.groups": ("条件別", "By group"),
    "shown_part.style": ("書き方", "Writing"),
    "shown_part.items": ("一件ずつ", "Side by side"),
    "shown_part.files": ("ファイル", "Files"),
    "responses_page.systems": ("システム", "Systems"),
    "responses_page.only_a": (
        "この画面は群Bを使わず、Aだけを表示しています。",
        "This page does not use cohort B; it shows A alone.",
    ),
    "responses_page.unanswered": (
        "選択中の対話には、生成応答のある箇所がありません。条件を緩めるか、この選択でベースラインを作ってください（「ファイル」）。",
        "None of the selected dialogues has generated responses. Loosen the selection, or run a baseline over it (under Files).",
    ),
    "responses_page.answered": (
        "選択中の{n_targets}か所のうち、最も多く答えたシステムで{n}か所（{n_dialogues}対話）に生成応答があります。",
        "Of the {n_targets} selected targets up to {n} ({n_dialogues} dialogues) were answered by a system.",
    ),
    "responses_page.no_gold": (
        "これらの応答には正解応答（参照）がないため、一致は測れません。「書き方」と「一件ずつ」は使えます。",
        "These responses have no gold response (reference) to be compared with. Writing and Side by side work without.",
    ),
    "responses_page.gold_lacking": ("（正解応答なし）", "(no gold response)"),
    "responses_page.whole": ("条件をすべて外す", "Take off all conditions"),
    "responses_page.one_system": (
        "比べるには2つ以上のシステムが必要です。「ファイル」からベースラインを作るか、応答ファイルを追加できます。",
        "It takes two systems to compare. Run a baseline or add a file of responses under Files.",
    ),
    "responses_page.metric": ("指標", "Metric"),
    "responses_page.by": ("分け方", "By"),
    "responses_page.of": ("対象", "Targets"),
    "response_targets.all": ("各システムの全応答", "All of each system"),
    "response_targets.shared": ("全システム共通の箇所", "Answered by all"),
    "responses_page.by_bleu": ("BLEUの算出", "BLEU"),
    "responses_page.by_chrf": ("chrFの算出", "chrF"),
    "responses_page.by_words": ("ROUGEなどの語", "Words of ROUGE and others"),
    "responses_page.limits": (
        "この数値から言えないこと",
        "What these numbers cannot tell",
    ),
    "responses_page.limits_text": (
        "- 正解応答は、ありうる良い応答の一つにすぎません。別の良い応答も低い値になります。\n"
        "- 値の差は、共感や助言の適切さの差ではありません。ありふれた短い応答が高い値を得ることもあります。\n"
        "- 分かち書きが違えばBLEUは比べられません。下の算出条件が同じ値どうしだけを比べてください。\n"
        "- 結論の前に「一件ずつ」で応答そのものを読んでください。",
        "- The gold response is one of many good ones. Another good response scores low too.\n"
        "- A difference is not one of empathy or of sound advice. Short stock phrases can score high.\n"
        "- BLEU under another tokenizer is another number. Compare only what was counted alike (see below).\n"
        "- Before you conclude, read the responses themselves under Side by side.",
    ),
    # nearness in meaning
    "near.ask": ("意味の近さをモデルで測る", "Measure nearness in meaning by a model"),
    "near.about": (
        "埋め込みのコサイン類似度か、BERTScoreです。値はモデルの名前と版とともに残り、「システムの比較」「条件別」「一件ずつ」の指標にも加わります。以前の値は消えません。",
        "The cosine of an encoder's vectors, or BERTScore. Values are kept with the model's name and revision, and join the metrics under Pairs, By group and Side by side. Earlier ones stay.",
    ),
    "near.kind": ("測り方", "Measure"),
    "near_kind.cosine": ("埋め込みの類似度", "Embedding similarity"),
    "near_kind.bertscore": ("BERTScore", "BERTScore"),
    "near.model": ("モデル", "Model"),
    "near.model_hint": ("名前かフォルダを入力", "Type a name or folder"),
    "near.model_help": (
        "useはダウンロードもtorchも不要です。ほかは、このコンピュータにあるモデルのフォルダか、Hugging Faceでの名前を入力します（初回はダウンロードします）。",
        "use needs neither a download nor torch. Otherwise a model's folder on this computer, or its name on Hugging Face (downloaded the first time).",
    ),
    "near.layer": ("層", "Layer"),
    "near.layer_help": ("どの層のベクトルを比べるか。0は最後の層", "Whose vectors are compared; 0: the last"),
    "near.run": ("{n}件の応答を測る", "Measure {n} responses"),
    "near.done": ("{n}件の応答を測りました：{model}", "{n} responses measured: {model}"),
    "near.there": ("このモデルではすでに測ってあります：{model}", "This model has measured them already: {model}"),
    "job.step.model": ("モデルを読み込み中", "Loading the model"),
    "job.step.nearness": ("応答を測定中", "Measuring responses"),
    "error.no_torch": (
        "{name}：このモデルに必要なパッケージが読み込めません（{why}）。pip install -r requirements.txt を実行するか、torch の要らない use を選んでください。",
        "{name}: a package that this model needs cannot be loaded ({why}). Run pip install -r requirements.txt, or choose use, which needs no torch.",
    ),
    "error.no_model_folder": ("{name}：このフォルダはありません。", "{name}: there is no such folder."),
    "error.bad_model": (
        "{name}：このフォルダからはモデルを読めません（{why}）。",
        "{name}: no such model can be read from this folder ({why}).",
    ),
    "error.no_hub": (
        "{name}：このモデルはこのコンピュータになく、Hugging Face からも取得できません（{why}）。名前とネットワークを確かめてください。"
        "ネットワークがない場合は、別の場所で取得したモデルのフォルダをコピーしてその場所を入力するか、ダウンロード不要の use を選んでください。",
        "{name}: this model is not on this computer, and Hugging Face does not give it ({why}). Is the name right, and is there a network? "
        "Without one, copy the model's folder here and give its path, or choose use, which needs no download.",
    ),
    "error.no_layer": ("{name}：層は{n}までです。", "{name}: it has {n} layers."),
    # one by one
    "responses_page.sort": ("並べ替え", "Sort by"),
    "sort_items.dialogue": ("対話の順", "Order of dialogues"),
    "sort_items.estimate": ("指標の値", "Value of the metric"),
    "sort_items.spread": ("システム間の幅", "Spread of systems"),
    "sort_items.disagreement": ("指標の食い違い", "Disagreement of metrics"),
    "sort_items.length": ("正解応答の長さ", "Length of gold"),
    "sort_items.edits": ("編集量", "Edits by people"),
    "responses_page.order": ("順序", "Order"),
    "order_items.high": ("大きい順", "Highest"),
    "order_items.low": ("小さい順", "Lowest"),
    "responses_page.whose": ("誰の値か", "Whose value"),
    "responses_page.mean": ("システムの平均", "Mean of systems"),
    "responses_page.range": ("値の範囲", "Range"),
    "responses_page.range_of": ("値の範囲 {low}–{high}", "Range {low}–{high}"),
    "responses_page.low": ("値の下限", "At least"),
    "responses_page.high": ("値の上限", "At most"),
    "responses_page.text": ("文字列", "Text"),
    "responses_page.text_hint": ("正解・直前・応答から", "In gold, before, or responses"),
    "responses_page.no_item": (
        "この条件に合う応答がありません。文字列や値の範囲を緩めてください。",
        "No response fits. Loosen the text or the range of values.",
    ),
    "responses_page.not_listed": (
        "「{item}」は今の条件の一覧にないため、最初の項目を表示しています。",
        "“{item}” is not in the list as it is now; its first item is shown.",
    ),
    "responses_page.most": (
        "並べて表示するのは最初の{n}システムまでです。上で選び直せます。",
        "Only the first {n} systems stand side by side; choose others above.",
    ),
    "responses_page.most_pairs": (
        "組にするのは最初の{n}システムまでです。上で選び直せます。すべての組は端末の response_pairs で計算できます。",
        "Only the first {n} systems are paired; choose others above. The command response_pairs takes all.",
    ),
    "responses_page.list": ("一覧（{n}件）", "List ({n})"),
    "responses_page.back": ("前の{n}件", "{n} back"),
    "responses_page.on": ("次の{n}件", "{n} on"),
    "responses_page.span": ("{n}件中 {first}–{last}", "{first}–{last} of {n}"),
    "responses_page.previous": ("前へ", "Previous"),
    "responses_page.next": ("次へ", "Next"),
    "responses_page.here": ("{n}／{of}", "{n} of {of}"),
    "responses_page.position": ("発話 {position}", "utterance {position}"),
    "responses_page.fifth": ("5区間の{n}番目", "fifth {n} of 5"),
    "responses_page.read": ("対話を読む", "Read the dialogue"),
    "responses_page.diff": ("正解応答との語の違い", "Words that differ from gold"),
    "responses_page.diff_about": (
        "下線つきの背景はその応答だけの語、取り消し線は正解応答だけの語（形態素単位）。",
        "Underlined: only in this response. Struck through: only in the gold response. By morphemes.",
    ),
    "responses_page.context": ("文脈（{n}ターン）", "Context ({n} turns)"),
    "responses_page.chars": ("{n}字", "{n} characters"),
    "responses_page.empty_text": ("（空の応答）", "(empty)"),
    # files
    "responses_page.none": (
        "モデルの応答を、カウンセラーが実際に書いた応答（正解応答）と並べて比べる画面です。このコーパスにはまだ生成応答がありません。"
        "ファイルを開くか、ベースラインを作ると始まります。",
        "Here what models wrote stands beside what the counselor wrote (the gold response). This corpus has no generated responses yet. "
        "Open a file, or run a baseline.",
    ),
    "responses_page.none_fit": (
        "生成応答が{n}件ありますが、コーパスの別の版に対応づけられています。ファイルを追加し直してください。",
        "The corpus has {n} sets of responses, matched to another version of it. Add their files again.",
    ),
    "responses_page.see_demo": ("創作デモで見てみる", "See it on the invented demo"),
    "responses_page.upload": ("応答ファイルを開く", "Open responses"),
    "responses_page.upload_about": (
        ".jsonl・.json・.csv・.tsv・.parquet・.txt・.zip、複数まとめても可。{size} MBまで。対話IDと位置があればすぐに照合します。",
        ".jsonl .json .csv .tsv .parquet .txt .zip, several at once too, up to {size} MB. With dialogue ids and positions they are matched at once.",
    ),
    "responses_page.formats": ("開ける形式", "What can be opened"),
    "responses_page.formats_text": (
        "- **標準**：system, dialogue_id, position（正解応答の最初の発話）, response。任意で reference, context, turns, outcome, edited, meta\n"
        "- **自前の文脈と参照**：`id` `prompt` `response` `reference`、`input` `pred_utterance` `label_utterance`、messagesの列。"
        "コーパスがなくても、独立したコーパスとして開けます\n"
        "- **LLM Comparator** のJSON、`Pred:`／`Ref:` の行があるテキスト、行ごとに並ぶテキスト（ref.txt・src.txt・システム名.txt）\n"
        "- その他の列名は、対応づけの案を確かめて開きます。次からは記憶した対応で開きます",
        "- **Standard**: system, dialogue_id, position (of the gold response's first utterance), response; also reference, context, turns, outcome, edited, meta\n"
        "- **With contexts and references of their own**: `id` `prompt` `response` `reference`, `input` `pred_utterance` `label_utterance`, lists of messages. "
        "Without a corpus they open as one of their own\n"
        "- **LLM Comparator** JSON, text with `Pred:` and `Ref:` lines, parallel text files (ref.txt, src.txt, SYSTEM.txt)\n"
        "- Other columns: you confirm what is proposed, once; it is remembered",
    ),
    "responses_page.mapping": ("列の対応（案）", "Columns, as proposed"),
    "responses_page.mapping_lacks": (
        "「応答」と、どの箇所への応答かが分かる列（対話IDと位置、ID、参照、文脈のどれか）を選んでください。",
        "Choose the response, and what says where it belongs: dialogue and position, an id, a reference or a context.",
    ),
    "responses_page.match_here": ("「{corpus}」と照合する", "Match to “{corpus}”"),
    "responses_page.open_alone": ("独立したコーパスとして開く", "Open as a corpus of its own"),
    "responses_page.where_help": (
        "照合：文脈・参照・IDから、このコーパスの正解応答に対応づけます。独立：ファイルの文脈と参照だけで新しいコーパスを作ります。",
        "Matching finds the gold response by id, reference or context. A corpus of its own is made of the file's contexts and references.",
    ),
    "response_field.system": ("システム", "System"),
    "response_field.dialogue_id": ("対話ID", "Dialogue id"),
    "response_field.position": ("位置", "Position"),
    "response_field.id": ("ID", "Id"),
    "response_field.response": ("応答", "Response"),
    "response_field.reference": ("参照（正解応答）", "Reference (gold)"),
    "response_field.context": ("文脈", "Context"),
    "response_field.turns": ("続きのターン", "Continuation"),
    "response_field.outcome": ("予測値", "Predicted outcome"),
    "response_field.edited": ("人が直した応答", "Edited response"),
    "response_field.meta": ("その他の情報", "Other information"),
    "responses_page.added": (
        "{rows}行のうち{matched}行を照合しました（{systems}）。除外 {set_aside}、注記 {noted}。",
        "{matched} of {rows} rows matched ({systems}). Set aside {set_aside}, noted {noted}.",
    ),
    "responses_page.there_already": (
        "同じ応答がすでにあります（{systems}）。",
        "These responses are here already ({systems}).",
    ),
    "responses_page.sets": ("追加した応答", "Responses added"),
    "responses_page.counts": (
        "照合 **{matched}**／{rows}行 :gray[・ 除外 {set_aside} ・ 注記 {noted}]",
        "**{matched}** of {rows} rows matched :gray[· set aside {set_aside} · noted {noted}]",
    ),
    "responses_page.unfit": ("別の版", "another version"),
    "responses_page.unfit_help": (
        "コーパスの別の版に対応づけられているため、使っていません。元のファイルを追加し直してください。",
        "Matched to another version of the corpus, so it is not used. Add its file again.",
    ),
    "responses_page.report": ("行ごとの報告", "Row by row"),
    "responses_page.report_first": (
        "多いため、理由ごとの件数と、最初の{n}行を示します。すべての行は端末で次を実行すると見られます。",
        "These are many: counts by reason, and the first {n} rows. The command lists them all.",
    ),
    "responses_page.remove": ("削除", "Remove"),
    "responses_page.remove_help": (
        "ライブラリからこの応答を消します。元のファイルはそのままです。",
        "Takes these responses out of the library. The file they came from stays.",
    ),
    "responses_page.remove_sure": ("「{name}」を削除する", "Remove “{name}”"),
    "responses_page.baseline": ("ベースラインを作る", "Run a baseline"),
    "responses_page.baseline_about": (
        "モデルなしで作れる応答です。これより良くなければ、モデルは何も学んでいません。相談者・カウンセラーが重なる対話からは取りません。",
        "Responses made without a model: what a model must beat. Never taken from a dialogue that shares a client or a counselor.",
    ),
    "responses_page.which": ("方法", "Method"),
    "baseline.bm25": ("BM25検索", "BM25 retrieval"),
    "baseline.most_frequent": ("最頻の応答", "Most frequent"),
    "baseline.random_fifth": ("同じ区間から無作為", "Random, same fifth"),
    "baseline.vectors": ("ベクトル検索", "By vectors"),
    "responses_page.vectors_first": (
        "ベクトル検索には、先にターンの埋め込みが必要です。端末で次を実行してください（コーパス全体で数分かかります）。",
        "This needs vectors of turns first. Run this in a terminal; a whole corpus takes minutes.",
    ),
    "responses_page.over": ("選択中の{n}対話に対して作ります。", "Made for the {n} selected dialogues."),
    "responses_page.over_many": (
        "多くの対話を選んでいるため時間がかかります。サイドバーで絞り込めます（論文の評価対象は得点帯「top」）。",
        "That is many and will take its time. Narrow them in the sidebar (the paper's test set is the band “top”).",
    ),
    "responses_page.run": ("作る", "Run"),
    "responses_page.targets": ("モデルに解かせる箇所", "Targets for your model"),
    "responses_page.targets_about": (
        "選択中の対話の文脈と正解応答を、チャット形式のJSON Linesで書き出します。出力にidを付けて戻せば照合できます。",
        "Contexts and gold responses of the selected dialogues as chats, in JSON lines. Return the id with each response, and it matches.",
    ),
    "responses_page.targets_all": ("ダウンロード", "Download"),
    "responses_page.targets_some": (
        "見本をダウンロード（本文{n}行まで）",
        "Download a sample (up to {n} lines of text)",
    ),
    "responses_page.targets_licence": (
        "ライセンス（{licence}）により、画面からは見本だけです。全体は端末で書き出せます。",
        "Under its licence ({licence}) the app gives a sample; write all of it in a terminal:",
    ),
    "job.step.matching": ("正解応答と照合中", "Matching to the gold responses"),
    "job.step.baseline": ("ベースラインを作成中", "Making the baseline"),
}
