"""Names of what the check of a corpus looks at."""

TEXTS: dict[str, tuple[str, str]] = {
    "column.name": ("名称", "Name"),
    "column.breaches": ("違反", "Breaches"),
    "column.first_ids": ("最初の対話ID", "First dialogue ids"),
    "column.where": ("場所", "Where"),
    "column.rule": ("種類", "Kind"),
    "column.message": ("内容", "Message"),
    "column.kept": ("保持", "Kept"),
}
