"""What the numbers of each table mean, in a sentence for readers who are no statisticians."""

TEXTS = {
    "meaning.dialogue_list": (
        "1行が1対話です。合計点は公表された得点、項目合計は20項目の単純合計（0–100）です。",
        "Each row is one dialogue; score is as published, item sum the plain sum of the 20 items (0–100).",
    ),
    "meaning.search_hits": (
        "1行が、検索に当てはまった1発話です。前後の発話を添えています。",
        "Each row is one utterance that the search found, with the utterances before and after it.",
    ),
    "meaning.search_counts": (
        "検索に当てはまった発話の数と、その役割の全発話に占める割合です。",
        "How many utterances the search found, and their share of all utterances of the role.",
    ),
    "meaning.similar_utterances": (
        "上にあるほど、入力した文と語や意味が似た発話です。類似度は順序だけに意味があり、最上位でも似ているとは限りません。",
        "The higher in the list, the more like your sentence in words and meaning; only the order means something, and even the first need not be near.",
    ),
}
