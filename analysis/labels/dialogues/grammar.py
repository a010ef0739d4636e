"""The search grammar: the mode of the search box, and what is said where a query cannot be read."""

TEXTS = {
    "search.how.query": ("検索式", "Query"),
    "condition.query": ("検索式", "Query"),
    "words.query": ("検索式「{value}」に一致", "matches the query “{value}”"),
    "search.hint.query": (
        "例：lemma:不安 AND role:client　不安 NEAR/5 眠る　role:client 不安 THEN/2 大丈夫",
        "For example: lemma:worry AND role:client, worry NEAR/5 sleep, role:client worry THEN/2 sorry",
    ),
    "help.query": (
        'AND・OR・NOT と ( )、"…" でひと続きの文字列。lemma:（活用形もまとめて）、word:、reading:、pos:、regex:/…/、role:client、'
        "topic:、year:、band:、code:（コーディング規則）。A NEAR/5 B は5語以内、A SEQ/5 B はこの順、A THEN/2 B は2ターン以内の応答。"
        '[lemma="休む"] [pos="助動詞"] は続けて現れる語（CQL）。',
        'AND, OR, NOT and ( ); "…" for characters as they stand. lemma: (all forms), word:, reading:, pos:, regex:/…/, '
        "role:client, topic:, year:, band:, code: (a coding rule). A NEAR/5 B: at most five words apart; A SEQ/5 B: in this "
        'order; A THEN/2 B: followed within two turns. [lemma="feel"] [pos="adjective"]: words in a row (CQL).',
    ),
    "error.grammar_empty": (
        "検索式が空です。語を一つ以上書いてください。",
        "The query is empty; write at least one word.",
    ),
    "error.grammar_paren": (
        "{position}文字目の「{part}」が閉じていません。対応する「)」を書いてください。",
        "The “{part}” at character {position} is not closed; write the “)” that belongs to it.",
    ),
    "error.grammar_close": (
        '{position}文字目の「{part}」に対応する「(」がありません。記号そのものを探すときは "{part}" と書いてください。',
        'The “{part}” at character {position} closes nothing; to look for the sign itself write "{part}".',
    ),
    "error.grammar_group": (
        "{position}文字目のかっこの中が空です。語を書くか、かっこを消してください。",
        "The parentheses at character {position} are empty; write a word in them or take them away.",
    ),
    "error.grammar_deep": (
        "{position}文字目：かっこが深すぎます。30段までにしてください。",
        "Character {position}: too many parentheses inside each other; at most 30.",
    ),
    "error.grammar_operator": (
        "{position}文字目の「{part}」には語が足りません。「不安 AND 仕事」「lemma:不安」のように書いてください。",
        "At character {position} a word is missing with “{part}”; write for example “worry AND work” or “lemma:worry”.",
    ),
    "error.grammar_mixed": (
        "{position}文字目の OR が AND（または空白）と混ざっています。「A AND (B OR C)」か「(A AND B) OR C」と書いてください。",
        "The OR at character {position} is mixed with AND (or a space); write “A AND (B OR C)” or “(A AND B) OR C”.",
    ),
    "error.grammar_quote": (
        '{position}文字目の引用符が閉じていません。"…" と両側に書いてください。',
        'The quotation mark at character {position} is not closed; write "…" with one on either side.',
    ),
    "error.grammar_bracket": (
        '{position}文字目の「{part}」は読めません。[lemma="休む" & pos="動詞"]、[]、[]{{0,3}} のように書いてください（word・lemma・reading・pos、10語まで）。',
        'At character {position} “{part}” cannot be read; write [lemma="feel" & pos="verb"], [] or []{{0,3}} (word, lemma, reading, pos; up to 10).',
    ),
    "error.grammar_bracket_many": (
        "{position}文字目：[]{{m,n}} の組み合わせが多すぎます（{part}通りまで）。幅を狭めてください。",
        "Character {position}: []{{m,n}} stands for more than {part} patterns; make it narrower.",
    ),
    "error.grammar_unreadable": (
        '{position}文字目から読めません：{part}　記号を探すときは "…" で囲んでください。',
        'Cannot be read from character {position}: {part}. To look for a sign write it in "…".',
    ),
    "error.grammar_too_many": (
        "{position}文字目：検索式は{part}個の語と記号までです。",
        "Character {position}: a query has at most {part} words and operators.",
    ),
    "error.grammar_distance": (
        "{position}文字目の「{part}」：距離は1から{most}までです。{name}/5 のように書いてください。",
        "“{part}” at character {position}: the distance is 1 to {most}; write for example {name}/5.",
    ),
    "error.grammar_everything": (
        "{position}文字目の「{part}」だけではすべての語に一致します。語を一つ以上加えてください。",
        "“{part}” at character {position} matches every word; add at least one word.",
    ),
    "error.grammar_near": (
        "{position}文字目の「{part}」の両側には、語・lemma:・word:・reading:・pos:・[…] を書いてください（role: や NOT は距離の外に：(A NEAR/5 B) role:client）。",
        "Both sides of “{part}” at character {position} must be words, lemma:, word:, reading:, pos: or […]; put role: or NOT outside: (A NEAR/5 B) role:client.",
    ),
    "error.grammar_field": (
        '{position}文字目の「{part}」という項目はありません。使えるのは {known} です。文字として探すときは "…" で囲んでください。',
        'There is no field “{part}” (character {position}); there are {known}. To look for it as characters write it in "…".',
    ),
    "error.grammar_regex": (
        "{position}文字目の正規表現が正しくありません：{part}　空白やかっこを含むときは regex:/…/ と書いてください。",
        "The regular expression at character {position} is not valid: {part}. With spaces or parentheses write regex:/…/.",
    ),
    "error.grammar_word": (
        '{position}文字目の語を読めません：{part}　「lemma:気&pos:名詞」のように書くか、"…" で囲んでください。',
        'The word at character {position} cannot be read: {part}. Write for example lemma:hope&pos:noun, or put it in "…".',
    ),
    "error.grammar_value": (
        "{position}文字目：「{name}:{value}」という値はこのコーパスにありません。role:client、topic:職場問題、year:2021、band:high のように書いてください。",
        "Character {position}: this corpus has no {name}:{value}; write for example role:client, topic:workplace, year:2021 or band:high.",
    ),
    "error.grammar_code": (
        "{position}文字目：コード「{part}」はありません（あるのは：{known}）。「コーディング規則」のページから検索に送ると、code:名前@ID の形で使えます。",
        "Character {position}: there is no code “{part}” (there are: {known}). Send a code to the search from the page of coding rules to write it as code:NAME@ID.",
    ),
    "error.grammar_label": (
        '{position}文字目のラベルの条件を読めません：{part}　label:tag:Reflection、label:distress_level>=2、label:tag:Reflection@gold のように書いてください。空白を含むときは label:"…" と囲みます。',
        'The label at character {position} cannot be read: {part}. Write for example label:tag:Reflection, label:distress_level>=2 or label:tag:Reflection@gold; with spaces label:"…".',
    ),
    "error.grammar_label_unknown": (
        "{position}文字目：ラベルに「{part}」はありません（あるのは：{known}）。",
        "Character {position}: there is no label “{part}” (there are: {known}).",
    ),
    "error.grammar_words": (
        "{position}文字目：コンコーダンスには、中央に置く語が一つ以上必要です（NOT の外に）。",
        "Character {position}: a concordance needs at least one word to stand in the middle (outside NOT).",
    ),
}
