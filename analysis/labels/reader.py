"""The reader of one dialogue."""

TEXTS = {
    "reader.title": ("対話を読む", "Reader"),
    "reader.dialogue": ("対話 {id}", "Dialogue {id}"),
    "reader.person": ("{role} {id}", "{role} {id}"),
    "reader.no_dialogue": (
        "このコーパスに対話「{id}」はありません。",
        "This corpus has no dialogue “{id}”.",
    ),
}
