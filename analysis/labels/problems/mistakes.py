"""What was wrong with a request to analysis: an option, a name, a size, a file that cannot be written."""

TEXTS = {
    "error.absent": ("{corpus}：{what}", "{corpus}: {what}"),
    "error.not_fitted_few_persons": (
        "クライアントまたはカウンセラーが{n}名しかいません。交差ランダム効果モデルには各{needed}名が必要です。対象を広げてください。",
        "{n} clients or counselors; a crossed model needs {needed} of each: widen the selection",
    ),
    "error.not_fitted_few_ratings": (
        "全項目がそろった評定は{n}件です。段階反応モデルには{needed}件が必要です。対象を広げてください。",
        "{n} complete ratings; a graded response model needs {needed}: widen the selection",
    ),
    "error.not_fitted_few_pairs": (
        "2回以上対話した組は{n}組です。社会関係モデルには{needed}組が必要です。対象を広げてください。",
        "{n} pairs met again; the social relations model needs {needed}: widen the selection",
    ),
    "error.not_fitted_alike": (
        "すべて同じ値で評定された項目があるため、段階反応モデルは推定できません。",
        "an item has one rating throughout; a graded response model needs two",
    ),
    "error.not_fitted_no_spread": (
        "値がすべて同じなので、分けるべき分散がありません。",
        "all values are alike; there is no variance to divide",
    ),
    "error.not_fitted_no_repeats": (
        "同じ人の対話が繰り返されていないか、説明変数が対話の数に対して多すぎます。対象を広げてください。",
        "each person has one dialogue, or there are as many predictors as dialogues: widen the selection",
    ),
    "error.not_fitted_saturated": (
        "対話の数が話者の数に対して少なく、話者ごとの切片だけで値がすべて再現されるため、誤差を推定できません。対象を広げてください。",
        "the persons' intercepts alone reproduce every value, so that no error can be estimated: widen the selection",
    ),
    "error.other_map": (
        "{table}：{a}と{b}の地図は別々に作られているため、位置やクラスタを比べられません。",
        "{table}: {a} and {b} have maps of their own; positions and clusters of one cannot be compared with the other",
    ),
    "error.no_word": ("このコーパスに「{word}」という語はありません。", "the corpus has no word '{word}'"),
    "error.no_table": (
        "「{name}」という表はありません。あるもの：{names}",
        "no table '{name}'; there are: {names}",
    ),
    "error.no_kept_table": (
        "「{name}」は結果を保存する表ではありません。あるもの：{names}",
        "no table '{name}' is kept; there are: {names}",
    ),
    "error.no_figure": (
        "「{name}」という図はありません。あるもの：{names}",
        "no figure '{name}'; there are: {names}",
    ),
    "error.no_theme": (
        "「{name}」というテーマはありません。あるもの：{names}",
        "no theme '{name}'; there are: {names}",
    ),
    "error.agents_missing": (
        "mcp が入っていません（pip install 'kokoroscope[agents]'、または pip install -r requirements-agents.txt）。",
        "mcp is not installed (pip install 'kokoroscope[agents]', or pip install -r requirements-agents.txt)",
    ),
    "error.agents_no_text": (
        "{table}は発話を引用する表です。発話を渡してよい場合は --text を付けて起動してください。",
        "{table} quotes utterances; start the command with --text where they may be passed on",
    ),
    "error.no_option": (
        "{table}に「{option}」という設定はありません。あるもの：{names}",
        "{table} has no option '{option}'; there are: {names}",
    ),
    "error.not_a_choice": (
        "{name}は{choices}のいずれかです（「{text}」は使えません）。",
        "{name} is one of {choices}, not '{text}'",
    ),
    "error.not_an_integer": (
        "{name}は整数です（「{text}」は使えません）。",
        "{name} is a whole number, not '{text}'",
    ),
    "error.not_a_number": ("{name}は数値です（「{text}」は使えません）。", "{name} is a number, not '{text}'"),
    "error.not_true_or_false": (
        "{name}はtrueかfalseです（「{text}」は使えません）。",
        "{name} is true or false, not '{text}'",
    ),
    "error.number_out_of_range": (
        "{name}は0より大きく100万より小さい数です（{text}は使えません）。",
        "{name} must be above 0 and below a million, not {text}",
    ),
    "error.not_field_value": (
        "{flag}：「{part}」は「項目=値」の形ではありません。",
        "{flag}: '{part}' is not FIELD=VALUE",
    ),
    "error.unusable_filter": ("{flag}：使えない条件があります（{parts}）。", "{flag}: {parts}"),
    "error.bad_lines": (
        "行は「3-7,12」のように位置で指定します（「{text}」は使えません）。",
        "lines are positions, as 3-7,12, not '{text}'",
    ),
    "error.bad_person": (
        "話者は「counselor:番号」か「client:番号」で指定します（「{person}」は使えません）。",
        "a person is counselor:ID or client:ID, not '{person}'",
    ),
    "error.bad_k": (
        "kは1から{most}までの整数です（{k}は使えません）。",
        "k is a number from 1 to {most}, not {k}",
    ),
    "error.against_too_long": (
        "against：条件が{n}文字あります。{most}文字までです。",
        "against: a query of {n} characters; at most {most}",
    ),
    "error.against_unusable": ("against：使えない条件です（{part}）。", "against: {part}"),
    "error.against_unknown": (
        "againstは{known}のいずれかです（「{text}」は使えません）。",
        "against is one of {known}, not '{text}'",
    ),
    "error.ngram_size": ("sizeは2か3です（{size}は使えません）。", "size is 2 or 3, not {size}"),
    "error.no_responses_of": (
        "{corpus}に「{name}」の応答はありません。あるもの：{names}",
        "{corpus} has no responses of '{name}'; there are: {names}",
    ),
    "error.no_such_response": (
        "この選択には、対話{dialogue}の位置{position}への応答がありません。",
        "no response to dialogue {dialogue}, position {position} in this selection",
    ),
    "error.not_a_bound": (
        "low・highは数値です（「{text}」は使えません）。",
        "low and high are numbers, not '{text}'",
    ),
    "error.which_nearness": (
        "「{model}」に当てはまる類似度が1つに決まりません。あるもの：{names}",
        "nearness by '{model}' is none or several; there are: {names}",
    ),
    "error.no_baseline": (
        "「{name}」というベースラインはありません。あるもの：{names}",
        "no baseline '{name}'; there are: {names}",
    ),
    "error.no_other_persons": (
        "ほかの対話はすべてこの対話と同じ話者を含むため、応答を取り出せません。",
        "every other dialogue shares a person with this one: no reply can be taken",
    ),
    "error.old_vectors": (
        "{corpus}：ターンのベクトルが別の版です。もう一度作ってください（python -m data embed {corpus}）。",
        "{corpus}: its vectors of turns are of another version; run  python -m data embed {corpus}",
    ),
    "error.cannot_read": ("{path}：読み込めません（{why}）。", "{path}: cannot be read ({why})"),
    "error.cannot_write": ("{path}：書き込めません（{why}）。", "{path}: cannot be written ({why})"),
    "error.cannot_make": ("{path}：作れません（{why}）。", "{path}: cannot be made ({why})"),
    "error.no_such_lines": (
        "{corpus}の対話{dialogue}に{lines}行はありません。",
        "dialogue {dialogue} of {corpus} has no lines {lines}",
    ),
    "error.difference_needs_b": (
        "--differenceには群Bが必要です（--b 条件、または--b-corpus ID）。",
        "--difference needs a cohort B: --b QUERY, or --b-corpus ID",
    ),
    "error.nothing_to_subtract": (
        "{table}には差を取れる値がありません：{why}",
        "{table} has nothing to subtract: {why}",
    ),
    "error.difference_to_file": (
        "--differenceの結果は--formatで表示します。--outは両方の群の表を書き出します。",
        "--difference is printed with --format; --out writes the table of both cohorts",
    ),
}
