"""From a mark or a row to the dialogues behind it, and back."""

TEXTS = {
    "lead.list": ("一覧で見る", "List them"),
    "lead.read": ("最初の対話を読む", "Read the first"),
    "lead.read_one": ("この対話を読む", "Read it"),
    "lead.narrow": ("これに絞り込む", "Narrow to these"),
    "lead.narrow_help": (
        "選択条件をこれらの対話に絞り込みます。すべてのページに反映されます。",
        "The selection becomes these dialogues, on every page.",
    ),
    "lead.nothing": ("{what}：もとになる対話はありません。", "{what}: no dialogue is behind it."),
    "lead.back": ("「{page}」に戻る", "Back to {page}"),
    "lead.rows": (
        "行を選ぶと（キーボードでは Shift + スペース）、その対話へ進めます。",
        "Pick a row (by keyboard: Shift + Space) to get to its dialogues.",
    ),
}
