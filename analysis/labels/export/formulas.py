"""What the signs of formulas mean."""

TEXTS = {
    "formula.two_way": (
        "ψᵢ：対話iの寄与、gはクライアント（V₁）、カウンセラー（V₂）、その組（V₁₂）、G：その数",
        "ψᵢ: contribution of dialogue i; g: clients (V₁), counselors (V₂), their pairs (V₁₂); G: how many",
    ),
    "formula.alone": ("ψᵢ：対話iの寄与、n：対話の数", "ψᵢ: contribution of dialogue i; n: how many dialogues"),
    "formula.one_side": (
        "ψᵢ：対話iの寄与、g：人（名のある側）、G：その数",
        "ψᵢ: contribution of dialogue i; g: persons of the one side; G: how many",
    ),
    "formula.by_partner": (
        "ψᵢ：対話iの寄与、g：相手、G：その数",
        "ψᵢ: contribution of dialogue i; g: partners; G: how many",
    ),
    "formula.logit": (
        "p：割合、se：その標準誤差、t：自由度に応じたスチューデントのt",
        "p: share; se: its standard error; t: Student's t",
    ),
    "formula.hedges": (
        "x̄：平均、s：併合した標準偏差、n：対話数",
        "x̄: means; s: pooled standard deviation; n: dialogues",
    ),
    "formula.holm": ("m：検定の数、p₍ᵢ₎：小さい順", "m: tests; p₍ᵢ₎: in ascending order"),
    "formula.benjamini": ("m：検定の数、p₍ᵢ₎：小さい順", "m: tests; p₍ᵢ₎: in ascending order"),
    "formula.fisher": ("r：相関係数", "r: correlation"),
    "formula.ipsatised": (
        "xᵢⱼ：対話iの項目j、x̄ᵢ：その対話の平均",
        "xᵢⱼ: item j of dialogue i; x̄ᵢ: that dialogue's mean",
    ),
    "formula.alpha": (
        "k：項目数、σᵢ²：項目の分散、σ_X²：合計の分散",
        "k: items; σᵢ²: variance of an item; σ_X²: of the sum",
    ),
    "formula.omega": (
        "ψᵢ：項目の独自分散、gᵢ：一般因子への負荷、rᵢⱼ：項目間の相関",
        "ψᵢ: uniqueness of an item; gᵢ: its loading on the general factor; rᵢⱼ: correlations of items",
    ),
    "formula.one_way": (
        "MS_B・MS_W：群間・群内の平均平方、k₀：不揃いな人数の調整平均",
        "MS_B, MS_W: mean squares between and within groups; k₀: adjusted mean group size",
    ),
    "formula.generalized": (
        "σ_p²：人の分散、σ_δ²：1回の面接の誤差分散、n：面接の数",
        "σ_p²: variance of persons; σ_δ²: error variance of one session; n: sessions",
    ),
    "formula.r_squared": (
        "σ_f²：固定効果、σ_u²：変量効果、σ_e²：残差の分散",
        "σ_f²: variance of fixed effects; σ_u²: of random effects; σ_e²: residual",
    ),
    "formula.crossed": (
        "β：固定効果、u：クライアント・カウンセラーの変量切片",
        "β: fixed effects; u: random intercepts of client and counselor",
    ),
    "formula.design": ("m：1人あたりの対話数、ρ：級内相関", "m: dialogues a person; ρ: intraclass correlation"),
    "formula.graded": ("θ：特性、a：識別力、b_k：閾値", "θ: trait; a: discrimination; b_k: thresholds"),
    "formula.standardized_mean_change": ("s：前の標準偏差、n：人数", "s: standard deviation before; n: persons"),
    "formula.reliable_change": ("s：標準偏差、r：信頼性", "s: standard deviation; r: reliability"),
    "formula.weighted_kappa": ("o：観測度数、e：偶然の期待度数", "o: observed, e: expected counts"),
    "formula.agreement": (
        "p_o・p_e：観測された一致・偶然の一致、D_o・D_e：観測された不一致・偶然の不一致",
        "p_o, p_e: observed and chance agreement; D_o, D_e: observed and chance disagreement",
    ),
    "formula.retrieval": (
        "tp・fp・fn：正しく付いた、誤って付いた、付かなかった",
        "tp, fp, fn: true positives, false positives, false negatives",
    ),
    "formula.overlap": ("L：ターンの内容語の語彙素", "L: content lemmas of a turn"),
    "formula.style": ("p：語の類cが各話者の語に占める割合", "p: share of word class c in each speaker's words"),
    "formula.entropy": ("a：前の話者、b：次の話者", "a: last speaker; b: next speaker"),
    "formula.dispersion": (
        "vᵢ：語、sᵢ：全語に占める対話iの割合",
        "vᵢ: dialogue i's share of the word; sᵢ: of all words",
    ),
    "formula.log_odds": (
        "y：語の度数、n：語数、α_w：全体の頻度に比例する事前の度数、α₀：その和",
        "y: count of the word; n: words; α_w: prior counts proportional to the corpus; α₀: their sum",
    ),
    "formula.log_likelihood": ("O：観測度数、E：期待度数", "O: observed, E: expected counts"),
    "formula.co_occurrence_g2": ("O：観測度数、E：期待度数", "O: observed, E: expected counts"),
    "formula.log_dice": ("f：度数", "f: counts"),
    "formula.co_occurrence": ("n：その語のある分析単位の数", "n: segments that hold the word"),
    "formula.pmi": ("n：分析単位の数", "n: segments"),
    "formula.bleu": (
        "p_n：n-gramの適合率、r・c：参照・応答の長さ",
        "p_n: n-gram precision; r, c: length of reference and response",
    ),
    "formula.chrf": (
        "P・R：文字n-gramの適合率・再現率の平均",
        "P, R: mean precision and recall of character n-grams",
    ),
    "formula.rouge": (
        "P・R：n-gramまたは最長共通部分列の適合率・再現率",
        "P, R: precision and recall of n-grams or of the longest common subsequence",
    ),
    "formula.distinct": ("異なるn-gramの数を全n-gramの数で割る", "different n-grams over all n-grams"),
    "formula.cohen_d": ("Δ：対話ごとの差", "Δ: difference of a dialogue"),
    "formula.conduct_kappa": ("p_o・p_e：観測された一致・偶然の一致", "p_o, p_e: observed and chance agreement"),
    "formula.ridge_by_client": ("λ：罰則", "λ: penalty"),
    "formula.mtld": (
        "N：語数、F：TTRが0.72に下がるまでの語の列の数",
        "N: words; F: stretches until the type–token ratio falls to 0.72",
    ),
    "formula.topic_entropy": ("p：主題の割合", "p: share of a topic"),
    "formula.jensen_shannon": ("P・Q：語の分布、H：エントロピー", "P, Q: distributions of words; H: entropy"),
    "formula.bradley_terry": ("π：強さ、ν：引き分けやすさ", "π: strength; ν: propensity of ties"),
    "formula.preference": ("W・T・L：勝ち・引き分け・負け", "W, T, L: wins, ties, losses"),
    "formula.judged_agreement": (
        "D_o・D_e：観測された不一致・偶然の不一致",
        "D_o, D_e: observed and chance disagreement",
    ),
    "formula.rating_alpha": (
        "D_o・D_e：観測された不一致・偶然の不一致",
        "D_o, D_e: observed and chance disagreement",
    ),
    "formula.detectable": ("se：差の標準誤差", "se: standard error of the difference"),
    "formula.shuffled": (
        "k：観測値以上の並べ替えの数、B：並べ替えの数",
        "k: permutations at least as extreme; B: permutations",
    ),
    "formula.codes_shuffled": (
        "k：観測値以上の並べ替えの数、B：並べ替えの数",
        "k: permutations at least as extreme; B: permutations",
    ),
    "formula.persons_permuted": (
        "k：観測値以上の並べ替えの数、B：並べ替えの数",
        "k: permutations at least as extreme; B: permutations",
    ),
    "formula.randomization": ("k：観測値以上の入れ替えの数、B = 1999", "k: swaps at least as extreme; B = 1999"),
    "formula.transitions": ("n_ab：コードaの後のb、n_a：コードa", "n_ab: code b after a; n_a: code a"),
}
