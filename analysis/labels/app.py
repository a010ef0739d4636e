"""The frame around every page."""

TEXTS = {
    "app.name": ("KokoroScope", "KokoroScope"),
    "page.home": ("概要", "Home"),
    "page.topics": ("相談テーマ", "Topics"),
    "page.scores": ("得点", "Scores"),
    "page.reader": ("対話を読む", "Reader"),
    "page.persons": ("話者", "Persons"),
    "page.corpora": ("コーパス", "Corpora"),
    "frame.corpus": ("コーパス", "Corpus"),
    "frame.language": ("表示言語", "Language"),
    "frame.clear": ("すべて解除", "Clear all"),
    "frame.editing": ("群 {side} のコーパス", "Corpus of cohort {side}"),
    "frame.remove": ("この条件を外す", "Take this condition off"),
    "frame.demo": ("デモ（創作）", "demo (invented)"),
    "frame.licence": ("ライセンス", "Licence"),
    "frame.citation": ("引用", "Citation"),
    "frame.no_licence": ("ライセンスの記載なし", "no licence stated"),
    "frame.version": ("版", "version"),
    "frame.group.score": ("得点・評価", "Score and ratings"),
    "frame.group.people": ("話者", "Persons"),
    "frame.group.session": ("時期・長さ", "Time and length"),
    "frame.group.text": ("語句", "Text"),
    "frame.group.ids": ("対話ID", "Dialogue ids"),
    "frame.of": ("全 {n} 対話中", "of {n} dialogues"),
    "frame.choose": ("選択…", "Choose…"),
    "notice.text": (
        "一部の対話は、自傷や自殺に触れる内容を含みます（訓練のためのロールプレイ、または創作です）。"
        "そのような文面を、求められずに図に表示することはありません。",
        "Some dialogues speak of self-harm and suicide (role-played for training, or invented). "
        "No chart shows such text unasked.",
    ),
    "notice.ok": ("了解しました", "Understood"),
    "empty.title": ("条件に合う対話がありません", "No dialogue matches"),
    "empty.hint": (
        "次の条件を外すと見つかります。",
        "Taking one of these off brings dialogues back.",
    ),
    "empty.nothing": (
        "どの条件を一つ外しても見つかりません。すべて解除してください。",
        "No single condition is the cause. Clear them all.",
    ),
    "empty.loosen": ("「{name}」を外す → {n} 対話", "Take off “{name}” → {n} dialogues"),
    "absent.times": (
        "このコーパスには時刻がないため、時間に関する図はありません。",
        "This corpus has no times, so charts on time are left out.",
    ),
    "absent.feedback": (
        "このコーパスには20項目のクライアント評価がありません。",
        "This corpus has no client feedback on the 20 items.",
    ),
    "absent.score": ("このコーパスには合計点がありません。", "This corpus has no scores."),
    "absent.topics": ("このコーパスには相談テーマがありません。", "This corpus has no topics."),
    "absent.persons": ("このコーパスには話者のIDがありません。", "This corpus has no ids of persons."),
    "absent.ratings": ("このコーパスには他の尺度がありません。", "This corpus has no other scales."),
    "absent.labels": ("このコーパスには発話ラベルがありません。", "This corpus has no utterance labels."),
    "missing.stage": (
        "この表示に必要な「{what}」がまだ作られていません。端末で次を実行してください。",
        "“{what}” has not been made yet. Run this in a terminal:",
    ),
    "stage.records": ("対話の表", "the tables of records"),
    "stage.measures": ("対話ごとの集計", "the measures of dialogues"),
    "stage.tokens": ("形態素", "tokens"),
    "card.data": ("データ", "Data"),
    "card.csv": ("CSVを保存", "Save CSV"),
    "card.n": (
        "n = {dialogues} 対話・{utterances} 発話・{persons} 名"
        "（クライアント {clients}、カウンセラー {counselors}、最多の1名が {largest}）",
        "n = {dialogues} dialogues, {utterances} utterances, {persons} persons "
        "({clients} clients, {counselors} counselors, the most frequent in {largest})",
    ),
    "card.n_plain": (
        "n = {dialogues} 対話・{utterances} 発話",
        "n = {dialogues} dialogues, {utterances} utterances",
    ),
    "card.excerpt": (
        "ライセンスにより、{of} 行のうち先頭の {n} 行を表示しています。",
        "By the corpus' licence, the first {n} of {of} rows are shown.",
    ),
    "card.alt": (
        "図：{title}。{filter}。数値は「データ」の表にあります。",
        "Chart: {title}. {filter}. The numbers are in the table under “Data”.",
    ),
    "metric.dialogues": ("対話", "Dialogues"),
    "metric.utterances": ("発話", "Utterances"),
    "metric.persons": ("話者", "Persons"),
    "metric.mean_score": ("平均点", "Mean score"),
    "metric.item_sum": ("項目合計の平均", "Mean item sum"),
    "metric.duration": ("時間の中央値（分）", "Median length (min)"),
    "metric.sd": ("標準偏差 {sd}", "SD {sd}"),
    "metric.interval": ("95%区間 {low}–{high}", "95% interval {low}–{high}"),
}
