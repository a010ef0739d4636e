"""Affect over the session: the tab, its choices, tables, columns, methods, and what can be wrong with a lexicon."""

from data.core.problems.affect_messages import AFFECT_ERRORS

JAPANESE_ERRORS = {
    "lexicon_empty": "{file}：カテゴリや数値のある語がありません。辞書は LIWC 形式（.dic、.dicx）か、各行に語と数値のある表（.csv、.tsv）にしてください",
    "lexicon_encoding": "{file}：UTF-8 でも Shift_JIS でもありません。UTF-8 で保存してください",
    "lexicon_header": "{file}：2つの「%」の行に囲まれた部分が閉じていません。.dic は「%」、カテゴリ、「%」で始まります",
    "lexicon_category": "{file} の{line}行目：カテゴリ {value} が「%」の行に囲まれた部分にありません",
    "lexicon_number": "{file} の{line}行目：{value} は数値ではありません",
    "lexicon_fields": "{file} の{line}行目：{n} 列ですが、最初の行は {expected} 列です",
    "lexicon_too_big": "{file}：{mb} MB です。辞書は {most} MB までです",
    "lexicon_unreadable": "{file} を読めません（{why}）",
    "lexicon_unknown": "この作業領域に辞書 {id} はありません。ファイルをもう一度追加してください（python -m data lexicon ファイル）",
}
_DYNAMICS = (
    "各役割の感情の水準、変動、ふだんの範囲（平均±1標準偏差）から離れる速さと戻る速さ（1対話1値の平均）。†：30対話未満。",
    "Level and variability of each role's affect, and how fast it leaves its home base (mean ± 1 SD) and returns (means of one value a dialogue). †: fewer than 30 dialogues.",
)
_COURSE = (
    "対話を5等分した各時期の感情の平均。帯は95%信頼区間。",
    "Mean affect over the fifths of a dialogue. Bands are 95% intervals.",
)

TEXTS = {
    **{f"error.{code}": (japanese, AFFECT_ERRORS[code]) for code, japanese in JAPANESE_ERRORS.items()},
    "interaction.tab.affect": ("感情の推移", "Affect"),
    "affect.about": (
        "発話のラベル、またはご自身の感情辞書から、各役割の感情の動きを調べます。語の一致は感情そのものではありません。下の「該当した語」で何を数えたかを確かめてください。",
        "How each role's affect moves, read from labels of utterances or from your own lexicon. A matching word is not a feeling: check what was counted under “Words found”.",
    ),
    "affect.source": ("何から読み取るか", "Read from"),
    "affect.source.labels": ("ラベル：{name}", "Labels: {name}"),
    "affect.source.lexicon": ("辞書：{name}", "Lexicon: {name}"),
    "affect.source.mlask": ("ML-Ask（感情表現辞書）", "ML-Ask (emotive expressions)"),
    "affect.file": ("感情辞書のファイル", "Lexicon file"),
    "affect.file_help": (
        "LIWC 形式の辞書（J-LIWC の .dic など）か、各行に語と数値のある表（.csv、.tsv）。作業領域に保存され、このページのアドレスを知っている人だけが使えます。",
        "A LIWC dictionary (as J-LIWC's .dic) or a table with a word and a number in each line (.csv, .tsv). It is kept in the workspace and can be used by whoever knows this page's address.",
    ),
    "affect.plus": ("数える", "Count"),
    "affect.minus": ("差し引く", "Take off"),
    "affect.negated": ("否定を伴う語", "Words with a negation"),
    "affect.none": (
        "このコーパスの発話にはラベルがありません。感情辞書のファイルを選ぶと始められます。",
        "The utterances of this corpus have no labels. Choose a lexicon file to begin.",
    ),
    "affect.found": (
        "カウンセラーの発話の {counselor}、クライアントの発話の {client} に該当する語（またはラベル）があります。",
        "{counselor} of the counselor's and {client} of the client's utterances hold a word (or label) that counts.",
    ),
    "affect.negations": (
        "該当した語の {share} は、3語以内に否定があります。",
        "{share} of the words found have a negation within three words.",
    ),
    "affect.turned": (
        "該当した表現の {share} は、否定のため反対の感情として数えています。",
        "{share} of the expressions found are negated and count as the opposite emotion.",
    ),
    "absent.affect_source": (
        "発話のラベルも辞書もないため、感情の推移は求められません。",
        "Without labels or a lexicon there is no affect to follow.",
    ),
    "absent.mlask": (
        "ML-Ask が入っていません（pip install kokoroscope[affect]）。",
        "ML-Ask is not installed (pip install kokoroscope[affect]).",
    ),
    "absent.japanese_text": (
        "ML-Ask は日本語のコーパスだけに使えます。",
        "ML-Ask reads Japanese corpora only.",
    ),
    "cohort.apart.each_word": (
        "語ごとの件数なので、差は計算しません。",
        "Counts of single words, so cohorts are not subtracted.",
    ),
    "job.step.mlask_expressions": ("感情表現を抽出中", "Finding emotive expressions"),
    "job.step.mlask": ("感情表現を抽出中", "Finding emotive expressions"),
    "setting.source": ("読み取り元", "read from"),
    "setting.source.mlask": ("ML-Ask", "ML-Ask"),
    "setting.plus": ("数えるカテゴリ", "counted"),
    "setting.minus": ("差し引くカテゴリ", "taken off"),
    "setting.negated": ("否定を伴う語", "negated words"),
    "setting.negated.counted": ("そのまま数える", "counted as they are"),
    "setting.negated.left_out": ("除く", "left out"),
    "setting.negated.turned": ("逆に数える", "turned round"),
    "setting.rolling": ("状態の発話数", "utterances of a state"),
    "setting.direction": ("離れる方向", "displacements"),
    "setting.direction.both": ("両方", "both ways"),
    "setting.direction.up": ("上", "upward"),
    "setting.direction.down": ("下", "downward"),
    "interaction.affect_level": ("感情の水準", "Level of affect"),
    "interaction.affect_variability": ("感情の変動（SD）", "Variability of affect (SD)"),
    "interaction.affect_displacements": (
        "ふだんの範囲から離れた回数（10状態あたり）",
        "Displacements in ten states",
    ),
    "interaction.affect_peak": ("離れた幅の最大", "Peak distance"),
    "interaction.affect_rise": ("離れる速さ（1発話あたり）", "Rise rate (per utterance)"),
    "interaction.affect_recovery": ("戻る速さ（1発話あたり）", "Recovery rate (per utterance)"),
    "category.yorokobi": ("喜び", "Joy"),
    "category.suki": ("好き", "Fondness"),
    "category.yasu": ("安らぎ", "Relief"),
    "category.takaburi": ("昂り", "Excitement"),
    "category.odoroki": ("驚き", "Surprise"),
    "category.haji": ("恥", "Shame"),
    "category.aware": ("哀しみ", "Sadness"),
    "category.iya": ("嫌悪", "Dislike"),
    "category.kowa": ("恐れ", "Fear"),
    "category.ikari": ("怒り", "Anger"),
    "column.word": ("語", "Word"),
    "column.category": ("カテゴリ", "Category"),
    "column.adds": ("重み", "Adds"),
    "column.negated": ("否定", "Negated"),
    "column.utterance": ("発話の行", "Row of the utterance"),
    "column.n_found": ("該当数", "Found"),
    "column.n_negated": ("否定を伴う数", "With negation"),
    "column.negated_share": ("否定を伴う割合", "Share with negation"),
    "column.covered": ("該当のある発話の割合", "Share of utterances with a hit"),
    "axis.affect": (
        "感情（100語あたり、またはラベルの値）",
        "Affect (in a hundred words, or the labels' numbers)",
    ),
    "title.affect_dynamics": ("感情の動き", "Dynamics of affect"),
    "caption.affect_dynamics": _DYNAMICS,
    "title.affect_course": ("感情の推移", "Affect over the session"),
    "caption.affect_course": (
        "対話を5等分した各時期の感情の平均と95%信頼区間。",
        "Mean affect over the fifths of a dialogue with 95% intervals.",
    ),
    "title.affect_course_lines": ("感情の推移", "Affect over the session"),
    "caption.affect_course_lines": _COURSE,
    "title.affect_words": ("該当した語", "Words found"),
    "caption.affect_words": (
        "感情の値を作っている語（またはラベル）、多い順。重みが負のものは差し引かれる。否定は3語以内にあるかどうかだけを見ている。",
        "The words (or labels) that the value is made of, most frequent first; those with a weight below 0 are taken off. Negation is looked for within three words only.",
    ),
    "title.mlask_expressions": ("感情表現（ML-Ask）", "Emotive expressions (ML-Ask)"),
    "caption.mlask_expressions": (
        "ML-Ask が見つけた感情表現。否定を伴う表現は、反対の感情に置き換えられている。",
        "Emotive expressions found by ML-Ask; with a negation they stand under the opposite emotion.",
    ),
    "export.method.affect_labels": (
        "感情の値は発話のラベルから求めた。数値のラベルはそのままの値、それ以外は、ラベルのある100発話あたりの数である。",
        "Affect was read from labels of utterances: numbers as they are, other labels as their count in a hundred labelled utterances.",
    ),
    "export.method.affect_words": (
        "感情の値は、指定した辞書の語（表記または語彙素の一致、前方一致は「*」）から求めた。カテゴリの値は100語あたりの数、数値をもつ辞書では該当語の平均である。否定は、日本語では語の後、英語では前の3語以内の否定語により判定した。",
        "Affect was read from the words of the named lexicon (matched by written form or lemma; * for any ending). Categories count in a hundred words; with a lexicon of numbers it is the mean of the words found. A negation is a negating word within three words, after the word in Japanese and before it in English.",
    ),
    "export.method.dynamics": (
        "感情の動きは Hipson and Mohammad (2021) の utterance emotion dynamics に従い、各役割の発話を数発話ずつずらしながら平均した値（状態）から求めた。ふだんの範囲は平均±1標準偏差、離れる速さと戻る速さは、その範囲から最も離れた距離を、かかった発話数で割った値である。",
        "Dynamics follow the utterance emotion dynamics of Hipson and Mohammad (2021), from rolling means over a few utterances of a role (states). The home base is the mean ± 1 SD; rise and recovery rates are the furthest distance outside it divided by the number of utterances it took.",
    ),
    "export.method.expressions": (
        "感情表現は ML-Ask（Ptaszynski, Dybala, Rzepka, Araki, & Masui, 2017；Python 版 mlask-official、辞書は IPADIC）で抽出した。同じ感情は1発話に1回数え、否定を伴う表現は反対の感情とした。",
        "Emotive expressions were found with ML-Ask (Ptaszynski, Dybala, Rzepka, Araki, & Masui, 2017; the Python package mlask-official with IPADIC). An emotion counts once an utterance; a negated one counts as its opposite.",
    ),
}
