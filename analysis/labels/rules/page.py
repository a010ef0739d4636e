"""Coding rules: titles, captions, columns, errors and the page's words."""

TEXTS = {
    "page.rules": ("コーディング規則", "Coding rules"),
    "rules.title": ("コーディング規則", "Coding rules"),
    "rules.text": ("規則（KH Coder の形式）", "Rules (in the syntax of KH Coder)"),
    "rules.help": (
        "「＊コード名」の行に続けて条件を書きます。and・or・not、( )、連続する語 a+b、near(a-b)[10]、seq(a-b)[10]、語-->品詞、"
        "'文字列'、語 >= 2、<＊コード名>、<>テーマ-->職場問題 が使えます。# で始まる行は無視します。",
        "A line with *NAME, then its condition: and, or, not, ( ), a+b for words side by side, near(a-b)[10], seq(a-b)[10], word-->noun, "
        "'characters', word >= 2, <*NAME>, <>topic-->workplace. Lines that begin with # are ignored.",
    ),
    "rules.file": ("規則ファイルを読み込む（UTF-8 または Shift_JIS）", "Read a rule file (UTF-8 or Shift_JIS)"),
    "rules.apply": ("この規則で数える", "Apply these rules"),
    "rules.within": ("コーディング単位", "Coded unit"),
    "rules.by": ("区分", "By"),
    "rules.code": ("コード", "Code"),
    "rules.to_search": ("この規則を検索で使う", "Use these rules in a search"),
    "rules.to_search_help": (
        "規則をこの環境に保存し、検索式 code:… で使えるようにします。",
        "Keeps the rules here, so that queries can name them as code:…",
    ),
    "rules.query": ("検索式：{query}", "Query: {query}"),
    "rules.search": ("このコードの発話を検索", "Search utterances with this code"),
    "rules.none": (
        "規則がありません。上の欄に書くか、ファイルを読み込んでください。",
        "There are no rules yet: write them above, or read a file.",
    ),
    "rules.example": ("例の規則を表示しています。", "These are example rules."),
    "title.code_shares": ("コードの割合", "Shares of codes"),
    "caption.code_shares": (
        "規則に当てはまる分析単位の割合。pは他の区分との差の検定（補正済み）。",
        "Share of segments that meet each rule; p compares a group with all others, corrected.",
    ),
    "title.code_share_dots": ("コードの割合", "Shares of codes"),
    "caption.code_share_dots": (
        "横線は95%信頼区間。白丸は5名未満のため区間なし。",
        "Lines are 95% intervals; open dots have fewer than five of either.",
    ),
    "title.code_pairs": ("コードの共起", "Codes that occur together"),
    "caption.code_pairs": ("同じ分析単位に付いたコードの組。", "Pairs of codes given to the same segment."),
    "title.code_lines": ("コードが付いた発話", "Utterances with the code"),
    "caption.code_lines": ("規則に当てはまる分析単位。", "Segments that meet the rule."),
    "column.code": ("コード", "Code"),
    "column.code_1": ("コード1", "Code 1"),
    "column.code_2": ("コード2", "Code 2"),
    "setting.rules": ("規則", "rules"),
    "setting.rules.shipped": ("KokoroScopeに付属の規則", "those that come with KokoroScope"),
    "setting.code": ("コード", "code"),
    "export.method.coding_rules": (
        "発話には、KH Coder の形式で書かれた規則によって自動的にコードを付けた（樋口 2016）。",
        "Segments were coded automatically by rules in the syntax of KH Coder (Higuchi 2016).",
    ),
    "error.rules_too_long": (
        "{line}行目：規則が長すぎます（{part}文字）",
        "line {line}: the rules have {part} characters, which is too many",
    ),
    "error.rules_control": ("{line}行目：制御文字があります", "line {line}: a control character"),
    "error.rules_twice": (
        "{line}行目：コード「{part}」が二度あります",
        "line {line}: the code '{part}' is there twice",
    ),
    "error.rules_no_name": (
        "{line}行目：コード名（＊で始まる行）の前に条件「{part}」があります",
        "line {line}: the condition '{part}' stands before any code name (a line that begins with *)",
    ),
    "error.rules_too_many": ("{line}行目：コードは{part}個までです", "line {line}: at most {part} codes"),
    "error.rules_empty": (
        "{line}行目：コード「{part}」に条件がありません",
        "line {line}: the code '{part}' has no condition",
    ),
    "error.rules_operator": (
        "{line}行目：「{part}」の位置が正しくありません。語の間には and か or が必要です",
        "line {line}: '{part}' is not expected here; and or or must stand between words",
    ),
    "error.rules_unreadable": ("{line}行目：「{part}」を読めません", "line {line}: '{part}' cannot be read"),
    "error.rules_quotation": (
        "{line}行目：引用符が閉じていません（{part}）",
        "line {line}: a quotation mark is not closed ({part})",
    ),
    "error.rules_ends": ("{line}行目：条件が途中で終わっています", "line {line}: the condition ends too early"),
    "error.rules_paren": ("{line}行目：かっこが閉じていません", "line {line}: a parenthesis is not closed"),
    "error.rules_number": (
        "{line}行目：「{part}」のあとに比較と数が必要です",
        "line {line}: '{part}' needs a comparison with a number",
    ),
    "error.rules_variable": (
        "{line}行目：外部変数「{part}」は使えません。テーマ・役割・年・得点帯が使えます",
        "line {line}: '{part}' is not a variable here; there are topic, role, year and band",
    ),
    "error.rules_value": ("{line}行目：「{part}」という値はありません", "line {line}: there is no value '{part}'"),
    "error.rules_distance": (
        "{line}行目：「{part}」は near(a-b)[10] の形ではありません",
        "line {line}: '{part}' is not of the form near(a-b)[10]",
    ),
    "error.rules_inflection": (
        "{line}行目：活用形の指定「{part}」には対応していません。語-->品詞 は使えます",
        "line {line}: inflected forms as in '{part}' are not supported; word-->part of speech is",
    ),
    "error.rules_unsupported": (
        "{line}行目：「{part}」には対応していません",
        "line {line}: '{part}' is not supported",
    ),
    "error.rules_itself": (
        "{line}行目：コード「{part}」が自分自身を参照しています",
        "line {line}: the code '{part}' refers to itself",
    ),
    "error.rules_reference": (
        "{line}行目：コード「{part}」は、この行より前に定義されていません",
        "line {line}: the code '{part}' is not defined before this line",
    ),
    "error.rules_query": ("{line}行目：`…` の検索式：{part}", "line {line}: the query in `…`: {part}"),
    "error.rules_unknown": (
        "この作業領域に規則 {id} はありません。「コーディング規則」のページでもう一度保存してください",
        "no coding rules {id} in this workspace; keep them again on the page of coding rules",
    ),
    "error.rules_pos": (
        "{line}行目：品詞「{part}」はありません",
        "line {line}: there is no part of speech '{part}'",
    ),
}
