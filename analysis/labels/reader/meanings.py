"""What the numbers of each table mean, in a sentence for readers who are no statisticians."""

TEXTS = {
    "meaning.branch_lines": (
        "1行が1発話です。もとの対話と再生成を、分かれた箇所から並べています。",
        "Each row is one utterance, the original and its regenerations from the fork on.",
    ),
    "meaning.branch_differences": (
        "1行が1つの再生成です。分かれた箇所の発話と、その後の違いを示します。",
        "Each row is one regeneration and how it differs from its original at the fork and after it.",
    ),
    "meaning.branch_summary": (
        "再生成がもとの対話と違う割合と、違いの大きさの平均です。0なら同じです。",
        "How often regenerations differ from their originals, and by how much on average; 0 is no difference.",
    ),
    "meaning.dialogue_lines": (
        "1行が1発話です。",
        "Each row is one utterance.",
    ),
    "meaning.dialogue_roles": (
        "役割ごとの発話数・文字数と、返信までの秒数の中央値です。",
        "Utterances and characters of each role, and the median of seconds to reply.",
    ),
    "meaning.dialogue_timeline": (
        "1本の棒が1発話です。長いほど文字数が多い発話です。",
        "Each bar is one utterance; the longer, the more characters.",
    ),
    "meaning.aligned_lines": (
        "1行が1発話で、別の版の対応する行を並べています。",
        "Each row is one utterance with the line that stands for it in another edition.",
    ),
    "meaning.item_percentiles": (
        "ほかの対話の何%がこの対話より低い評価だったかです（同じ評価は半分に数えます）。50なら真ん中です。",
        "Which percentage of the other dialogues was rated lower (those alike count half); 50 is the middle.",
    ),
    "meaning.quotation": (
        "引用する行と、その出典です。",
        "The lines to be quoted, with their source.",
    ),
}
