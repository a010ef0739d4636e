"""Sentences of a methods section on utterances, and what the methods mean."""

TEXTS = {
    "export.method.utterance_vectors": (
        "各発話は、語のベクトルの頻度で重み付けた平均（Arora, Liang, & Ma, 2017）で表した。語のベクトルは、多言語文エンコーダ（Yang et al., 2020）による表記のベクトル（Tulkens & van Dongen, 2024）と、コーパス内の共起（正の自己相互情報量のSVD；Levy, Goldberg, & Dagan, 2015）を合わせ、128次元の主成分に縮約したものである。",
        "Each utterance is the frequency-weighted mean of its words' vectors (Arora, Liang, & Ma, 2017). A word's vector joins that of its written form by a multilingual sentence encoder (Yang et al., 2020; cf. Tulkens & van Dongen, 2024) and its co-occurrence in the corpus (positive pointwise mutual information, SVD; Levy, Goldberg, & Dagan, 2015), reduced to 128 principal components.",
    ),
    "export.method.utterance_layout": (
        "異なる発話の一部を t-SNE（van der Maaten & Hinton, 2008；openTSNE, Poličar, Stražar, & Zupan, 2024）で平面に配置し、ほかの発話は最も近い5件の位置の加重平均に置いた。近傍の信頼性（trustworthiness；Venna & Kaski, 2001）は地図の説明に示す。",
        "A sample of the distinct utterances was laid out by t-SNE (van der Maaten & Hinton, 2008; openTSNE, Poličar, Stražar, & Zupan, 2024); each other one was placed at the weighted mean of its five nearest. Trustworthiness (Venna & Kaski, 2001) is given with the map.",
    ),
    "export.method.utterance_themes": (
        "発話のテーマは、異なる発話のベクトルの球面k平均法による、粗さの異なる3つの階層のクラスタであり（上位のテーマは、そのテーマの発話の最も多くを含むもの）、名前はクラス別TF-IDF（Grootendorst, 2022）による。安定性は、別の標本から作り直した5回について、階層ごとの調整ランド指数（Hubert & Arabie, 1985）とテーマごとのJaccard係数（Hennig, 2007）で示した。",
        "Themes of utterances are clusters on three levels, each by spherical k-means of the distinct utterances' vectors (a theme is part of the coarser one that holds most of it), named by class-based TF-IDF (Grootendorst, 2022). Their stability over five other samples is given by the adjusted Rand index of a level (Hubert & Arabie, 1985) and the Jaccard coefficient of a theme (Hennig, 2007).",
    ),
    "export.method.rocchio": (
        "例は Rocchio の方法（Manning, Raghavan, & Schütze, 2008, 9章；文1、例0.75、反例0.15）で検索に加えた。",
        "Examples refine the search by Rocchio's method (Manning, Raghavan, & Schütze, 2008, ch. 9; weights 1, 0.75 and 0.15 for sentence, examples and counterexamples).",
    ),
    "export.method.theme_following": (
        "テーマの前後関係は全対話を合わせた条件付き割合であり（Bakeman & Quera, 2011）、条件のない割合との差を、対話ごとの寄与をクライアントとカウンセラーでクラスタ化した標準誤差で検定した。",
        "Which theme precedes which is a conditional share pooled over dialogues (Bakeman & Quera, 2011); its difference from the unconditional share was tested with standard errors of what each dialogue adds, clustered by client and counselor.",
    ),
    "explain.utterance_vectors": (
        "語と意味が似た発話ほど向きが近くなります。語順や否定は、ほとんど反映されません。",
        "Utterances alike in words and meaning point the same way. Word order and negation hardly count.",
    ),
    "explain.utterance_layout": (
        "地図で近い発話は似ています。遠いこと、隙間、島の大きさからは何も言えません。",
        "What is near on the map is alike. Distances, gaps and the size of islands say nothing.",
    ),
    "explain.utterance_themes": (
        "テーマは似た発話の集まりを自動で分けたものです。安定性の低いテーマは、別の標本では別の分かれ方をします。",
        "Themes are groups of like utterances that were made automatically. One of low stability would be cut otherwise in another sample.",
    ),
    "explain.rocchio": (
        "例に近く、反例から遠い発話が上に来るよう、検索の向きを動かします。",
        "The search is moved towards the examples and away from the counterexamples.",
    ),
    "explain.theme_following": (
        "全体での割合より多いか少ないかを見ています。同じ対話の発話は独立でないため、話者ごとにまとめて検定します。",
        "The question is whether a theme is more or less frequent there than in all utterances. Utterances of one dialogue are not independent, so persons are what is counted.",
    ),
}
