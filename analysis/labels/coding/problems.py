"""What can be wrong with codebooks and labels, in Japanese next to the English of ``data.problems.coding_messages``."""

from data.problems.coding_messages import CODING_ERRORS, CODING_PROBLEMS

RULES: dict[str, tuple[str, str]] = {
    "label_empty": ("ラベルがない", "No label"),
    "label_kind": ("未知のコーダー種別", "Unknown kind of coder"),
    "label_name": ("使えない名前", "Name that cannot be used"),
    "label_no_dialogue": ("対話がない", "No such dialogue"),
    "label_no_number": ("数でない", "Not a number"),
    "label_no_position": ("位置がない", "No such position"),
    "label_other_text": ("別の版の発話", "Another version's text"),
    "label_span": ("範囲が発話の外", "Span outside the utterance"),
    "label_twice": ("重複", "Duplicate"),
}
JAPANESE_PROBLEMS: dict[str, str] = {
    "label_empty": "ラベルも数値もありません",
    "label_kind": "コーダーの種別 {detail} は未知のため、model としました",
    "label_name": "「{detail}」はコードやコード体系の名前にできません（長すぎるか、: @ , > | \\ を含みます）",
    "label_no_dialogue": "コーパスに対話 {detail} がありません",
    "label_no_number": "{detail} は数値ではありません",
    "label_no_position": "この対話に位置 {detail} はありません",
    "label_other_text": "この発話の本文がコーパスと異なります。別の版のコーパスに対する行です",
    "label_span": "範囲の終わり {detail} が発話の中にありません",
    "label_twice": "同じコーダーの同じラベル（{detail}）が二度あります",
}
JAPANESE_ERRORS = {
    "code_color": "コード「{id}」：色 {color} は #RRGGBB の形ではありません",
    "code_id": "「{id}」はコードの名前にできません（{longest}字以内、: @ , > | \\ を除く）",
    "code_in_use": "「{id}」はラベル{n}件に使われているため取り除けません。名前を変えるか、先にラベルを消してください",
    "code_key": "コード「{id}」：キー「{key}」は英小文字・数字1字でないか、画面の操作に使われています（{reserved}）",
    "code_key_twice": "キー「{key}」が二つのコードに割り当てられています",
    "code_parent": "コード「{id}」：上位コード「{parent}」がこのコード体系の上位にありません",
    "code_twice": "コード「{id}」が二度あります",
    "codebook_columns": "CSV のコードブックには scheme と code の列が必要です。使える列：{known}",
    "codebook_empty": "{file}：コード体系がありません",
    "codebook_large": "{file}：コードブックは{limit} MBまでです",
    "codebook_unreadable": "{file}：コードブックとして読めません（{why}）",
    "coder_name": "コーダー名は1〜{longest}字で、: @ , > | \\ を含められません",
    "coder_taken": "「{name}」というコーダーが別のブラウザーにいます。ご本人なら続けるを選び、そうでなければ別の名前にしてください",
    "labels_columns": "{file}：「{field}」の列がありません。使える列名：{known}",
    "labels_ends": "{file}：ラベルのファイルは {ends} のいずれかです",
    "labels_unreadable": "{file}：読み込めません（{why}）",
    "no_label_set": "{corpus}にラベル「{id}」はありません。あるもの：{known}",
    "no_label_usable": "{file}：使える行がありません。最初の理由：{why}",
    "no_labels": "{corpus}にはまだラベルがありません",
    "no_queue": "{corpus}にキュー「{id}」はありません。あるもの：{known}",
    "queue_empty": "コーディングする発話がありません。いまの選択に、この役割の発話がありません",
    "queue_name": "キューには1〜{longest}字の名前が必要です",
    "queue_no_scheme": "キューには少なくとも一つのコード体系が必要です",
    "scheme_choice": "{field}が「{value}」です。選べるのは {known} です",
    "scheme_codes": "コード体系の codes はコードの一覧でなければなりません",
    "scheme_empty": "コード体系「{id}」にコードがありません",
    "scheme_field": "未知の項目「{field}」があります。使えるのは {known} です",
    "scheme_id": "「{id}」はコード体系の名前にできません（{longest}字以内、: @ , > | \\ を除く）",
    "scheme_in_use": "コード体系「{id}」にはラベルが{n}件あります。先にラベルを消してください",
    "scheme_number": "{field}が「{value}」で、数値ではありません",
    "scheme_object": "コード体系は、項目名のあるオブジェクトで書きます",
    "scheme_scale": "コード体系「{id}」：尺度には下限と、それより大きい上限が必要です",
    "scheme_text": "名前と定義は、文字列か、言語ごとの文字列で書きます",
    "scheme_too_many": "一つのコード体系のコードは{most}個までです",
}

TEXTS = {
    "error.nothing_to_code": (
        "コーディングする発話がありません。いまの選択に、この役割の発話がありません。",
        "there is nothing to code: the selection has no utterance of these roles",
    ),
    **{f"rule.{name}": both for name, both in RULES.items()},
    **{f"told.{name}": (japanese, CODING_PROBLEMS[name]) for name, japanese in JAPANESE_PROBLEMS.items()},
    **{f"error.{name}": (japanese, CODING_ERRORS[name]) for name, japanese in JAPANESE_ERRORS.items()},
}
