"""The statistical methods in captions (export.interval) and in the methods section (export.method)."""

TEXTS = {
    "export.interval.two_way": (
        "区間は95%信頼区間（クライアントとカウンセラーの二方向クラスタ頑健分散、Cameron, Gelbach & Miller 2011、自由度は少ない方のクラスタ数−1のt分布）。",
        "Intervals are 95% confidence intervals, two-way clustered by client and counselor (Cameron, Gelbach & Miller 2011), using Student's t with the smaller number of clusters minus one degrees of freedom. ",
    ),
    "export.interval.logit": (
        "対話の割合の区間はロジット尺度で求めた。",
        "Intervals for shares of dialogues were computed on the logit scale. ",
    ),
    "export.interval.influence": (
        "相関と傾きの標準誤差は影響関数による。",
        "Standard errors of correlations and slopes are based on influence functions. ",
    ),
    "export.interval.ipsatised": (
        "評定は各対話の平均からの差に変換した。",
        "Ratings are deviations from each dialogue's own mean. ",
    ),
    "export.interval.spearman": (
        "相関は順位相関（スピアマン）。",
        "Correlations are Spearman's rank correlations. ",
    ),
    "export.interval.log_odds": (
        "対数オッズ比には情報事前分布（ディリクレ分布、Monroe, Colaresi & Quinn 2008、重み {prior} 語）を用いた。",
        "Log-odds ratios use an informative Dirichlet prior (Monroe, Colaresi & Quinn 2008; weight {prior} words). ",
    ),
    "export.interval.odds_clustered": (
        "区間は線形化による95%信頼区間（クライアントとカウンセラーの二方向クラスタ頑健分散）。",
        "Intervals are linearized 95% confidence intervals, two-way clustered by client and counselor. ",
    ),
    "export.interval.odds_resampled": (
        "95%信頼区間はクライアント単位のブートストラップ（400回）による。",
        "95% confidence intervals come from a bootstrap of clients (400 resamples). ",
    ),
    "export.interval.benjamini": (
        "p値は Benjamini–Hochberg 法で補正した（{family}件）。",
        "p values were adjusted by the Benjamini–Hochberg procedure ({family} tests). ",
    ),
    "export.interval.words": ("語の分割：{tokenizer}。", "Words: {tokenizer}. "),
    "export.method.map_vectors": (
        "対話の埋め込みは、対話全体の内容語（語彙素）のTF-IDFを100次元に縮約したもの（潜在意味解析、Deerwester et al., 1990）と、クライアントの最初の10発話の多言語 Universal Sentence Encoder（Yang et al., 2020）を結合したものである。相談テーマのラベルは用いていない。",
        "Dialogues are represented by the TF-IDF of their content lemmas reduced to 100 dimensions (latent semantic analysis; Deerwester et al., 1990), concatenated with the multilingual Universal Sentence Encoder (Yang et al., 2020) embedding of the client's first ten utterances. Topic labels were not used.",
    ),
    "export.method.map_layout": (
        "二次元配置は t-SNE（van der Maaten & Hinton, 2008；openTSNE、Poličar et al., 2024；乱数のシードは固定）により、近傍の保存は trustworthiness（Venna & Kaski, 2001）で確かめた。離れた点どうしの距離と密度は解釈しない。",
        "The two-dimensional layout was computed by t-SNE (van der Maaten & Hinton, 2008; openTSNE, Poličar et al., 2024; fixed seed) and checked by trustworthiness (Venna & Kaski, 2001). Large distances and density are not interpreted.",
    ),
    "export.method.map_clusters": (
        "クラスタは埋め込みのk平均法による。数は、シードを変えた5回の調整ランド指数（Hubert & Arabie, 1985）の平均が0.75以上となる最大の数（なければ最も安定な数）とし、名前はクラス別TF-IDF（Grootendorst, 2022）による。",
        "Clusters were computed by k-means on these vectors. Their number is the largest for which five runs with different seeds reach a mean adjusted Rand index (Hubert & Arabie, 1985) of at least 0.75 (otherwise the most stable number); names come from class-based TF-IDF (Grootendorst, 2022).",
    ),
    "export.method.words": (
        "本文はNFKC正規化のうえ {tokenizer} で語に分割し、語彙素を数えた。",
        "Texts were NFKC-normalized and tokenized by {tokenizer}; lemmas were counted.",
    ),
    "export.method.words_per_million": (
        "100万語あたりの分母は句読点と記号を除く全語である。",
        "Rates per million words exclude punctuation and symbols.",
    ),
    "export.method.clear_again": (
        "残存率は、クライアントを復元抽出した再標本（{resamples}回）のうち、同じ向きの効果が再び補正後5%水準に相当する大きさ（標準誤差は固定）に達したものの割合である（Efron, 1979）。",
        "Survival is the share of {resamples} resamples of clients drawn with replacement in which the effect had the same sign and again reached the size that the correction asks at 5%, its standard error held (Efron, 1979).",
    ),
    "export.method.log_odds": (
        "二群の語の違いは、情報事前分布（コーパス全体の頻度に比例するディリクレ分布、重み {prior} 語）を用いた重みつき対数オッズ比（Monroe, Colaresi, & Quinn, 2008）で測り、その z で順位づけた。比較は探索的である。",
        "Words of the two groups were compared by weighted log-odds ratios with an informative Dirichlet prior proportional to the frequencies in the whole corpus (weight {prior} words; Monroe, Colaresi, & Quinn, 2008) and ranked by z. The comparison is exploratory.",
    ),
    "export.method.odds_clustered": (
        "語が独立に現れるとは仮定せず、95%信頼区間とp値は、線形化した推定量の二方向クラスタ頑健分散（クライアントとカウンセラー；Cameron, Gelbach, & Miller, 2011）によった。",
        "Word occurrences are not assumed to be independent: 95% confidence intervals and p values use the variance of the linearized estimate, two-way clustered by client and counselor (Cameron, Gelbach, & Miller, 2011).",
    ),
    "export.method.odds_resampled": (
        "語が独立に現れるとは仮定せず、95%信頼区間はクライアント単位のブートストラップ（400回、シード固定）のパーセンタイル、p値はその標準偏差によった。",
        "Word occurrences are not assumed to be independent: 95% confidence intervals are percentiles over 400 bootstrap resamples of clients (fixed seed), and p values use their standard deviation.",
    ),
    "export.method.dispersion": (
        "ばらつきは対話間の Gries の DP（Gries, 2008）。",
        "Dispersion is Gries' DP over dialogues (Gries, 2008).",
    ),
    "export.method.log_likelihood": (
        "参考として対数尤度比 G²（Dunning, 1993；Bに多い語では負の値とした）と対数比を併記した。",
        "Log-likelihood G² (Dunning, 1993; given a minus sign where the word is more frequent in B) and the log ratio are also reported.",
    ),
    "export.method.log_dice": (
        "共起は log-Dice（Rychlý, 2008）で測った。",
        "Co-occurrence is measured by log-Dice (Rychlý, 2008).",
    ),
    "export.method.mutual_information": (
        "MI は、観測された共起数と独立のときの期待値の比の2を底とする対数である（Church & Hanks, 1990）。",
        "MI is the binary logarithm of observed over expected co-occurrences (Church & Hanks, 1990).",
    ),
    "export.method.other_vectors": (
        "対話は、埋め込みモデル {encoder} によるベクトルで表した。相談テーマのラベルは用いていない。",
        "Dialogues are represented by vectors of the encoder {encoder}. Topic labels were not used.",
    ),
    "export.method.map_layout.few": (
        "12対話未満のため、二次元配置は主成分により、近傍の保存は trustworthiness（Venna & Kaski, 2001）で確かめた。離れた点どうしの距離と密度は解釈しない。",
        "With fewer than 12 dialogues, the two-dimensional layout shows principal components; it was checked by trustworthiness (Venna & Kaski, 2001). Large distances and density are not interpreted.",
    ),
    "export.method.map_layout.many": (
        "二次元配置は 20,000 対話の t-SNE（van der Maaten & Hinton, 2008；openTSNE、Poličar et al., 2024；乱数のシードは固定）により、ほかの対話は最も近い対話の間に置いた。近傍の保存は trustworthiness（Venna & Kaski, 2001）で確かめた。離れた点どうしの距離と密度は解釈しない。",
        "The two-dimensional layout was computed by t-SNE (van der Maaten & Hinton, 2008; openTSNE, Poličar et al., 2024; fixed seed) of 20,000 dialogues, among which the others were placed by their nearest, and checked by trustworthiness (Venna & Kaski, 2001). Large distances and density are not interpreted.",
    ),
    "export.method.two_way": (
        "同じクライアントやカウンセラーが複数の対話に現れるため、95%信頼区間は二方向クラスタ頑健分散（Cameron, Gelbach, & Miller, 2011）により、各クラスタ次元に G/(G−1) の補正を施し、少ない方のクラスタ数から1を引いた自由度のt分布を用いて求めた（Cameron & Miller, 2015）。いずれかの側で5名未満の場合、区間は示さない。",
        "Because clients and counselors take part in several dialogues, 95% confidence intervals use two-way cluster-robust variances (Cameron, Gelbach, & Miller, 2011) with the correction G/(G−1) in each dimension, and Student's t with the smaller number of clusters minus one degrees of freedom (Cameron & Miller, 2015). No interval is given with fewer than five persons on either side.",
    ),
    "export.method.logit": (
        "対話の割合の区間はロジット尺度で求めて元の尺度に戻した。",
        "Intervals for shares of dialogues were computed on the logit scale and transformed back.",
    ),
    "export.method.influence": (
        "相関係数と回帰の傾きには、影響関数（Hampel, 1974）を通じて同じ分散推定を用いた。",
        "Correlations and slopes use the same variance estimator through their influence functions (Hampel, 1974).",
    ),
    "export.method.spearman": (
        "相関には順位相関係数（Spearman, 1904）を用いた。",
        "Correlations are rank correlations (Spearman, 1904).",
    ),
    "export.method.ipsatised": (
        "評定は各対話の平均からの差（イプサティブ得点、Cattell, 1944）とした。",
        "Ratings were ipsatised, that is, taken as deviations from each dialogue's own mean (Cattell, 1944).",
    ),
    "export.method.hedges": (
        "平均の差の効果量は Hedges の g（Hedges, 1981）。",
        "The effect size for differences between means is Hedges' g (Hedges, 1981).",
    ),
    "export.method.cohen": (
        "割合の差の効果量は Cohen の h（Cohen, 1988）。",
        "The effect size for differences between shares is Cohen's h (Cohen, 1988).",
    ),
    "export.method.cohen_q": (
        "相関の差の効果量は Cohen の q（Fisher の z の差、Cohen, 1988）。",
        "The effect size for differences between correlations is Cohen's q, the difference of Fisher's z (Cohen, 1988).",
    ),
    "export.method.log_ratio": (
        "頻度の差の効果量は二群の比の2を底とする対数（Hardie, 2014）。",
        "The effect size for differences between rates is the binary logarithm of their ratio (Hardie, 2014).",
    ),
    "export.method.per_sd": (
        "傾きや比の差の効果量は、対話間の標準偏差で割った差。",
        "The effect size for differences between slopes and ratios is the difference divided by the standard deviation over dialogues.",
    ),
    "export.method.largest_gap": (
        "分布は経験累積分布の最大の差 D（Smirnov, 1948）で比べた。その検定と同時信頼区間は、各値での差の二方向クラスタ共分散から得た多変量t分布のシミュレーションによる（シード固定）。",
        "Distributions were compared by the largest gap D between their empirical cumulative distributions (Smirnov, 1948); its test and simultaneous interval were simulated from a multivariate t with the two-way clustered covariance of the gaps (fixed seed).",
    ),
    "export.method.benjamini": (
        "p値は表ごとに Benjamini–Hochberg 法で補正した（{family}件；Benjamini & Hochberg, 1995）。",
        "p values were adjusted within the table by the Benjamini–Hochberg procedure ({family} tests; Benjamini & Hochberg, 1995).",
    ),
    "export.method.holm": (
        "p値は Holm 法で補正した（{family}件；Holm, 1979）。",
        "p values were adjusted by Holm's procedure ({family} tests; Holm, 1979).",
    ),
    "export.interval.alone": (
        "区間は95%信頼区間。コーパスが話者を示さないため、対話どうしを独立とみなした（同じ人の対話が含まれていれば、区間は狭すぎる）。",
        "Intervals are 95% confidence intervals that take dialogues as independent, because the corpus names no persons; they are too narrow if some dialogues share a person. ",
    ),
    "export.interval.one_side": (
        "区間は、一方の側の話者でクラスタ化した95%信頼区間（もう一方はシステムか、示されていない）。",
        "Intervals are 95% confidence intervals clustered by the persons of one side, as the other side is a system or is not named. ",
    ),
    "export.interval.by_partner": (
        "区間は相手ごとにクラスタ化した95%信頼区間。",
        "Intervals are 95% confidence intervals clustered by partner. ",
    ),
    "export.interval.jackknife": (
        "95%区間は対話を順に除くジャックナイフによる。",
        "95% intervals come from a jackknife over dialogues. ",
    ),
    "export.interval.holm": (
        "p値は Holm 法で補正した（{family}件）。",
        "p values were adjusted by Holm's procedure ({family} tests). ",
    ),
    "export.method.alone": (
        "コーパスは話者を示さない。そのため対話を分析の単位とし、互いに独立とみなして、95%信頼区間を対話の数−1を自由度とするt分布により求めた。同じ人の対話が含まれていれば、区間は狭すぎる。対話が5件未満の場合、区間は示さない。",
        "The corpus names no persons. Dialogues were therefore the unit of analysis and taken as independent: 95% confidence intervals use Student's t with the number of dialogues minus one degrees of freedom. They are too narrow if some dialogues share a person. No interval is given below five dialogues.",
    ),
    "export.method.one_side": (
        "対話の一方の側はシステムであるか、話者が示されていない。そのため95%信頼区間は、もう一方の側の話者でクラスタ化した頑健分散（補正 G/(G−1)、自由度は話者の数−1のt分布；Cameron & Miller, 2015）による。話者が5名未満の場合、区間は示さない。",
        "One side of the dialogues is a system, or its persons are not named. 95% confidence intervals therefore rest on the cluster-robust variance by the persons of the other side with the correction G/(G−1), and on Student's t with the number of these persons minus one degrees of freedom (Cameron & Miller, 2015). No interval is given below five persons.",
    ),
    "export.method.by_partner": (
        "一人の人の対話を扱うため、95%信頼区間は相手ごとにクラスタ化した頑健分散（補正 G/(G−1)、自由度は相手の数−1のt分布；Cameron & Miller, 2015）による。相手が5名未満の場合、区間は示さない。",
        "As all dialogues are of one person, 95% confidence intervals rest on the cluster-robust variance by partner with the correction G/(G−1), and on Student's t with the number of partners minus one degrees of freedom (Cameron & Miller, 2015). No interval is given below five partners.",
    ),
    "export.method.fisher": (
        "相関係数の区間は Fisher の z 尺度（Fisher, 1921）で求めて元の尺度に戻した。",
        "Intervals of correlations were computed on Fisher's z scale (Fisher, 1921) and transformed back.",
    ),
    "export.method.linearized": (
        "比（合計の割り算）は線形化し、各対話の寄与を通じて同じ分散推定に入る。",
        "Ratios of sums were linearized: they enter the variance estimator through each dialogue's contribution.",
    ),
    "export.method.left_out": (
        "システムの指標は、各対話を除いたときの変化（ジャックナイフの影響値；Miller, 1974）を通じて同じ分散推定に入る。",
        "Metrics of systems enter the variance estimator through the change when each dialogue is left out, the jackknife's influence values (Miller, 1974).",
    ),
    "export.method.bootstrap": (
        "95%信頼区間は、対話を単位とする1,000回のブートストラップの分位点である（Efron, 1979；乱数の種は固定）。5対話未満の場合、区間は示さない。",
        "95% intervals are percentiles of 1,000 bootstrap draws of whole dialogues (Efron, 1979; fixed seed); none is given below five dialogues.",
    ),
    "export.not_resampled.none": (
        "クライアントの再標本化による安定性は調べていない。",
        "Stability under resampling of clients was not examined. ",
    ),
    "export.not_resampled.few": (
        "クライアントが5名未満のため、再標本化による安定性は調べていない。",
        "Stability under resampling was not examined, as there are fewer than five clients. ",
    ),
    "export.not_resampled.unclear": (
        "明確な結果がないため、クライアントの再標本化による安定性は示していない。",
        "As no result is clear, its stability under resampling of clients is not shown. ",
    ),
    "export.differences_adjusted": (
        "AとBの差のp値は、これとは別に Benjamini–Hochberg 法で補正した（{n}件；Benjamini & Hochberg, 1995）。",
        "p values of the differences between A and B were adjusted apart from these by the Benjamini–Hochberg procedure ({n} tests; Benjamini & Hochberg, 1995).",
    ),
    "export.method.reported": (
        "引用した区分と値は、KokoroChat の論文（Qi et al., 2025）のものである。",
        "The subsets and values cited are those of the paper on KokoroChat (Qi et al., 2025).",
    ),
    "export.by_client": (
        "クライアントを単位とした区間も確認として求めた。",
        "As a check, intervals were also computed by drawing clients.",
    ),
    "export.method.paired_bootstrap": (
        "差の95%信頼区間は、両システムで同じ対話を引く1,000回のブートストラップの分位点である（Efron, 1979；乱数の種は固定）。5対話未満の場合、区間も検定も示さない。",
        "95% intervals of differences are percentiles of 1,000 bootstrap draws of whole dialogues, the same for both systems (Efron, 1979; fixed seed). Below five dialogues there is neither interval nor test.",
    ),
    "export.method.paired_bootstrap_clients": (
        "差の95%信頼区間は、両システムで同じクライアントを引く1,000回のブートストラップの分位点である（Efron, 1979；乱数の種は固定）。5名未満の場合、区間も検定も示さない。",
        "95% intervals of differences are percentiles of 1,000 bootstrap draws of whole clients, the same for both systems (Efron, 1979; fixed seed). Below five clients there is neither interval nor test.",
    ),
    "export.method.randomization": (
        "検定は近似ランダム化検定による（対話ごとに二つのシステムを入れ替える、1,999回；Noreen, 1989）。",
        "Tests are by approximate randomization: systems were swapped within dialogues, 1,999 times (Noreen, 1989).",
    ),
    "export.method.detectable": (
        "検出できる差は、検出力80%、両側5%での最小の真の差である（Bloom, 1995）。",
        "The detectable difference is the smallest true difference found with a power of 80% at a two-sided level of 5% (Bloom, 1995).",
    ),
    "export.method.jackknife": (
        "95%区間は、対話の群を順に除くジャックナイフ（delete-a-group；Kott, 2001）による。5群未満の場合、区間は示さない。",
        "95% intervals come from the delete-a-group jackknife over dialogues (Kott, 2001); none is given below five groups.",
    ),
    "export.method.cohen_d": (
        "効果量は、対話ごとの差の平均をその標準偏差で割った Cohen の d_z（Cohen, 1988）。",
        "Effect sizes are Cohen's d_z: the mean difference of dialogues over its standard deviation (Cohen, 1988).",
    ),
    "export.method.bleu": (
        "BLEU（Papineni et al., 2002）は sacreBLEU（Post, 2018）と同じ数え方による。",
        "BLEU (Papineni et al., 2002) is computed as by sacreBLEU (Post, 2018).",
    ),
    "export.method.chrf": (
        "chrF2（Popović, 2015）は sacreBLEU（Post, 2018）と同じ数え方による。",
        "chrF2 (Popović, 2015) is computed as by sacreBLEU (Post, 2018).",
    ),
    "export.method.rouge": (
        "ROUGE（Lin, 2004）は応答ごとのF値の平均である。",
        "ROUGE (Lin, 2004) is the mean F1 over responses.",
    ),
    "export.method.nearness": (
        "意味の近さは、表に名を示したモデルによる文埋め込みの余弦類似度または BERTScore の F値（Zhang et al., 2020）である。",
        "Semantic similarity is, for the model named, the cosine of sentence embeddings or the F1 of BERTScore (Zhang et al., 2020).",
    ),
    "export.method.response_style": (
        "質問・あいづち・共感語は語のパターンの一覧で判定したもので、意味を判定したものではない。",
        "Questions, backchannels and empathy words were detected by lists of patterns, which see words and not meaning.",
    ),
    "export.method.distinct": (
        "distinct-n（Li et al., 2016）は異なるn-gramの割合で、文章量とともに下がる。",
        "Distinct-n (Li et al., 2016) is the share of distinct n-grams; it falls with the amount of text.",
    ),
    "export.method.rarefaction": (
        "量の異なる文章は、同じ語数を引いたときの期待値（希薄化；Hurlbert, 1971）で比べた。",
        "Texts of different amounts were compared by the expectation for equally many words drawn (rarefaction; Hurlbert, 1971).",
    ),
}
