"""The page of one person's dialogues."""

TEXTS = {
    "persons.title": ("話者", "Speakers"),
    "persons.role": ("役割", "Role"),
    "persons.choose": ("行を選ぶと、その人の対話を表示します。", "Select a row to see the speaker's dialogues."),
    "persons.of": ("{role} {name}", "{role} {name}"),
    "persons.unknown": ("このコーパスに「{person}」はいません。", "There is no “{person}” in this corpus."),
    "persons.unreadable": (
        "「{person}」は話者の指定ではありません（例：counselor:12、client:3）。",
        "“{person}” is not a speaker (for example counselor:12, client:3).",
    ),
    "persons.counts": (
        "選択中 {n} 対話・相手 {partners} 名（コーパス全体では {all} 対話）",
        "{n} selected dialogues with {partners} partners ({all} in the whole corpus)",
    ),
    "persons.none_selected": (
        "現在の選択に、この人の対話はありません（コーパス全体では {all} 対話）。",
        "No selected dialogue is by this speaker ({all} in the whole corpus).",
    ),
    "persons.show_all": (
        "絞り込みを外して、この人の全対話を見る",
        "Clear the filters and show all dialogues of this speaker",
    ),
    "persons.few": (
        "{n} 対話のみのため、件数だけを示します（平均や割合は {fewest} 対話以上）。",
        "Only {n} dialogues: means and shares need at least {fewest}, so only counts are shown.",
    ),
    "persons.other_role": ("{role}としての対話 {n} 件", "{n} dialogues as {role}"),
    "persons.ranking": (
        "話者を評価の順に並べることはしません。誰が評価したかが得点を大きく左右するためです。",
        "Speakers are not ranked by ratings, because raters differ.",
    ),
    "persons.read": ("読む", "Read"),
    "title.persons": ("話者の一覧（ID順）", "Speakers, by ID"),
    "caption.persons": (
        "選択中の対話数と相手の人数。ID順に並べ、評価の順には並べない。",
        "Selected dialogues and partners of each speaker, ordered by ID only, never by rating.",
    ),
    "title.named_speakers": ("3人以上の対話の話者", "Speakers of talk among more than two"),
    "caption.named_speakers": (
        "原資料の名前と役割ごとの対話数・発話数、名指しで話しかけられた発話数。「母」のような語で記された話者は、その語の人すべてをまとめる。",
        "Dialogues and utterances by name in the source and role, and utterances addressed to the speaker by name. "
        "Where the name is a word such as “mother”, all persons of that word are counted together.",
    ),
    "title.person_dialogues": ("対話の一覧（時間順）", "Dialogues over time"),
    "caption.person_dialogues": (
        "経験回数は、その対話より前に同じ役割で行った対話の数（コーパス全体）。",
        "Experience: number of earlier dialogues in the same role, in the whole corpus.",
    ),
    "title.person_dialogue_dots": ("いつ、どのテーマで", "When, and on which topic"),
    "caption.person_dialogue_dots": (
        "1点が1対話（大きさは発話数）。件数の多いテーマほど上。",
        "Each dot is a dialogue, sized by its number of utterances. More frequent topics are higher up.",
    ),
    "title.person_partners": ("相手", "Partners"),
    "caption.person_partners": ("対話の多い順。", "Most dialogues first."),
    "title.person_topics": ("相談テーマ", "Topics"),
    "caption.person_topics": (
        "この人の対話に占める割合。",
        "Share of this speaker's dialogues.",
    ),
    "title.person_topic_dots": ("相談テーマの割合", "Share of topics"),
    "caption.person_topic_dots": (
        "この人の対話と、選択中の他の全対話。探索的であり、多重性は補正していない。",
        "This speaker's dialogues next to all other selected ones. Exploratory, not corrected for multiple comparisons.",
    ),
    "title.person_means": ("平均", "Means"),
    "caption.person_means": (
        "5対話未満では示さない。話者の優劣を示すものではない。†：30対話未満。",
        "Not shown below 5 dialogues. This is not a ranking of speakers. †: fewer than 30 dialogues.",
    ),
    "side.mine": ("この人", "This speaker"),
    "side.others": ("他の全対話", "All others"),
    "feature.utterances": ("発話数", "Utterances"),
    "feature.item_sum": ("項目合計（0–100）", "Item sum (0–100)"),
    "feature.own_chars": ("本人の1発話の文字数", "Own characters per utterance"),
    "feature.own_response_s": ("本人の返信までの時間（秒）", "Own response time (s)"),
    "axis.started": ("実施日", "Date"),
    "axis.experience": ("経験回数", "Experience"),
    "column.n_addressed": ("宛てられた発話数", "Utterances addressed"),
    "column.person": ("話者ID", "Speaker"),
    "column.source_id": ("原資料での名前", "Name in the source"),
    "column.n_partners": ("相手の人数", "Partners"),
    "column.first_at": ("最初", "First session"),
    "column.last_at": ("最後", "Last session"),
    "column.earlier": ("経験回数", "Experience"),
    "column.partner": ("相手のID", "Partner"),
    "column.with_partner": ("同じ相手との回数", "Session number with partner"),
    "column.others_share": ("他の全対話の割合", "Others' share"),
    "column.others_mean": ("他の全対話の平均", "Others' mean"),
}
