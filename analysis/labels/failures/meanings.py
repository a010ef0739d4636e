"""What the numbers of each table mean, in a sentence for readers who are no statisticians."""

TEXTS = {
    "meaning.response_failures": (
        "1行は、選んだ基準で最も結果の悪かった応答の1つです。",
        "Each row is one of the responses that fared worst by the chosen criterion.",
    ),
    "meaning.failure_traits": (
        "失敗例とそれ以外の応答で、その特徴がどれだけ違うかです。0なら違いがなく、正なら失敗例に多い特徴です。",
        "By how much failures and the other responses differ in a trait: 0 is no difference, above 0 is more among failures.",
    ),
    "meaning.failure_words": (
        "0は失敗例でもそれ以外でも同じくらい使われる語、正なら失敗例に多い語です。探索のための値で、検定ではありません。",
        "0 is a word as frequent in failures as elsewhere, above 0 more frequent in failures; for exploring, not a test.",
    ),
    "meaning.failure_values": (
        "その値（またはシステム間の差）をもつ応答の数と、そのうち失敗例とした数です。",
        "How many responses have which value (or difference from another system), and how many of them count as failures.",
    ),
}
