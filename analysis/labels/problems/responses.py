"""What is wrong in files of responses: rules by name, each row's message, and why a file cannot be used."""

TEXTS = {
    "column.detail": ("該当する値", "Value in question"),
    "rule.unknown_dialogue": ("対話がない", "No such dialogue"),
    "told.unknown_dialogue": (
        "対話 {detail} はコーパスにありません",
        "There is no dialogue {detail} in the corpus",
    ),
    "rule.no_such_position": ("位置がない", "No such position"),
    "told.no_such_position": (
        "{detail}（対話:位置）の発話はありません",
        "There is no utterance {detail} (dialogue:position)",
    ),
    "rule.not_the_counselor": ("カウンセラーの発話でない", "Not a counselor utterance"),
    "told.not_the_counselor": (
        "{detail}（対話:位置）はカウンセラーの発話ではありません",
        "{detail} (dialogue:position) is not a counselor utterance",
    ),
    "rule.opening": ("文脈がない（冒頭）", "Opening turn: no context"),
    "told.opening": (
        "{detail}（対話:位置）は冒頭のターンで、応答すべき文脈がありません",
        "{detail} (dialogue:position) opens the dialogue, so there is no context to respond to",
    ),
    "rule.inside_turn": ("ターンの途中の位置", "Inside a turn"),
    "told.inside_turn": (
        "連続する発話の途中なので、先頭の発話への応答とみなしました（対話:位置 {detail}）",
        "Inside a turn of several utterances; assigned to its first utterance (dialogue:position {detail})",
    ),
    "rule.no_position": ("位置が0以上の整数でない", "Position is not an integer"),
    "told.no_position": (
        "位置 {detail} は0以上の整数ではありません",
        "Position {detail} is not an integer from 0",
    ),
    "rule.no_place": ("対応先の手がかりがない", "No target given"),
    "told.no_place": (
        "対話IDと位置も、ID・参照・文脈もありません",
        "Neither dialogue and position nor an ID, a reference or a context",
    ),
    "rule.no_context": ("文脈も参照もない", "Neither context nor reference"),
    "told.no_context": (
        "文脈も参照もありません（コーパスを使わない場合はどちらかが必要です）",
        "Neither context nor reference; without a corpus, one of them is required",
    ),
    "rule.reference_alone": ("文脈がない", "No context"),
    "told.reference_alone": (
        "文脈がないため、参照（正解応答）だけと比べます",
        "No context: the response is compared with the reference only",
    ),
    "rule.no_reference": ("参照がない", "No reference"),
    "told.no_reference": (
        "参照（正解応答）がないため、表示のみで一致は測りません",
        "No reference: shown but not scored",
    ),
    "rule.ambiguous": ("対応先が複数", "Several matches"),
    "told.ambiguous": (
        "本文に合う箇所が{detail}か所あります。dialogue_idとpositionを付けてください",
        "{detail} positions match its text: add dialogue_id and position",
    ),
    "rule.not_found": ("対応先が見つからない", "No match"),
    "told.not_found": (
        "この参照・文脈に合う箇所がコーパスにありません",
        "This reference or context does not occur in the corpus",
    ),
    "rule.duplicate_key": ("重複", "Duplicate"),
    "told.duplicate_key": (
        "同じシステムの同じ箇所への応答がすでにあります：{detail}",
        "The system already has a response here: {detail}",
    ),
    "rule.no_system": ("システム名がない", "No system name"),
    "told.no_system": ("システム名がありません", "The system name is missing"),
    "rule.like_named": ("よく似たシステム名", "Similar system names"),
    "told.like_named": (
        "幅・大文字小文字・空白だけが違う名前があります。別のシステムとして扱います：{detail}",
        "Names differ only in width, case or white space; kept as separate systems: {detail}",
    ),
    "rule.null_response": ("応答がない", "No response"),
    "told.null_response": ("応答がありません（null）", "The response is missing (null)"),
    "rule.empty_response": ("空の応答", "Empty response"),
    "told.empty_response": (
        "応答が空です。応答として数えます",
        "The response is empty; it still counts as a response",
    ),
    "rule.very_long": ("非常に長い応答", "Very long response"),
    "told.very_long": ("{detail}文字あります", "{detail} characters long"),
    "rule.too_long": ("長すぎる応答", "Too long"),
    "told.too_long": ("{detail}文字あり、上限を超えています", "{detail} characters, over the limit"),
    "rule.markup": ("HTML・マークダウンを含む", "Contains markup"),
    "told.markup": (
        "HTMLかマークダウンを含みます。文字のまま表示します",
        "Contains HTML or Markdown; shown as plain text",
    ),
    "rule.broken_characters": ("文字化け", "Broken characters"),
    "told.broken_characters": (
        "文字化け（U+FFFD）を含みます。元のファイルで失われた文字です",
        "Contains U+FFFD: characters were already lost in the file",
    ),
    "rule.wrong_type": ("型が違う", "Wrong type"),
    "told.wrong_type": ("文字列として読めません（{detail}）", "Not a string or a record ({detail})"),
    "rule.no_number": ("数でない", "Not a number"),
    "told.no_number": ("outcome {detail} は数ではありません", "Outcome {detail} is not a number"),
    "rule.other_reference": ("参照がコーパスと異なる", "Reference differs from the corpus"),
    "told.other_reference": (
        "ファイルの参照がコーパスの正解応答と違います。コーパスの正解応答で測ります",
        "The reference differs from the gold response in the corpus; the corpus is used for scoring",
    ),
    "rule.mixed_encodings": ("文字コードが混在", "Mixed encodings"),
    "told.mixed_encodings": (
        "行によって文字コードが違うため、行ごとに判定して読みました",
        "Lines use different encodings; each was decoded separately",
    ),
    "rule.unequal_lines": ("行数が合わない", "Unequal line counts"),
    "told.unequal_lines": (
        "行数が他のファイルと違います（{detail}）",
        "The number of lines differs from the other files ({detail})",
    ),
    "rule.no_labels": ("Pred・Refの行がない", "No Pred or Ref lines"),
    "told.no_labels": ("Pred: や Ref: で始まる行がありません", "No lines begin with Pred: or Ref:"),
    "rule.unknown_format": ("不明な形式", "Unknown format"),
    "told.unknown_format": (
        "応答ファイルの形式ではありません。記録の列：{detail}",
        "Not a known response format; columns: {detail}",
    ),
    "rule.other_file": ("対象外のファイル", "Unsupported file type"),
    "told.other_file": ("読める種類のファイルではないため、開いていません", "Skipped: not a supported file type"),
    # why a file cannot be used at all
    "error.no_response_usable": (
        "{file}：使える応答がありません。{where}：{why}{more}",
        "{file}: contains no usable responses. {where}: {why}{more}",
    ),
    "error.no_response": ("{file}：応答がありません。", "{file}: contains no responses."),
    "error.corpus_there": ("「{id}」というコーパスはすでにあります。", "A corpus “{id}” already exists."),
    "error.not_writable": ("ライブラリに書き込めません。", "The library is not writable."),
    "error.locked": (
        "別の処理が「{id}」に応答を追加しています。少し待ってからもう一度お試しください。",
        "Another process is adding responses to “{id}”. Try again in a moment.",
    ),
    "error.plain_text": (
        "{file}：テキストファイルには Pred: と Ref: で始まる行が必要です。行ごとに並ぶファイルなら、ref.txt（参照）・src.txt（文脈）・システム名.txt をまとめて開いてください。",
        "{file}: plain text needs lines that begin with Pred: and Ref:. Open parallel files together: ref.txt (references), src.txt (contexts), SYSTEM.txt.",
    ),
    "error.no_such_file": ("開けるファイルがありません（{ends}）。", "There is no file to open ({ends})."),
    "error.unmapped": (
        "{file}：知らない形式です（列：{columns}）。",
        "{file}: unknown format (columns: {columns}).",
    ),
}
