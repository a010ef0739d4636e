"""Making words: the offer where there are none, and the lists of compounds and spellings."""

TEXTS = {
    "word_making.now": ("語に分割する", "Tokenize"),
    "word_making.done": ("語に分割しました。", "The corpus has been tokenized."),
    "word_lists.title": ("複合語と表記ゆれ", "Compounds and spelling variants"),
    "word_lists.about": (
        "一語として数える複合語と、同じ語とみなす表記を指定できます。この指定はコーパスを開くすべての人に効き、関係する部分だけが作り直されます。",
        "List compounds that count as one word and spellings that count as the same word. The lists apply to everyone who opens this corpus; only what depends on them is rebuilt.",
    ),
    "word_lists.compounds": ("複合語（1行に1語）", "Compounds, one per line"),
    "word_lists.name.compounds": ("複合語", "Compounds"),
    "word_lists.name.synonyms": ("表記ゆれ", "Spelling variants"),
    "word_lists.compounds_hint": (
        "傾聴力\n来談者中心療法,,ライダンシャチュウシンリョウホウ",
        "active listening\nself esteem",
    ),
    "word_lists.compounds_help": (
        "語だけで足ります。続けて「,語彙素,読み,品詞」を書くこともできます。# で始まる行は無視します。",
        "The word alone is enough; lemma, reading and part of speech may follow, separated by commas. Lines that begin with # are ignored.",
    ),
    "word_lists.synonyms": ("表記ゆれ（1行に1組）", "Spelling variants, one group per line"),
    "word_lists.synonyms_hint": ("子供 = 子ども、こども", "counselor = counsellor, counselors"),
    "word_lists.synonyms_help": (
        "代表とする形、=（またはタブ）、同じとみなす形の順に書きます。# で始まる行は無視します。",
        "The main form, = or a tab, then its variants separated by commas. Lines that begin with # are ignored.",
    ),
    "word_lists.file": ("ファイルから（UTF-8 または Shift_JIS）", "From a file (UTF-8 or Shift_JIS)"),
    "word_lists.apply": ("この指定で数え直す", "Recount"),
    "word_lists.plain": ("指定をすべて外す", "Clear both lists"),
    "word_lists.bad": ("{name} {line}行目：{why}", "{name}, line {line}: {why}"),
    "word_lists.done": ("新しい指定で数え直しました。", "Recounted with the new lists."),
    "word_lists.absent": ("本文に現れないもの：{words}", "Not in the texts: {words}"),
    "word_lists.given": (
        "現在の指定：複合語 {compounds}、表記ゆれ {synonyms}",
        "Current lists: {compounds} compounds, {synonyms} spelling variants",
    ),
    "list.too_big": (
        "ファイルが大きすぎます（{mb} MB、{most} MB まで）。",
        "the file is too large ({mb} MB, at most {most} MB).",
    ),
    "list.no_text": (
        "テキストとして読めない文字があります。UTF-8 で保存してください。",
        "the file contains unreadable characters; save it as UTF-8.",
    ),
    "list.not_utf8": (
        "文字コードが読めません（{byte}バイト目）。UTF-8 で保存してください。",
        "not UTF-8 (byte {byte}); save it as UTF-8.",
    ),
    "list.quotation": ("引用符が閉じていません。", "a quotation mark is not closed."),
    "list.fields": (
        "項目が{n}個あります。「語,語彙素,読み,品詞」までです。",
        "{n} fields; a line has at most word, lemma, reading, part of speech.",
    ),
    "list.no_surface": ("最初の項目（語）が空です。", "the first field (the word) is empty."),
    "list.twice": (
        "「{form}」は{first}行目に別の内容であります。",
        "“{form}” is already in line {first} with other fields.",
    ),
    "list.no_tab": (
        "「=」かタブがありません。「子供 = 子ども、こども」のように書いてください。",
        "there is no = or tab; write it like: counselor = counsellor, counselors",
    ),
    "list.empty": (
        "空の形があります（余分な読点、または = の前が空）。",
        "there is an empty form (an extra comma, or nothing before the =).",
    ),
    "list.variant_of_two": (
        "「{form}」は{first}行目ですでに「{other}」の表記です。",
        "“{form}” is already a spelling of “{other}” in line {first}.",
    ),
    "list.both": (
        "「{form}」が代表の形であり、「{other}」の表記でもあります。",
        "“{form}” is a main form and also a spelling of “{other}”.",
    ),
    "list.too_long": ("{n}文字あります。{most}文字までです。", "the form has {n} characters (at most {most})."),
    "list.control": ("制御文字 U+{sign} が含まれています。", "it contains the control character U+{sign}."),
    "list.pos": (
        "品詞「{pos}」は使えません。活用のない UniDic の品詞（{some} など）にしてください。",
        "“{pos}” cannot be the part of speech of a compound; use {some}, …",
    ),
    "list.space": (
        "「{form}」に空白があります。空白なしで書いてください。",
        "“{form}” contains a space; remove it.",
    ),
}
