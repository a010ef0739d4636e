"""Tables as files: formats, headings of a paper's table, notes below it."""

TEXTS = {
    "paper.n": ("n", "n"),
    "paper.mean": ("平均", "M"),
    "paper.sd": ("標準偏差", "SD"),
    "paper.interval": ("95% CI", "95% CI"),
    "paper.yes": ("はい", "yes"),
    "paper.no": ("いいえ", "no"),
    "paper.small": ("†：30対話未満。", "†: fewer than 30 dialogues."),
    "paper.in_brackets": ("[ ] 内は95%信頼区間。", "95% confidence intervals are in brackets."),
    "paper.behind": (
        "{name}：{dialogues} 対話（クライアント {clients} 名）",
        "{name}: {dialogues} dialogues of {clients} clients",
    ),
    "paper.stop": ("。", "."),
    "paper.strong": (
        "太字は絶対値が .40 以上の負荷量。h² は共通性。",
        "Loadings of .40 or more in absolute value are in bold. h²: communality.",
    ),
    "paper.r2": (
        "周辺 R² = {marginal}、条件付き R² = {conditional}。",
        "Marginal R² = {marginal}, conditional R² = {conditional}.",
    ),
    "paper.references": ("比較の基準：{levels}。", "Compared with: {levels}."),
    "paper.best": ("太字は各指標の最良値。", "The best value of each metric is in bold."),
    "paper.from_first": (
        "* は先頭のコーパスとの差が有意であることを示す（話者の重複を考慮、表全体で Benjamini–Hochberg 法（1995）の補正、p < .05）。",
        "* differs from the first corpus (persons taken into account; p < .05 after Benjamini and Hochberg's, 1995, correction over the table).",
    ),
    "paper.apart": (
        "° は言語または語の分割が先頭のコーパスと異なり、比べられない値。",
        "° in another language than the first corpus, or tokenized differently: not to be compared with it.",
    ),
    "paper.differs": (
        "* は最良のシステムとの差が有意であることを示す（対話単位の近似無作為化検定（Noreen, 1989）、1,999回の入れ替え、指標ごとに全対で Holm（1979）の補正、p < .05）。",
        "* differs from the best system (approximate randomization of dialogues, Noreen, 1989; 1,999 permutations; p < .05 after Holm's, 1979, correction for all pairs of a metric).",
    ),
    "paper.differs_pairwise": (
        "* は最良のシステムとの差が有意であることを示す（両者が答えた箇所だけで検定；対話単位の近似無作為化検定（Noreen, 1989）、1,999回の入れ替え、指標ごとに全対で Holm（1979）の補正、p < .05）。",
        "* differs from the best system, tested on the targets that both answered (approximate randomization of dialogues, Noreen, 1989; 1,999 permutations; p < .05 after Holm's, 1979, correction for all pairs of a metric).",
    ),
    "table_file.title": ("表題", "Title"),
    "table_file.caption": ("説明", "Caption"),
    "table_file.methods": ("方法", "Methods"),
    "table_file.references": ("文献（BibTeX）", "References (BibTeX)"),
    "table_file.sheet": ("表", "Table"),
    "table_file.about": ("この表について", "About"),
    "table_file.export": ("表を書き出す", "Export table"),
    "table_file.format": ("形式", "Format"),
    "table_file.format.csv": ("CSV", "CSV"),
    "table_file.format.xlsx": ("Excel（.xlsx）", "Excel (.xlsx)"),
    "table_file.format.docx": ("Word（.docx）", "Word (.docx)"),
    "table_file.format.tex": ("LaTeX", "LaTeX"),
    "table_file.format.md": ("Markdown", "Markdown"),
    "table_file.codes": ("見出しと値をコードで書く", "Codes in place of words"),
    "table_file.paper": ("論文の表の形にする", "In the shape of a paper's table"),
    "table_file.save": ("保存", "Save"),
    "export.methods.table": ("表「{title}」：{about}", "Table “{title}”: {about}"),
    "error.unknown_table_format": (
        "表の形式「{format}」はありません。使えるのは {formats} です。",
        "No table format “{format}”; there are {formats}.",
    ),
}
