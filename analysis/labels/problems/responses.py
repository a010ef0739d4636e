"""What is wrong in files of responses: rules by name, each row's message, and why a file cannot be used."""

TEXTS = {
    "column.detail": ("該当する値", "Value in question"),
    "rule.unknown_dialogue": ("対話がない", "No such dialogue"),
    "told.unknown_dialogue": ("対話 {detail} はコーパスにありません", "The corpus has no dialogue {detail}"),
    "rule.no_such_position": ("位置がない", "No such position"),
    "told.no_such_position": (
        "{detail}（対話:位置）の発話はありません",
        "There is no utterance {detail} (dialogue:position)",
    ),
    "rule.not_the_counselor": ("カウンセラーの発話でない", "Not the counselor's"),
    "told.not_the_counselor": (
        "{detail}（対話:位置）はカウンセラーの発話ではありません",
        "{detail} (dialogue:position) is not the counselor's",
    ),
    "rule.opening": ("文脈がない（冒頭）", "Opening: no context"),
    "told.opening": (
        "{detail}（対話:位置）は冒頭のターンで、応答すべき文脈がありません",
        "{detail} (dialogue:position) opens the dialogue: there is no context to answer",
    ),
    "rule.inside_turn": ("ターンの途中の位置", "Inside a turn"),
    "told.inside_turn": (
        "連続する発話の途中なので、先頭の発話への応答とみなしました（対話:位置 {detail}）",
        "Inside a turn of several utterances; taken for its first (dialogue:position {detail})",
    ),
    "rule.no_position": ("位置が0以上の整数でない", "Position is no whole number"),
    "told.no_position": (
        "位置 {detail} は0以上の整数ではありません",
        "Position {detail} is no whole number from 0",
    ),
    "rule.no_place": ("対応先の手がかりがない", "Nothing says what it answers"),
    "told.no_place": (
        "対話IDと位置も、ID・参照・文脈もありません",
        "Neither dialogue and position nor an id, a reference or a context",
    ),
    "rule.no_context": ("文脈も参照もない", "Neither context nor reference"),
    "told.no_context": (
        "文脈も参照もありません（コーパスを使わない場合はどちらかが必要です）",
        "Neither context nor reference: without a corpus a row brings its own",
    ),
    "rule.reference_alone": ("文脈がない", "No context"),
    "told.reference_alone": (
        "文脈がないため、参照（正解応答）とだけ並べます",
        "No context: only the reference stands beside the response",
    ),
    "rule.no_reference": ("参照がない", "No reference"),
    "told.no_reference": (
        "参照（正解応答）がないため、表示だけして一致は測りません",
        "No reference: shown, not measured against anything",
    ),
    "rule.ambiguous": ("対応先が複数", "Several places fit"),
    "told.ambiguous": (
        "本文に合う箇所が{detail}か所あります。dialogue_idとpositionを付けてください",
        "{detail} places fit its text: give dialogue_id and position",
    ),
    "rule.not_found": ("対応先が見つからない", "No place found"),
    "told.not_found": (
        "この参照・文脈に合う箇所がコーパスにありません",
        "No place of the corpus has this reference or context",
    ),
    "rule.duplicate_key": ("重複", "Duplicate"),
    "told.duplicate_key": (
        "同じシステムの同じ箇所への応答がすでにあります：{detail}",
        "The system has answered this already: {detail}",
    ),
    "rule.no_system": ("システム名がない", "No system named"),
    "told.no_system": ("システム名がありません", "No system is named"),
    "rule.like_named": ("よく似たシステム名", "Names that look alike"),
    "told.like_named": (
        "幅・大文字小文字・空白だけが違う名前があります。別のシステムとして扱います：{detail}",
        "Names that differ in width, case or white space alone; kept as two systems: {detail}",
    ),
    "rule.null_response": ("応答がない", "No response"),
    "told.null_response": ("応答がありません（null）", "There is no response (null)"),
    "rule.empty_response": ("空の応答", "Empty response"),
    "told.empty_response": ("応答が空です。応答として数えます", "The response is empty; it counts as an answer"),
    "rule.very_long": ("非常に長い応答", "Very long response"),
    "told.very_long": ("{detail}文字あります", "{detail} characters"),
    "rule.too_long": ("長すぎる応答", "Too long"),
    "told.too_long": ("{detail}文字あり、上限を超えています", "{detail} characters: over the limit"),
    "rule.markup": ("HTML・マークダウンを含む", "Holds markup"),
    "told.markup": (
        "HTMLかマークダウンを含みます。文字のまま表示します",
        "Holds HTML or Markdown; shown as plain text",
    ),
    "rule.broken_characters": ("文字化け", "Broken characters"),
    "told.broken_characters": (
        "文字化け（U+FFFD）を含みます。元のファイルで失われた文字です",
        "Holds U+FFFD: characters were lost before",
    ),
    "rule.wrong_type": ("型が違う", "Wrong type"),
    "told.wrong_type": ("文字列として読めません（{detail}）", "Not a text or a record ({detail})"),
    "rule.no_number": ("数でない", "No number"),
    "told.no_number": ("outcome {detail} は数ではありません", "Outcome {detail} is no number"),
    "rule.other_reference": ("参照がコーパスと異なる", "Reference differs from the corpus"),
    "told.other_reference": (
        "ファイルの参照がコーパスの正解応答と違います。コーパスの正解応答で測ります",
        "Its reference is not the corpus' gold response; measured against the corpus'",
    ),
    "rule.mixed_encodings": ("文字コードが混在", "Mixed encodings"),
    "told.mixed_encodings": (
        "行によって文字コードが違うため、行ごとに判定して読みました",
        "Lines in different encodings, each read in its own",
    ),
    "rule.unequal_lines": ("行数が合わない", "Unequal numbers of lines"),
    "told.unequal_lines": (
        "行数が他のファイルと違います（{detail}）",
        "Not as many lines as the others ({detail})",
    ),
    "rule.no_labels": ("Pred・Refの行がない", "No Pred or Ref lines"),
    "told.no_labels": ("Pred: や Ref: で始まる行がありません", "No line begins with Pred: or Ref:"),
    "rule.unknown_format": ("不明な形式", "Unknown format"),
    "told.unknown_format": (
        "応答ファイルの形式ではありません。記録の列：{detail}",
        "No known format of responses; its records hold {detail}",
    ),
    "rule.other_file": ("対象外のファイル", "Another kind of file"),
    "told.other_file": (
        "読める種類のファイルではないため、開いていません",
        "Passed over: not a kind of file that is read",
    ),
    # why a file cannot be used at all
    "error.no_response_usable": (
        "{file}：使える応答がありません。{where}：{why}{more}",
        "{file}: no response can be used. {where}: {why}{more}",
    ),
    "error.no_response": ("{file}：応答がありません。", "{file}: holds no response."),
    "error.corpus_there": (
        "「{id}」というコーパスはすでにあります。",
        "There is a corpus “{id}” already.",
    ),
    "error.not_writable": (
        "ライブラリに書き込めません。",
        "The library cannot be written.",
    ),
    "error.locked": (
        "別の処理が「{id}」に応答を追加しています。少し待ってからもう一度お試しください。",
        "Something else is adding responses to “{id}”. Try again in a moment.",
    ),
    "error.plain_text": (
        "{file}：テキストファイルには Pred: と Ref: で始まる行が必要です。行ごとに並ぶファイルなら、ref.txt（参照）・src.txt（文脈）・システム名.txt をまとめて開いてください。",
        "{file}: plain text needs lines that begin with Pred: and Ref:. Parallel files are opened together: ref.txt (references), src.txt (contexts), SYSTEM.txt.",
    ),
    "error.no_such_file": (
        "開けるファイルがありません（{ends}）。",
        "There is no file that could be opened ({ends}).",
    ),
    "error.unmapped": (
        "{file}：知らない形式です（列：{columns}）。",
        "{file}: no known format (its columns: {columns}).",
    ),
}
