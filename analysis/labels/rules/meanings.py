"""What the numbers of each table mean, in a sentence for readers who are no statisticians."""

TEXTS = {
    "meaning.code_scores": (
        "そのコードの割合が1標準偏差多い対話で、得点が何点高い（負なら低い）かです。因果関係は示しません。",
        "By how many points dialogues with one standard deviation more of the code score higher (below 0: lower); no proof of cause.",
    ),
    "meaning.code_pairs": (
        "二つのコードが同じ区間に付く度合いです。ジャッカード係数は、1ならいつも一緒、0なら一緒には付きません。",
        "How far two codes fall on the same segments: Jaccard 1 is always together, 0 never.",
    ),
    "meaning.code_shares": (
        "区間のうち、そのコードが付いた割合です。",
        "The share of the segments that have the code.",
    ),
    "meaning.code_lines": (
        "1行は、そのコードが付いた1つの区間です。",
        "Each row is one segment that has the code.",
    ),
}
