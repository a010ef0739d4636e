"""Clusters of words: titles, captions, columns and the page's words."""

TEXTS = {
    "relations.clusters": ("クラスター数", "Clusters"),
    "relations.axis_distance": ("距離（1 − Jaccard係数、Ward法）", "Distance (1 − Jaccard, Ward's method)"),
    "relations.too_few_words": (
        "この条件に合う語が二つ以上ありません。",
        "Fewer than two words fit these conditions.",
    ),
    "title.word_clusters": ("語のクラスターと布置", "Clusters and places of words"),
    "caption.word_clusters": (
        "Ward法によるクラスターと、同じ距離による多次元尺度法の座標。",
        "Clusters by Ward's method, and coordinates by multidimensional scaling of the same distances.",
    ),
    "title.word_merges": ("語の階層的クラスター分析", "Hierarchical clustering of words"),
    "caption.word_merges": ("語が併合される順と距離。", "The steps in which words join, and at which distance."),
    "title.word_dendrogram": ("語の階層的クラスター分析", "Hierarchical clustering of words"),
    "caption.word_dendrogram": (
        "Ward法。破線はクラスターへの切断位置。クライアントを再標本化したときの再現度が0.5に満たないクラスターは薄く示す。",
        "Ward's method; the dashed line is where the tree is cut. Pale clusters have a recovery below 0.5 over resamples of clients.",
    ),
    "title.word_plane": ("語の多次元尺度法", "Multidimensional scaling of words"),
    "caption.word_plane": (
        "ともに現れる語ほど近くに置かれる（1 − Jaccard係数）。名前が重ならないよう、位置をわずかにずらしている。色は樹形図のクラスターで、クライアントを再標本化したときの再現度が0.5に満たないものは薄く示す。",
        "Words that occur together lie near each other (1 − Jaccard); places are shifted a little so that names do not overlap. Colors are the clusters of the dendrogram; pale ones have a recovery below 0.5 over resamples of clients.",
    ),
    "column.word_cluster": ("語のクラスター", "Word cluster"),
    "column.cluster_survival": ("クラスターの再現度", "Recovery of the cluster"),
    "column.stress": ("ストレス", "Stress"),
    "column.step": ("段階", "Step"),
    "column.height": ("距離", "Distance"),
    "column.words_below": ("併合された語の数", "Words joined"),
    "column.cut": ("切断位置", "Cut at"),
    "column.place_1": ("1の位置", "Place of 1"),
    "column.place_2": ("2の位置", "Place of 2"),
    "column.height_1": ("1の距離", "Distance of 1"),
    "column.height_2": ("2の距離", "Distance of 2"),
    "setting.clusters": ("クラスター数", "clusters"),
    "export.method.ward": (
        "語のクラスターは、Jaccard 係数を1から引いた距離に Ward 法を適用して求めた（Ward 1963）。",
        "Words were clustered by Ward's method on one minus the Jaccard coefficient (Ward 1963).",
    ),
    "export.method.scaling": (
        "語の布置は、同じ距離の多次元尺度法による（古典的解を初期値とするストレス最小化；Torgerson 1952；Gansner, Koren & North 2004）。",
        "Words were placed by multidimensional scaling of the same distances (stress majorization from the classical solution; Torgerson 1952; Gansner, Koren & North 2004).",
    ),
}
