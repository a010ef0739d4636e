"""Making words: the offer where there are none, and the lists of compounds and spellings."""

TEXTS = {
    "word_making.now": ("語に分ける", "Cut it into words"),
    "word_making.done": ("語に分けました。", "The corpus has been cut into words."),
    "word_lists.title": ("複合語と表記ゆれ", "Compounds and spellings"),
    "word_lists.about": (
        "一語として数えたい複合語と、同じ語とみなす表記を指定できます。指定はこのコーパスを開くすべての人に効き、変わったところだけが作り直されます。",
        "Say which compounds count as one word, and which spellings as the same word. It holds for everybody who opens this corpus; only what depends on it is made anew.",
    ),
    "word_lists.compounds": ("複合語（1行に1語）", "Compounds, one a line"),
    "word_lists.name.compounds": ("複合語", "Compounds"),
    "word_lists.name.synonyms": ("表記ゆれ", "Spellings"),
    "word_lists.compounds_hint": (
        "傾聴力\n来談者中心療法,,ライダンシャチュウシンリョウホウ",
        "active listening\nself esteem",
    ),
    "word_lists.compounds_help": (
        "語だけで足ります。続けて「,語彙素,読み,品詞」を書くこともできます。# で始まる行は無視します。",
        "The word is enough. It may be followed by its lemma, reading and part of speech, with commas. Lines that begin with # are left out.",
    ),
    "word_lists.synonyms": ("表記ゆれ（1行に1組）", "Spellings, one group a line"),
    "word_lists.synonyms_hint": ("子供 = 子ども、こども", "counselor = counsellor, counselors"),
    "word_lists.synonyms_help": (
        "代表とする形、=（またはタブ）、同じとみなす形の順に書きます。# で始まる行は無視します。",
        "The form that stands for all, = or a tab, then the forms that count as it, with commas. Lines that begin with # are left out.",
    ),
    "word_lists.file": ("ファイルから（UTF-8 または Shift_JIS）", "From a file (UTF-8 or Shift_JIS)"),
    "word_lists.apply": ("この指定で数え直す", "Count anew with these"),
    "word_lists.plain": ("指定をすべて外す", "Take all of it away"),
    "word_lists.bad": ("{name} {line}行目：{why}", "{name}, line {line}: {why}"),
    "word_lists.done": ("新しい指定で数え直しました。", "Counted anew with these lists."),
    "word_lists.absent": ("本文に一度も現れないもの：{words}", "Never in the texts: {words}"),
    "word_lists.given": (
        "いまの指定：複合語 {compounds}、表記 {synonyms}",
        "In force: compounds {compounds}, spellings {synonyms}",
    ),
    "list.too_big": (
        "ファイルが大きすぎます（{mb} MB、{most} MB まで）。",
        "the file has {mb} MB; at most {most} MB.",
    ),
    "list.no_text": (
        "テキストとして読めない文字があります。UTF-8 で保存してください。",
        "characters that no text holds, or another encoding; save it as UTF-8.",
    ),
    "list.not_utf8": (
        "文字コードが読めません（{byte}バイト目）。UTF-8 で保存してください。",
        "not UTF-8 (byte {byte}); save it as UTF-8.",
    ),
    "list.quotation": ("引用符が閉じていません。", "a quotation mark is not closed."),
    "list.fields": (
        "項目が{n}個あります。「語,語彙素,読み,品詞」までです。",
        "{n} fields; a line is word, lemma, reading, part of speech.",
    ),
    "list.no_surface": ("最初の項目（語）が空です。", "the first field, the word itself, is empty."),
    "list.twice": (
        "「{form}」は{first}行目に別の内容であります。",
        "“{form}” is in line {first} with other fields.",
    ),
    "list.no_tab": (
        "「=」かタブがありません。「子供 = 子ども、こども」のように書いてください。",
        "there is no = and no tab; write as in: counselor = counsellor, counselors",
    ),
    "list.empty": (
        "空の形があります（余分な読点、または = の前が空）。",
        "an empty form: a comma too many, or nothing before the =.",
    ),
    "list.variant_of_two": (
        "「{form}」は{first}行目ですでに「{other}」の表記です。",
        "“{form}” is a spelling of “{other}” already, in line {first}.",
    ),
    "list.both": (
        "「{form}」が代表の形であり、「{other}」の表記でもあります。",
        "“{form}” stands for others, and is a spelling of “{other}” too.",
    ),
    "list.too_long": ("{n}文字あります。{most}文字までです。", "a form of {n} characters; at most {most}."),
    "list.control": ("制御文字 U+{sign} が含まれています。", "a control character U+{sign}."),
    "list.pos": (
        "品詞「{pos}」は使えません。活用のない UniDic の品詞（{some} など）にしてください。",
        "“{pos}” is no part of speech a compound can have; there are {some}, …",
    ),
    "list.space": (
        "「{form}」に空白があります。空白なしで書いてください。",
        "“{form}” holds a space; write it without.",
    ),
}
