"""What the numbers of each table mean, in a sentence for readers who are no statisticians."""

TEXTS = {
    "meaning.overview": (
        "対話・話者・発話の数と、発話の長さの平均です。",
        "Numbers of dialogues, speakers and utterances, and the mean length of an utterance.",
    ),
    "meaning.session_durations": (
        "最初の発話から最後の発話までの時間ごとに、対話がいくつあるかです。",
        "How many dialogues took how many minutes from the first utterance to the last.",
    ),
    "meaning.collection_over_time": (
        "それぞれの時期に行われた対話の数です。",
        "How many dialogues were held in each period.",
    ),
    "meaning.data_quality": (
        "そのまま集計すると誤解のもとになる点と、その件数です。割合は、起こりえた回数のうちの割合です。",
        "What would mislead in a plain count, and how often it occurs; the share is of the times it could have occurred.",
    ),
}
