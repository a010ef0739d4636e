"""What the numbers of each table mean, in a sentence for readers who are no statisticians."""

TEXTS = {
    "meaning.map_cluster_shares": (
        "選択した対話のうち、そのクラスタに入る割合です。",
        "The share of the selected dialogues that lies in the cluster.",
    ),
    "meaning.map_cluster_topics": (
        "クラスタの対話のうち、その相談テーマの割合です。",
        "The share of the cluster's dialogues that has the topic.",
    ),
    "meaning.map_clusters": (
        "クラスタに多い語、その大きさ、評価の平均です。語は、ほかのクラスタと比べて多いものを並べています。",
        "What each cluster is about, how large it is, and its mean rating; its words are those it has beyond the other clusters.",
    ),
    "meaning.map_facts": (
        "地図をどう作ったかと、どれだけ信頼できるかです。信頼性1は、地図で近い対話がもとのデータでもすべて近いことを表します。",
        "How the map was made and how far to trust it: trustworthiness 1 means that all dialogues near on the map are near in the data.",
    ),
    "meaning.map_stability": (
        "クラスタに分け直したとき、どれだけ同じ分かれ方になるかです。1なら毎回同じ、0なら偶然なみです。",
        "How far five runs give the same clusters: 1 is always the same, 0 no more than chance.",
    ),
    "meaning.near_duplicates": (
        "語と意味がほとんど同じ対話の組です。同じ人の組は、書き写しの可能性があります。",
        "Pairs of dialogues nearly the same in words and meaning; those of one person may be copies.",
    ),
    "meaning.neighbours": (
        "上にあるほど、その対話と語や意味が似ています。類似度は順序だけに意味があります。",
        "The higher in the list, the more like the dialogue in words and meaning; only the order means something.",
    ),
    "meaning.outliers": (
        "上にあるほど、ほかのどの対話とも似ていない対話です。",
        "The higher in the list, the less the dialogue is like any other.",
    ),
    "meaning.sentence_neighbours": (
        "上にあるほど、入力した文と語や意味が似た対話です。最上位でも似ているとは限りません。",
        "The higher in the list, the more like your sentence in words and meaning; even the first need not be near.",
    ),
    "meaning.map_points": (
        "1つの点が1対話です。近い点は語と意味が似ています。遠いことや隙間の広さからは何も言えません。",
        "Each point is one dialogue; near points are alike in words and meaning. Distance and empty space mean nothing.",
    ),
    "meaning.typical_dialogues": (
        "上にあるほど、選択した対話全体の平均に近い、典型的な対話です。",
        "The higher in the list, the nearer to the average of the selection, that is, the more typical.",
    ),
}
