"""From a mark or a row to the dialogues behind it, and back."""

TEXTS = {
    "lead.list": ("一覧を見る", "List dialogues"),
    "lead.read": ("最初の対話を読む", "Read the first"),
    "lead.read_one": ("この対話を読む", "Read the dialogue"),
    "lead.narrow": ("これに絞り込む", "Keep only these"),
    "lead.narrow_help": (
        "選択をこれらの対話に絞り込みます。すべてのページに反映されます。",
        "Narrows the selection to these dialogues on every page.",
    ),
    "lead.nothing": ("{what}：該当する対話はありません。", "{what}: no dialogues."),
    "lead.back": ("「{page}」に戻る", "Back to {page}"),
    "lead.rows": (
        "行を選ぶと（キーボードでは Shift + スペース）、該当する対話へ進めます。",
        "Select a row (keyboard: Shift + Space) to open its dialogues.",
    ),
}
