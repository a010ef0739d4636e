"""The reference of tables and figures."""

TEXTS = {
    "reference.figure": ("図", "Figure"),
    "reference.table": ("表", "Table"),
    "reference.drawn_from": ("もとの表：", "Drawn from the table"),
    "reference.drawn_by": ("この表を描く図：", "Drawn by"),
    "reference.computed": ("求め方", "How it is computed"),
    "reference.code": ("列名", "Column"),
    "reference.heading": ("見出し", "Heading"),
    "reference.options": ("設定：", "Options:"),
    "reference.methods": ("方法と文献", "Methods and sources"),
}
