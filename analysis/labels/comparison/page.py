"""The page that sets corpora side by side."""

TEXTS = {
    "page.comparison": ("コーパスの比較", "Corpus comparison"),
    "comparison.title": ("コーパスの比較", "Corpus comparison"),
    "home.can_comparison": (
        "人による対話と生成された対話など、複数のコーパスの長さ・語彙・重複・内容の広がりを、同じ軸で比べます。",
        "Set corpora side by side, human and generated: lengths, vocabulary, repetition, breadth of content, on the same axes.",
    ),
    "comparison.beside": ("比べるコーパス", "Compare with"),
    "comparison.beside_hint": ("コーパスを選ぶ（5つまで）", "Choose corpora (up to 5)"),
    "comparison.alone": (
        "比べるコーパスを選ぶと、ここに並べて表示します。いまは「{title}」だけの値です。",
        "Choose corpora to set beside “{title}”. Shown now: its values alone.",
    ),
    "comparison.no_other": (
        "ほかのコーパスがまだありません。「コーパス」のページで追加できます。",
        "There is no other corpus yet. Add one on the Corpora page.",
    ),
    "comparison.other_language": (
        "{names}は{title}と言語（または語の分割）が異なります。語や文字数で測る値は比べられないため、差を計算せず、白抜きの印で示します。"
        "発話数・ターン数・発話の割合は比べられます。多言語の埋め込みによる内容の値は示しますが、言語そのものの違いも含みます。",
        "{names}: in another language than {title}, or tokenized differently. What is counted in words or characters cannot "
        "be compared: no differences are computed, and such values are open marks. Utterances, turns and talk share are "
        "compared. Content by multilingual embeddings is shown, but also reflects the language itself.",
    ),
    "comparison.no_words": (
        "{names}には語の分割がまだありません。語を使う値は表示されません。",
        "{names}: words have not been tokenized yet; measures of words are not shown.",
    ),
    "comparison.unread": ("コーパス「{id}」は開けません。", "There is no corpus “{id}” to open."),
    "comparison.tab.differences": ("違いの一覧", "Differences"),
    "comparison.tab.likeness": ("似ている度合い", "Likeness"),
    "comparison.tab.telling": ("見分ける手がかり", "What tells them apart"),
    "comparison.tab.map": ("共通の地図", "Shared map"),
    "comparison.tab.courses": ("ラベルの推移", "Courses of labels"),
    "comparison.by": ("手がかり", "By"),
    "comparison.scheme": ("コード体系", "Coding scheme"),
    "comparison.scheme_usual": ("各コーパスで最も多いもの", "Each corpus' most used"),
    "comparison.no_labels": (
        "選んだコーパスには、発話のラベルがありません。",
        "None of these corpora has labels on utterances.",
    ),
    "told_by.words": ("語", "words"),
    "told_by.form": ("長さと釣り合い", "lengths and balance"),
    "error.other_version": (
        "コーパス「{id}」の版は {version} です（指定された版：{asked}）。",
        "Corpus “{id}” has version {version}, not {asked}.",
    ),
    "error.too_many_corpora": (
        "一度に比べられるのは{most}コーパスまでです。",
        "At most {most} corpora can be compared at once.",
    ),
    "setting.beside": ("比べたコーパス", "compared with"),
    "setting.by.form": ("長さと釣り合い", "lengths and balance"),
    "setting.by.words": ("語", "words"),
}
