"""What the numbers of each table mean, in a sentence for readers who are no statisticians."""

TEXTS = {
    "meaning.label_courses": (
        "対話を5等分した各時期に、コードの付いた発話の割合（数値の場合はその平均）が、コーパスごとにどう動くかです。",
        "How the share of a code (or the mean of a coded number) runs over the fifths of a dialogue, corpus by corpus.",
    ),
    "meaning.corpus_differences": (
        "それぞれの特徴の平均が、先頭のコーパスとどれだけ違うかです。標準化した差は、対話のばらつきの何倍にあたるかを表します。",
        "How far each corpus lies from the first in each measure; the standardized difference says how many standard deviations of dialogues that is.",
    ),
    "meaning.compared_corpora": (
        "比べているコーパスの成り立ちと規模の一覧です。",
        "Lists where the compared corpora come from and how large they are.",
    ),
    "meaning.corpus_likeness": (
        "コーパスどうしがどれだけ似ているかです。先頭のコーパスを二つに割った値が「偶然の違い」の目安で、そこから離れるほど違います。",
        "How alike the corpora are; what two halves of the first corpus give shows how much chance alone differs, and values farther away mean a real difference.",
    ),
    "meaning.shared_map": (
        "1つの点が1対話の始まりです。近い点は、語と意味の似た相談の始まり方を表します。軸に単位はありません。",
        "Each point is the opening of one dialogue; near points open alike in words and meaning. The axes have no unit.",
    ),
    "meaning.telling_features": (
        "二つのコーパスを見分ける手がかりの強さです。0から離れるほど強く、正なら比べたコーパス、負なら先頭のコーパスの特徴です。",
        "How strongly a word or measure tells two corpora apart: above 0 it speaks for the compared corpus, below 0 for the first.",
    ),
}
