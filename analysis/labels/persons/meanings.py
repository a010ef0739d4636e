"""What the numbers of each table mean, in a sentence for readers who are no statisticians."""

TEXTS = {
    "meaning.person_means": (
        "その人の対話の平均と、ほかの人の対話の平均です。5対話以上ある人だけに示します。",
        "The mean over this person's dialogues beside that of everybody else; shown from five dialogues on.",
    ),
    "meaning.counselor_changes": (
        "前のセッションと違うカウンセラーだった割合です。100%なら毎回交代しています。",
        "The share of sessions with another counselor than the time before; 100% is a change every time.",
    ),
    "meaning.pair_meetings": (
        "同じ二人が1回、2回、3回…と対話した組がいくつあるかです。",
        "How many pairs of client and counselor met once, twice, and so on.",
    ),
    "meaning.session_courses": (
        "同じクライアントの1回目、2回目…のセッションでの平均です。回が進むほど続けた人だけの平均になる点に注意してください。",
        "Means over the first, second, … session of a client; later ones hold only those who stayed.",
    ),
    "meaning.person_dialogues": (
        "1行が、その人の1対話です。古い順に並べています。",
        "Each row is one dialogue of this person, in order of time.",
    ),
    "meaning.person_partners": (
        "その人の相手ごとの対話数です。",
        "How many dialogues this person has with each partner.",
    ),
    "meaning.person_topics": (
        "その人の対話のうち、その相談テーマの割合と、ほかの人での割合です。",
        "The share of this person's dialogues with the topic, beside that of all others.",
    ),
    "meaning.persons": (
        "話者ごとの対話数と相手の人数です。評価の高さでは並べません。",
        "How many dialogues and partners each speaker has; speakers are not ranked by ratings.",
    ),
    "meaning.named_speakers": (
        "原資料に名前のある話者ごとに、いくつの対話で何発話したかと、名指しで話しかけられた発話の数です。",
        "How many dialogues and utterances each speaker named in the source has, and how often others address that speaker.",
    ),
}
