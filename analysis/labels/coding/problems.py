"""What can be wrong with codebooks and labels, in Japanese next to the English of ``data.problems.coding_messages``."""

from data.problems.coding_messages import CODING_ERRORS, CODING_PROBLEMS

RULES: dict[str, tuple[str, str]] = {}
JAPANESE_PROBLEMS: dict[str, str] = {}
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
