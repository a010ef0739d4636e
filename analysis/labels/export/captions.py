"""Captions, methods, and what stands in the files of an export."""

TEXTS = {
    "export.caption": (
        "{title}。{about}{n}。対象：{filter}。{intervals}{remarks}コーパス：{corpus}。作成：{software}。",
        "{title}. {about} {n}. Dialogues: {filter}. {intervals}{remarks}Corpus: {corpus}. Made with {software}.",
    ),
    "export.n": (
        "n = {dialogues} 対話（{utterances} 発話、{persons} 名：クライアント {clients}、カウンセラー {counselors}、最多の1名が {largest} を占める）",
        "n = {dialogues} dialogues ({utterances} utterances; {persons} speakers: {clients} clients, {counselors} counselors; largest share by one person {largest})",
    ),
    "export.n_plain": (
        "n = {dialogues} 対話（{utterances} 発話）",
        "n = {dialogues} dialogues ({utterances} utterances)",
    ),
    "export.cohorts": (
        "A：{n_a}、{filter_a}（{corpus_a}）；B：{n_b}、{filter_b}（{corpus_b}）",
        "A: {n_a}, {filter_a} ({corpus_a}); B: {n_b}, {filter_b} ({corpus_b})",
    ),
    "export.cohorts_filter": ("AとBの比較", "A compared with B"),
    "export.corpus": ("{title}（版 {version}、{licence}）", "{title} (version {version}, {licence})"),
    "export.corpus_plain": ("{title}（版 {version}）", "{title} (version {version})"),
    "export.invented": ("対話は創作である。", "The dialogues are invented. "),
    "export.machine_topics": ("相談テーマは自動分類{by}による。", "Topics were labeled automatically{by}. "),
    "export.inspected": (
        "対象の対話は、データを見たうえで選ばれた。",
        "The dialogues were selected after inspection. ",
    ),
    "export.sides": ("A：{a}、B：{b}。", "A: {a}; B: {b}. "),
    "export.unbounded": (
        "区間と検定は示していない（クライアントかカウンセラーが5名未満、または話者が不明）。",
        "No intervals or tests are shown because there are fewer than five clients or counselors, or they are unknown. ",
    ),
    "export.options": ("設定：{options}。", "Settings: {options}. "),
    "export.interval.two_way": (
        "区間は95%信頼区間（クライアントとカウンセラーの二方向クラスタ頑健分散、Cameron, Gelbach & Miller 2011、自由度は少ない方のクラスタ数−1のt分布）。",
        "Intervals are 95% confidence intervals, two-way clustered by client and counselor (Cameron, Gelbach & Miller 2011), using Student's t with the smaller number of clusters minus one degrees of freedom. ",
    ),
    "export.interval.logit": (
        "割合の区間はロジット尺度で求めた。",
        "Intervals for shares were computed on the logit scale. ",
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
    "export.methods.corpus": (
        "{corpus}を用いた。対象は{filter}で、{n}であった。",
        "We used {corpus}. The analysis covers {filter}: {n}.",
    ),
    "export.methods.cohorts": (
        "{corpus}の二つのコホートを比較した。{cohorts}。",
        "We compared two cohorts of {corpus}. {cohorts}.",
    ),
    "export.methods.figure": ("図「{title}」：{about}", "Figure “{title}”: {about}"),
    "export.method.map_vectors": (
        "対話の埋め込みは、特に記さない限り、対話全体の内容語（語彙素）のTF-IDFを100次元に縮約したもの（潜在意味解析、Deerwester et al., 1990）と、クライアントの最初の10発話の多言語 Universal Sentence Encoder（Yang et al., 2020）を結合したものである。相談テーマのラベルは用いていない。",
        "Unless another encoder is named, dialogues are represented by the TF-IDF of their content lemmas reduced to 100 dimensions (latent semantic analysis; Deerwester et al., 1990), concatenated with the multilingual Universal Sentence Encoder (Yang et al., 2020) embedding of the client's first ten utterances. Topic labels were not used.",
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
        "本文はNFKC正規化のうえ {tokenizer} で語に分割し、語彙素を数えた。100万語あたりの分母は句読点と記号を除く全語である。",
        "Texts were NFKC-normalized and tokenized by {tokenizer}; lemmas were counted. Rates per million words exclude punctuation and symbols.",
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
        "参考として対数尤度比 G²（Dunning, 1993）と対数比を併記した。",
        "Log-likelihood G² (Dunning, 1993) and the log ratio are also reported.",
    ),
    "export.method.log_dice": (
        "共起は log-Dice（Rychlý, 2008）で測った。",
        "Co-occurrence is measured by log-Dice (Rychlý, 2008).",
    ),
    "export.method.two_way": (
        "同じクライアントやカウンセラーが複数の対話に現れるため、95%信頼区間は二方向クラスタ頑健分散（Cameron, Gelbach, & Miller, 2011）により、各クラスタ次元に G/(G−1) の補正を施し、少ない方のクラスタ数から1を引いた自由度のt分布を用いて求めた（Cameron & Miller, 2015）。いずれかの側で5名未満の場合、区間は示さない。",
        "Because clients and counselors take part in several dialogues, 95% confidence intervals use two-way cluster-robust variances (Cameron, Gelbach, & Miller, 2011) with the correction G/(G−1) in each dimension, and Student's t with the smaller number of clusters minus one degrees of freedom (Cameron & Miller, 2015). No interval is given with fewer than five persons on either side.",
    ),
    "export.method.logit": (
        "割合の区間はロジット尺度で求めて元の尺度に戻した。",
        "Intervals for shares were computed on the logit scale and transformed back.",
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
        "頻度の差の効果量は二群の比の2を底とする対数。",
        "The effect size for differences between rates is the binary logarithm of their ratio.",
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
        "p値は Holm 法で補正した（Holm, 1979）。",
        "p values were adjusted by Holm's procedure (Holm, 1979).",
    ),
    "export.methods.software": (
        "集計と作図には {software} を用いた。",
        "Tables and figures were made with {software}.",
    ),
    "export.note.no_pixels": (
        "大きすぎるため、600 dpi のPNGはありません",
        "Too large for a 600 dpi PNG, so there is none",
    ),
    "export.note.replaced": (
        "書体 IPAexGothic にない文字を置き換えました：{value}",
        "Characters that the font IPAexGothic lacks were replaced: {value}",
    ),
    "export.note.left_out": ("場所が足りず省いたラベル：{value}", "Labels omitted for lack of space: {value}"),
    "export.note.shortened": ("途中まで示した長い行ラベル：{value}", "Shortened row labels: {value}"),
    "export.note.no_values": (
        "列が狭いため、マスに数値を示していません。数値は表にあります。",
        "The columns are too narrow to show values in the cells; see the table.",
    ),
    "export.note.smaller": (
        "行のラベルは、重ならないよう {value} pt にしました。",
        "Row labels are set in {value} pt so that they do not overlap.",
    ),
    "export.note.tall": (
        "A4の本文より縦に長い図です（{value} mm）。幅を広げるか、行を減らしてください。",
        "Taller than the text area of an A4 page ({value} mm): choose a wider page or fewer rows.",
    ),
    "export.note.crowded": (
        "この高さでは行のラベルが重なります。{value} mm 以上にしてください。",
        "Row labels overlap at this height; use at least {value} mm.",
    ),
    "export.readme": (
        """{title}

figure.pdf          図（{size}、文字はTrueTypeで埋め込み済み）
figure.svg          同じ図のSVG
figure.png          同じ図の600 dpi画像
figure.html         単独で開ける対話的な図（外部への通信なし）
figure.json         Plotly の JSON
table.csv           図の数値（表計算ソフト用、UTF-8）
table.tex           図の数値（LaTeX、booktabs）
caption.*.txt       図の説明（日本語・英語）
methods.*.txt       方法の段落（日本語・英語）
references.bib      コーパスと方法の文献
figure.py           同じ図を描き直すスクリプト
{extra}
描き直すには：KokoroScope のフォルダを PYTHONPATH に入れ、コーパス {corpora} をライブラリに用意して
    python figure.py
を実行すると figure.json が書かれる。
{notes}""",
        """{title}

figure.pdf          the figure ({size}, text embedded as TrueType)
figure.svg          the same as SVG
figure.png          the same at 600 dpi
figure.html         the figure to explore, in one file, without any connection
figure.json         Plotly's JSON
table.csv           its numbers, for spreadsheets (UTF-8)
table.tex           its numbers, LaTeX with booktabs
caption.*.txt       caption in Japanese and in English
methods.*.txt       a paragraph on methods in both languages
references.bib      the corpus and the methods
figure.py           draws the same figure again
{extra}
To draw it again, put KokoroScope's folder on PYTHONPATH, have the corpus {corpora} in the library, and run
    python figure.py
which writes figure.json.
{notes}""",
    ),
    "export.readme.differences": (
        "differences.csv     BとAの差、区間、効果量\ndifferences.tex     同じ表（LaTeX、booktabs）\n",
        "differences.csv     how B differs from A, with interval and effect size\n"
        "differences.tex     the same, LaTeX with booktabs\n",
    ),
}
