"""What of clusters, correspondence and keyness hangs on options: titles, captions, columns, methods."""

TEXTS = {
    "relations.under_options": ("設定を変えたときの違い", "Under other options"),
    "title.cluster_options": ("設定による語のクラスターの違い", "Word clusters under other options"),
    "caption.cluster_options": (
        "語の近さの測り方・結合の方法・語数・クラスター数（半分・同じ・2倍）を変えたとき、元のクラスターがどの程度再現されるか（最もよく重なるクラスターとのJaccard係数の平均、両方に含まれる語で計算、1が完全な一致）。",
        "How far the clusters come back with other measures, linkages, and half, as many or twice the words and clusters: mean Jaccard overlap with the most similar cluster, among the words that both hold (1: the same).",
    ),
    "title.word_cluster_options": ("設定による各クラスターの残りやすさ", "Each word cluster under other options"),
    "caption.word_cluster_options": (
        "それぞれのクラスターが、語の近さの測り方・結合の方法・語数・クラスター数を変えたときに再現される程度の平均（0–1）。小さい順に示す。",
        "How far each cluster comes back on average (0–1) when measure, linkage, number of words and number of clusters change, the least first.",
    ),
    "title.correspondence_options": ("設定による対応分析の違い", "Correspondence analysis under other options"),
    "caption.correspondence_options": (
        "語数（半分・同じ・2倍）、最小出現数（1・10・100）、語の単位を変えたとき、図の平面で最も近い区分が変わらない語の割合と、二つの軸が示す慣性の割合。",
        "Share of words whose nearest group in the plane stays the same with half, as many or twice the words, least counts of 1, 10 and 100, and short words or compound nouns; and the share of inertia that the two axes show.",
    ),
    "title.correspondence_word_options": (
        "設定による各語の近い区分の変わりにくさ",
        "Nearest group of each word under other options",
    ),
    "caption.correspondence_word_options": (
        "最も近い区分と、語数・最小出現数・語の単位を変えたときにそれが変わらない設定の割合。小さい順に示す。",
        "The nearest group of each word, and the share of settings (number of words, least count, unit of words) in which it stays the same, the least first.",
    ),
    "title.keyness_options": ("設定による特徴語の違い", "Keywords under other options"),
    "caption.keyness_options": (
        "順位の決め方・事前分布の重み・最小出現数（半分・同じ・2倍）を変えたとき、各群の上位の特徴語のうち、同じ群の上位に残る割合。",
        "How many of the top keywords of either cohort stay among its top when the ranking, the weight of the prior and the least count change (half, as many, twice).",
    ),
    "title.keyness_word_options": ("設定による各特徴語の残りやすさ", "Each keyword under other options"),
    "caption.keyness_word_options": (
        "各群の上位の特徴語が、順位の決め方・事前分布の重み・最小出現数を変えたときに同じ群の上位に残る設定の割合。小さい順に示す。",
        "The share of settings (ranking, weight of the prior, least count) in which each top keyword stays among the top of its cohort, the least first.",
    ),
    "title.word_score_options": (
        "設定による、得点とともに増減する語の違い",
        "Words and scores under other options",
    ),
    "caption.word_score_options": (
        "補正後も得点との関係が明確な語（pの小さい順、上限あり）のうち、得点の種類・最小対話数（半分・同じ・2倍）・語の単位を変えても、同じ向きで明確な語の割合。その設定で検定される語に限る。",
        "Of the words whose relation to the outcome is clear after correction (smallest p first, up to a limit), the share that is clear with the same sign under other outcomes, least numbers of dialogues (half, as many, twice) and units of words, among the words tested there.",
    ),
    "title.word_score_word_options": (
        "設定による、得点と各語の関係の残りやすさ",
        "Each word and scores under other options",
    ),
    "caption.word_score_word_options": (
        "補正後も得点との関係が明確な語が、得点の種類・最小対話数・語の単位を変えても同じ向きで明確である設定の割合（その語を検定する設定のうち）。小さい順に示す。",
        "The share of settings (outcome, least number of dialogues, unit of words) in which each clear word is clear again with the same sign, among the settings that test it, the least first.",
    ),
    "column.against_outcome": ("得点の種類", "Outcome"),
    "column.least_dialogues": ("最小対話数", "Least dialogues"),
    "setting.clearest": ("明確な語の数の上限", "clear words at most"),
    "export.method.option_grid_scores": (
        "語と得点の関係が設定に左右される程度は、得点の種類（項目合計、公表された合計点、一般因子、および尋ねた得点）、最小対話数、語の単位（短い語、複合名詞）のすべての組み合わせで同じ回帰（クライアントとカウンセラーの二方向クラスタ頑健）と補正（Benjamini–Hochberg）を行い、同じ向きで明確か（補正後 p < .05）を調べた（Steegen et al., 2016）。",
        "How far the relation of words to the outcome hangs on options was examined by repeating the regressions (two-way clustered by client and counselor) and their correction (Benjamini–Hochberg) for every combination of outcome (item sum, published score, general factor, and the one asked about), least number of dialogues and unit of words (short words, compound nouns), and asking whether each word is clear (adjusted p < .05) with the same sign (Steegen et al., 2016).",
    ),
    "column.word_nearness": ("語の近さ", "Measure"),
    "word_nearness.jaccard": ("Jaccard", "Jaccard"),
    "word_nearness.dice": ("Dice", "Dice"),
    "word_nearness.cosine": ("コサイン", "Cosine"),
    "column.linkage": ("結合の方法", "Linkage"),
    "linkage.ward": ("Ward法", "Ward"),
    "linkage.average": ("群平均法", "Average"),
    "linkage.complete": ("最遠隣法", "Complete"),
    "column.cluster_count": ("クラスター数", "Clusters"),
    "column.words_of_cluster": ("クラスターの語", "Words of the cluster"),
    "column.recovery": ("再現度", "Recovery"),
    "column.least_count": ("最小出現数", "Least count"),
    "column.word_unit": ("語の単位", "Unit of words"),
    "column.inertia_shown": ("二軸の慣性の割合", "Inertia of both axes"),
    "column.ranking": ("順位の決め方", "Ranked by"),
    "ranking.log_odds": ("重みつき対数オッズ比のz", "z of the weighted log-odds"),
    "ranking.log_likelihood": ("対数尤度比 G²", "Log-likelihood G²"),
    "ranking.log_ratio": ("対数比（補正後に有意な語）", "Log ratio (words clear after correction)"),
    "column.prior_words": ("事前分布の重み（語）", "Prior (words)"),
    "setting.telling": ("各群の特徴語の数", "keywords of either cohort"),
    "export.method.option_grid_clusters": (
        "クラスターが設定に左右される程度は、語の近さ（Jaccard、Dice、コサイン）、結合の方法（Ward法、群平均法、最遠隣法）、語数、クラスター数のすべての組み合わせで同じ分析を行って調べた（Steegen et al., 2016）。"
        "再現度は、最もよく重なるクラスターとの Jaccard 係数である。",
        "How far clusters hang on options was examined by repeating the analysis for every combination of measure (Jaccard, Dice, cosine), linkage (Ward, average, complete), number of words and number of clusters (Steegen et al., 2016). "
        "Recovery is the Jaccard overlap with the most similar cluster.",
    ),
    "export.method.option_grid_correspondence": (
        "対応分析が設定に左右される程度は、語数、最小出現数、語の単位（短い語、複合名詞）のすべての組み合わせで同じ分析を行い、各語に最も近い区分が変わるかを調べた（Steegen et al., 2016）。",
        "How far the correspondence analysis hangs on options was examined by repeating it for every combination of number of words, least count and unit of words (short words, compound nouns), and asking whether the group nearest to each word stays the same (Steegen et al., 2016).",
    ),
    "export.method.option_grid_keyness": (
        "特徴語が設定に左右される程度は、最小出現数ごとに、順位の決め方（重みつき対数オッズ比のz、対数尤度比 G²、補正後に有意な語の対数比）と、zについては事前分布の重みを変えて同じ比較を行い、各群の上位に残るかで調べた（Steegen et al., 2016）。",
        "How far keywords hang on options was examined by repeating the comparison for several least counts, rankings (z of the weighted log-odds, log-likelihood G², log ratio among words that are clear after correction) and, for z, weights of the prior, and asking which words stay among the top of their cohort (Steegen et al., 2016).",
    ),
}
