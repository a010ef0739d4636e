"""Captions, methods, and what stands in the files of an export."""

TEXTS = {
    "export.caption": (
        "{title}{about}{n}。対象：{filter}。{intervals}{remarks}コーパス：{corpus}。作成：{software}。",
        "{title} {about} {n}. Dialogues: {filter}. {intervals}{remarks}Corpus: {corpus}. Made with {software}.",
    ),
    "export.title": ("{title}。", "{title}."),
    "export.cohorts": (
        "A：{n_a}、{filter_a}（{corpus_a}）；B：{n_b}、{filter_b}（{corpus_b}）",
        "A: {n_a}, {filter_a} ({corpus_a}); B: {n_b}, {filter_b} ({corpus_b})",
    ),
    "export.cohorts_filter": ("AとBの比較", "A compared with B"),
    "export.corpus": ("{title}（版 {version}、{licence}）", "{title} (version {version}, {licence})"),
    "export.corpus_plain": ("{title}（版 {version}）", "{title} (version {version})"),
    "export.invented": ("{whose}対話は創作である。", "The dialogues{whose} are invented. "),
    "export.machine_topics": (
        "{whose}相談テーマは自動分類{by}による。",
        "Topics{whose} were labeled automatically{by}. ",
    ),
    "export.whose": ("{corpora} の", " of {corpora}"),
    "export.inspected": (
        "対象の対話は、データを見たうえで選ばれた。",
        "The dialogues were selected after inspection. ",
    ),
    "export.parted.median": (
        "A：合計点（公表値）が中央値以下の対話、B：中央値より高い対話。",
        "A: dialogues whose published score is at most the median; B: those above it. ",
    ),
    "export.parted.rest": (
        "A：選んだ対話、B：同じコーパスのその他の対話。",
        "A: the selected dialogues; B: all others of the corpus. ",
    ),
    "export.sides": ("A：{a}、B：{b}。", "A: {a}; B: {b}. "),
    "export.options": ("設定：{options}。", "Settings: {options}. "),
    "export.methods.corpus": (
        "{corpus}を用いた。選択：{filter}。分析の対象は{n}である。",
        "We used {corpus}. Selection: {filter}. The analysis rests on {n}.",
    ),
    "export.methods.cohorts": (
        "{corpus}の二つのコホートを比較した。{cohorts}。",
        "We compared two cohorts of {corpus}. {cohorts}.",
    ),
    "export.methods.figure": ("図「{title}」：{about}", "Figure “{title}”: {about}"),
    "export.methods.software_figure": (
        "集計と作図には {software} を用いた。",
        "The figure was made with {software}.",
    ),
    "export.empty": ("該当する行はない。", "No row meets the selection and these settings. "),
    "export.methods.software_table": (
        "集計には {software} を用いた。",
        "The table was made with {software}.",
    ),
    "export.note.no_pixels": (
        "大きすぎるため、600 dpi のPNGはありません",
        "Too large for a 600 dpi PNG, so there is none",
    ),
    "export.note.replaced": (
        "書体 IPAexGothic にない文字を置き換えました：{value}。"
        "簡体字やハングルなどは、その字をもつ書体（Noto Sans CJK など。Debian や Ubuntu では apt install fonts-noto-cjk）を"
        "このコンピュータに入れ、アプリを起動し直すとそのまま描かれます。",
        "Characters that the font IPAexGothic lacks were replaced: {value}. Simplified Chinese, Korean and other "
        "scripts are drawn as they are once a font that has them is installed on this computer (such as Noto Sans "
        "CJK; on Debian or Ubuntu: apt install fonts-noto-cjk) and the app is started again.",
    ),
    "export.note.borrowed": (
        "書体 IPAexGothic にない文字を、このコンピュータの書体で描きました：{value}",
        "Characters that the font IPAexGothic lacks are drawn in a font of this computer: {value}",
    ),
    "export.note.left_out": ("場所が足りず省いたラベル：{value}", "Labels omitted for lack of space: {value}"),
    "export.note.shortened": ("途中まで示した長い行ラベル：{value}", "Shortened row labels: {value}"),
    "export.note.no_values": (
        "列が狭いため、マスに数値を示していません。数値は表にあります。",
        "The columns are too narrow to show values in the cells; see the table.",
    ),
    "export.note.smaller": (
        "行のラベルは、重ならないよう {value} pt にしました。",
        "Row labels are set in {value} pt so that they do not overlap.",
    ),
    "export.note.tall": (
        "A4の本文より縦に長い図です（{value} mm）。幅を広げるか、行を減らしてください。",
        "Taller than the text area of an A4 page ({value} mm): choose a wider page or fewer rows.",
    ),
    "export.note.crowded": (
        "この高さでは行のラベルが重なります。{value} mm 以上にしてください。",
        "Row labels overlap at this height; use at least {value} mm.",
    ),
    "export.readme": (
        """{title}

figure.pdf          図（{size}、文字はTrueTypeで埋め込み済み）
figure.svg          同じ図のSVG
figure.png          同じ図の600 dpi画像
figure.html         単独で開ける対話的な図（外部への通信なし）
figure.json         Plotly の JSON
table.csv           図の数値（表計算ソフト用、UTF-8）
table.tex           図の数値（LaTeX、booktabs）
caption.*.txt       図の説明（日本語・英語）
methods.*.txt       方法の段落（日本語・英語）
references.bib      コーパスと方法の文献
figure.py           同じ図を描き直すスクリプト
{extra}
描き直すには：KokoroScope のフォルダを PYTHONPATH に入れ、コーパス {corpora} をライブラリに用意して
    python figure.py
を実行すると figure.json が書かれる。
{notes}""",
        """{title}

figure.pdf          the figure ({size}, text embedded as TrueType)
figure.svg          the same as SVG
figure.png          the same at 600 dpi
figure.html         the figure to explore, in one file, without any connection
figure.json         Plotly's JSON
table.csv           its numbers, for spreadsheets (UTF-8)
table.tex           its numbers, LaTeX with booktabs
caption.*.txt       caption in Japanese and in English
methods.*.txt       a paragraph on methods in both languages
references.bib      the corpus and the methods
figure.py           draws the same figure again
{extra}
To draw it again, put KokoroScope's folder on PYTHONPATH, have the corpus {corpora} in the library, and run
    python figure.py
which writes figure.json.
{notes}""",
    ),
    "export.readme.differences": (
        "differences.csv     BとAの差、区間、効果量\ndifferences.tex     同じ表（LaTeX、booktabs）\n",
        "differences.csv     how B differs from A, with interval and effect size\n"
        "differences.tex     the same, LaTeX with booktabs\n",
    ),
}
