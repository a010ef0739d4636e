"""Notes, stars and quotations that a person keeps."""

TEXTS = {
    "marks.title": ("メモと印", "Notes and stars"),
    "marks.star": ("この対話に印をつける", "Star this dialogue"),
    "marks.unstar": ("この対話の印を外す", "Remove the star from this dialogue"),
    "marks.star_utterance": ("発話 {position} に印をつける（S）", "Star utterance {position} (S)"),
    "marks.unstar_utterance": ("発話 {position} の印を外す（S）", "Remove the star from utterance {position} (S)"),
    "marks.note_dialogue": ("この対話のメモ", "Note on this dialogue"),
    "marks.note_utterance": ("発話 {position} のメモ", "Note on utterance {position}"),
    "marks.tab": ("メモと印 {n} 件", "{n} notes and stars"),
    "marks.remove": ("この印とメモを削除", "Delete this star and note"),
    "marks.star_rows": ("{n} 対話に印をつける", "Star {n} dialogues"),
    "marks.column_star": ("印", "Star"),
    "marks.column_note": ("メモ", "Note"),
    "marks.whole": ("対話全体", "whole dialogue"),
    "marks.private": (
        "メモと印は自分の作業領域に保存され、コーパスには書き込まれません。",
        "Notes and stars are kept in your workspace; the corpus stays as it is.",
    ),
    "note_field.hint": ("気づいたことを書く（自動で保存）", "Write down what you notice (saved as you type)"),
    "note_field.saved": ("保存しました", "Saved"),
    "note_field.waiting": ("保存しています…", "Saving…"),
    "note_field.here": (
        "まだ保存できていません。このブラウザーに残してあり、つながり次第送ります。",
        "Not saved yet. The note is kept in this browser and will be sent once the connection is back.",
    ),
    "basket.title": ("引用リスト（{n} 件）", "Quotations ({n})"),
    "basket.add": ("引用リストに追加", "Add to quotations"),
    "basket.added": ("引用リストから外す", "Remove from quotations"),
    "basket.copy": ("コピー", "Copy"),
    "basket.copied": ("コピーしました", "Copied"),
    "basket.remove": ("この引用を外す", "Remove this quotation"),
    "basket.clear": ("すべて外す", "Remove all"),
    "basket.name": (
        "{corpus}・対話 {dialogue}・発話 {lines}",
        "{corpus}, dialogue {dialogue}, utterances {lines}",
    ),
    "basket.document": ("対話からの引用", "Quotations from dialogues"),
    "basket.limited": (
        "ライセンスにより、抜粋だけが許されるコーパスからは合計 {n} 発話までを書き出します。",
        "Where the license of a corpus allows excerpts only, at most {n} of its utterances are written.",
    ),
    "basket.lost": (
        "{n} 件は、コーパスか対話がここにないため書き出せません。",
        "{n} cannot be written because the corpus or dialogue is no longer here.",
    ),
    "error.too_many_quotes": (
        "引用は {most} 件まで集められます。先にいくつか外してください",
        "at most {most} quotations can be kept; remove some first",
    ),
}
