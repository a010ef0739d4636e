"""Word categories of a dictionary: the page's words, titles, captions, method."""

TEXTS = {
    "show.categories": ("辞書のカテゴリ", "Dictionary"),
    "categories.file": ("辞書のファイル", "Dictionary file"),
    "categories.file_help": (
        "カテゴリ付きの語のリスト：LIWC 形式（J-LIWC の .dic・.dicx）か、カテゴリの列に X または 1 を付けた表（.csv、.tsv）。語末の * は前方一致。"
        "作業領域に保存され、このページのアドレスを知っている人だけが使えます。",
        "Words with categories: a LIWC dictionary (J-LIWC's .dic or .dicx), or a table with an X or 1 in the columns of their categories (.csv, .tsv). "
        "A final * stands for any ending. It is kept in the workspace and can be used by whoever knows this page's address.",
    ),
    "categories.none": (
        "J-LIWC などの辞書ファイルを追加すると、カテゴリごとの語の割合を役割・時期・テーマなどで比べ、該当した語を確かめられます。",
        "Add a dictionary such as J-LIWC to compare the rates of its categories by role, phase or topic, and to see the words behind them.",
    ),
    "categories.of": ("{name}：{n} カテゴリ", "{name}: {n} categories"),
    "title.category_rates": ("カテゴリごとの語の割合", "Rates of word categories"),
    "caption.category_rates": (
        "全語数（記号を除く）に占める割合と95%信頼区間。一つの語が複数のカテゴリに入ることがある。否定や文脈は考慮していない。",
        "Share of all words (punctuation excluded) with 95% intervals. A word may be in several categories. Negation and context are not considered.",
    ),
    "title.category_rate_dots": ("カテゴリごとの語の割合", "Rates of word categories"),
    "caption.category_rate_dots": (
        "全語数（記号を除く）に占める割合。横線は95%信頼区間。白丸は5名未満のため区間なし。",
        "Share of all words (punctuation excluded). Lines are 95% intervals; open dots have fewer than five of either.",
    ),
    "title.category_words": ("該当した語", "Words of the category"),
    "caption.category_words": (
        "カテゴリに該当した語（語彙素ごと）とその割合。",
        "The words that a category finds, by lemma, and their share of its hits.",
    ),
    "axis.word_share": ("全語数に占める割合（%）", "Share of all words (%)"),
    "fifth.1": ("第1部", "first fifth"),
    "fifth.2": ("第2部", "second fifth"),
    "fifth.3": ("第3部", "third fifth"),
    "fifth.4": ("第4部", "fourth fifth"),
    "fifth.5": ("第5部", "last fifth"),
    "setting.dictionary": ("辞書", "dictionary"),
    "setting.category": ("カテゴリ", "category"),
    "error.categories_only": (
        "「{name}」には数値があります。ここで使えるのはカテゴリの辞書です（数値の辞書は「相互作用」の感情で使えます）",
        "{name} holds numbers; only dictionaries of categories can be used here (one with numbers can be used for affect, on the page of interaction)",
    ),
    "export.method.categories": (
        "語は、読み込んだ辞書のカテゴリに、表記形または語彙素が一致するかどうかで割り当て、全語数に対する割合を求めた（Tausczik & Pennebaker, 2010 の方法）。",
        "Words were assigned to the categories of the dictionary in use by their written form or lemma, and counted as a share of all words (after Tausczik & Pennebaker, 2010).",
    ),
}
