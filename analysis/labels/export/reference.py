"""The reference of tables and figures."""

TEXTS = {
    "reference.figure": ("図", "Figure"),
    "reference.table": ("表", "Table"),
    "reference.drawn_from": ("もとの表：", "Drawn from the table"),
    "reference.drawn_by": ("この表を描く図：", "Drawn by"),
    "reference.computed": ("求め方", "How it is computed"),
    "reference.formulas": ("式", "Formulas"),
    "reference.reading": ("読み方と注意", "Reading and caveats"),
    "reference.code": ("Python とコマンド", "As Python and as a command"),
    "reference.notebook": ("ノートブックで同じ結果を得るには：", "The same in a notebook:"),
    "reference.terminal": ("端末で同じ結果を得るには：", "The same in a terminal:"),
    "reference.options": ("設定（既定値）", "Options (with defaults)"),
    "reference.columns": ("列", "Columns"),
    "reference.methods": ("方法と文献", "Methods and sources"),
}
