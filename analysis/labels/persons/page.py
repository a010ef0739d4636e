"""The page of one person's dialogues."""

TEXTS = {
    "persons.title": ("話者", "Persons"),
    "persons.role": ("役割", "Role"),
    "persons.choose": ("行を押すと、その人の対話を表示します。", "Press a row to see the person's dialogues."),
    "persons.of": ("{role} {name}", "{role} {name}"),
    "persons.unknown": (
        "このコーパスに「{person}」はいません。",
        "This corpus has no “{person}”.",
    ),
    "persons.unreadable": (
        "「{person}」は人を指していません（例：counselor:12、client:3）。",
        "“{person}” names no person (for example counselor:12, client:3).",
    ),
    "persons.counts": (
        "選択中 {n} 対話・相手 {partners} 名（コーパス全体では {all} 対話）",
        "{n} selected dialogues with {partners} partners ({all} in the whole corpus)",
    ),
    "persons.none_selected": (
        "現在の選択に、この人の対話はありません（コーパス全体では {all} 対話）。",
        "The selection holds no dialogue of this person ({all} in the whole corpus).",
    ),
    "persons.show_all": (
        "絞り込みを外して、この人の全対話を見る",
        "See all dialogues of this person, without the filter",
    ),
    "persons.few": (
        "{n} 対話のみのため、件数だけを示します（平均や割合は {fewest} 対話から）。",
        "Only {n} dialogues: counts alone are shown (means and shares from {fewest} on).",
    ),
    "persons.other_role": ("{role}としての対話 {n} 件", "{n} dialogues as {role}"),
    "persons.ranking": (
        "人を評価の順に並べることはしません。誰が評価したかが得点を大きく左右します。",
        "Persons are never listed by their ratings: who rated matters a great deal.",
    ),
    "persons.read": ("読む", "Read"),
    "title.persons": ("話者の一覧（ID順）", "Persons, by id"),
    "caption.persons": (
        "選択中の対話数と相手の人数。順序はIDのみで、評価では並べない。",
        "Selected dialogues and partners of each person, by id only, never by rating.",
    ),
    "title.person_dialogues": ("対話の一覧（時間順）", "Dialogues in time"),
    "caption.person_dialogues": (
        "経験回数は、その対話より前に同じ役割で行った対話の数（コーパス全体）。",
        "Experience: dialogues before this one in the same role, in the whole corpus.",
    ),
    "title.person_dialogue_dots": ("いつ、どのテーマで", "When, and about what"),
    "caption.person_dialogue_dots": (
        "点は1対話（大きさは発話数）。クリックするとその対話を開く。上ほど件数の多いテーマ。",
        "A dot is one dialogue, its size the number of utterances; click to read it. Topics with more dialogues stand higher.",
    ),
    "title.person_partners": ("相手", "Partners"),
    "caption.person_partners": ("対話の多い順。", "Those with the most dialogues first."),
    "title.person_topics": ("相談テーマ", "Topics"),
    "caption.person_topics": (
        "この人の対話に占める割合。95%信頼区間は相手によるクラスタ（ロジット尺度、相手5名以上）。",
        "Share of this person's dialogues. 95% intervals are clustered by partner (logit scale, from 5 partners on).",
    ),
    "title.person_topic_dots": ("相談テーマの割合", "Share of topics"),
    "caption.person_topic_dots": (
        "この人の対話と、選択中の他の全対話。95%信頼区間は相手によるクラスタ（ロジット尺度、相手5名以上）。探索的であり、多重性は補正していない。",
        "This person's dialogues beside all other selected ones. 95% intervals are clustered by partner (logit scale, from 5 partners on). Exploratory, uncorrected.",
    ),
    "title.person_means": ("平均", "On average"),
    "caption.person_means": (
        "95%信頼区間は相手によるクラスタ（相手5名以上）。5対話未満では示さない。人の優劣を示すものではない。†：30対話未満。",
        "95% intervals are clustered by partner (from 5 partners on). Not shown below 5 dialogues. This does not rank persons. †: fewer than 30 dialogues.",
    ),
    "side.mine": ("この人", "This person"),
    "side.others": ("他の全対話", "All others"),
    "feature.utterances": ("発話数", "Utterances"),
    "feature.item_sum": ("項目合計（0–100）", "Item sum (0–100)"),
    "feature.own_chars": ("自分の1発話の文字数", "Characters of an own utterance"),
    "feature.own_response_s": ("自分の返信（秒）", "Own seconds to answer"),
    "axis.started": ("実施日", "Date"),
    "axis.experience": ("経験回数", "Experience"),
    "column.person": ("人のID", "Person"),
    "column.source_id": ("原資料での名前", "Name in the source"),
    "column.n_partners": ("相手の人数", "Partners"),
    "column.first_at": ("最初", "First"),
    "column.last_at": ("最後", "Last"),
    "column.earlier": ("経験回数", "Experience"),
    "column.partner": ("相手のID", "Partner"),
    "column.with_partner": ("同じ相手との回数", "Nth with partner"),
    "column.others_share": ("他の全対話の割合", "Others' share"),
    "column.others_mean": ("他の全対話の平均", "All others' mean"),
}
