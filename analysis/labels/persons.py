"""The page of one person's dialogues."""

TEXTS = {
    "persons.title": ("話者", "Persons"),
    "persons.none": (
        "対話を読む画面から、カウンセラーやクライアントの名前を選ぶと、その人の対話がここに並びます。",
        "Choose a counselor or client in the reader: their dialogues are listed here.",
    ),
}
