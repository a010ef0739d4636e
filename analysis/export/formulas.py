"""The formula of each method that one line can hold, with the meaning of its signs in English and Japanese.

The signs are Unicode, so that help, documentation and a terminal show the same without a network.
"""

#: The name of a method -> formula, signs in Japanese, signs in English.
FORMULAS: dict[str, tuple[str, str, str]] = {
    "two_way": (
        "V = V₁ + V₂ − V₁₂,  V_c = G_c / (G_c − 1) · Σ_g (Σ_{i∈g} ψᵢ)²",
        "ψᵢ：対話iの寄与、gはクライアント（V₁）、カウンセラー（V₂）、その組（V₁₂）、G：その数",
        "ψᵢ: contribution of dialogue i; g: clients (V₁), counselors (V₂), their pairs (V₁₂); G: how many",
    ),
    "by_partner": (
        "V = G / (G − 1) · Σ_g (Σ_{i∈g} ψᵢ)²",
        "ψᵢ：対話iの寄与、g：相手、G：その数",
        "ψᵢ: contribution of dialogue i; g: partners; G: how many",
    ),
    "logit": (
        "logit p ± t · se / (p (1 − p)),  p = 1 / (1 + e^−logit)",
        "p：割合、se：その標準誤差、t：自由度に応じたスチューデントのt",
        "p: share; se: its standard error; t: Student's t",
    ),
    "hedges": (
        "g = (1 − 3 / (4 (n₁ + n₂ − 2) − 1)) · (x̄₂ − x̄₁) / s",
        "x̄：平均、s：併合した標準偏差、n：対話数",
        "x̄: means; s: pooled standard deviation; n: dialogues",
    ),
    "holm": (
        "p₍ᵢ₎* = max_{j≤i} min(1, (m − j + 1) p₍ⱼ₎)",
        "m：検定の数、p₍ᵢ₎：小さい順",
        "m: tests; p₍ᵢ₎: in ascending order",
    ),
    "benjamini": (
        "p₍ᵢ₎* = min_{j≥i} min(1, m p₍ⱼ₎ / j)",
        "m：検定の数、p₍ᵢ₎：小さい順",
        "m: tests; p₍ᵢ₎: in ascending order",
    ),
    "fisher": ("z = artanh r,  r = tanh(z ± t · se_z)", "r：相関係数", "r: correlation"),
    "ipsatised": (
        "x*ᵢⱼ = xᵢⱼ − x̄ᵢ",
        "xᵢⱼ：対話iの項目j、x̄ᵢ：その対話の平均",
        "xᵢⱼ: item j of dialogue i; x̄ᵢ: that dialogue's mean",
    ),
    "alpha": (
        "α = k / (k − 1) · (1 − Σ σᵢ² / σ_X²)",
        "k：項目数、σᵢ²：項目の分散、σ_X²：合計の分散",
        "k: items; σᵢ²: variance of an item; σ_X²: of the sum",
    ),
    "omega": (
        "ω_t = 1 − Σ ψᵢ / σ_X²,  ω_h = (Σ gᵢ)² / σ_X²,  σ_X² = Σᵢⱼ rᵢⱼ",
        "ψᵢ：項目の独自分散、gᵢ：一般因子への負荷、rᵢⱼ：項目間の相関",
        "ψᵢ: uniqueness of an item; gᵢ: its loading on the general factor; rᵢⱼ: correlations of items",
    ),
    "one_way": (
        "ICC(1) = (MS_B − MS_W) / (MS_B + (k₀ − 1) MS_W)",
        "MS_B・MS_W：群間・群内の平均平方、k₀：不揃いな人数の調整平均",
        "MS_B, MS_W: mean squares between and within groups; k₀: adjusted mean group size",
    ),
    "generalized": (
        "Eρ²(n) = σ_p² / (σ_p² + σ_δ² / n)",
        "σ_p²：人の分散、σ_δ²：1回の面接の誤差分散、n：面接の数",
        "σ_p²: variance of persons; σ_δ²: error variance of one session; n: sessions",
    ),
    "r_squared": (
        "R²_m = σ_f² / (σ_f² + σ_u² + σ_e²),  R²_c = (σ_f² + σ_u²) / (σ_f² + σ_u² + σ_e²)",
        "σ_f²：固定効果、σ_u²：変量効果、σ_e²：残差の分散",
        "σ_f²: variance of fixed effects; σ_u²: of random effects; σ_e²: residual",
    ),
    "crossed": (
        "y = Xβ + u_client + u_counselor + e,  u ~ N(0, σ_u²)",
        "β：固定効果、u：クライアント・カウンセラーの変量切片",
        "β: fixed effects; u: random intercepts of client and counselor",
    ),
    "design": (
        "deff = 1 + (m − 1) ρ",
        "m：1人あたりの対話数、ρ：級内相関",
        "m: dialogues a person; ρ: intraclass correlation",
    ),
    "graded": (
        "P(X ≥ k | θ) = 1 / (1 + e^(−a (θ − b_k)))",
        "θ：特性、a：識別力、b_k：閾値",
        "θ: trait; a: discrimination; b_k: thresholds",
    ),
    "standardized_mean_change": (
        "d = (1 − 3 / (4 (n − 1) − 1)) · (x̄_after − x̄_before) / s_before",
        "s：前の標準偏差、n：人数",
        "s: standard deviation before; n: persons",
    ),
    "reliable_change": (
        "RCI = (x_after − x_before) / (s √(2 (1 − r)))",
        "s：標準偏差、r：信頼性",
        "s: standard deviation; r: reliability",
    ),
    "weighted_kappa": (
        "κ_w = 1 − Σ w oᵢⱼ / Σ w eᵢⱼ,  w = (i − j)²",
        "o：観測度数、e：偶然の期待度数",
        "o: observed, e: expected counts",
    ),
    "agreement": (
        "κ = (p_o − p_e) / (1 − p_e),  α = 1 − D_o / D_e",
        "p_o・p_e：観測された一致・偶然の一致、D_o・D_e：観測された不一致・偶然の不一致",
        "p_o, p_e: observed and chance agreement; D_o, D_e: observed and chance disagreement",
    ),
    "retrieval": (
        "P = tp / (tp + fp),  R = tp / (tp + fn),  F₁ = 2PR / (P + R)",
        "tp・fp・fn：正しく付いた、誤って付いた、付かなかった",
        "tp, fp, fn: true positives, false positives, false negatives",
    ),
    "overlap": (
        "|L(turn) ∩ L(before)| / |L(turn)|",
        "L：ターンの内容語の語彙素",
        "L: content lemmas of a turn",
    ),
    "style": (
        "LSM = mean_c (1 − |p₁ − p₂| / (p₁ + p₂ + 0.0001))",
        "p：語の類cが各話者の語に占める割合",
        "p: share of word class c in each speaker's words",
    ),
    "entropy": (
        "H = −Σ p(a) Σ p(b | a) log₂ p(b | a)",
        "a：前の話者、b：次の話者",
        "a: last speaker; b: next speaker",
    ),
    "dispersion": (
        "DP = ½ Σ |vᵢ − sᵢ|",
        "vᵢ：語、sᵢ：全語に占める対話iの割合",
        "vᵢ: dialogue i's share of the word; sᵢ: of all words",
    ),
    "log_odds": (
        "δ = ln((y₁ + α_w) / (n₁ + α₀ − y₁ − α_w)) − ln((y₂ + α_w) / (n₂ + α₀ − y₂ − α_w)),  z = δ / √V(δ)",
        "y：語の度数、n：語数、α_w：全体の頻度に比例する事前の度数、α₀：その和",
        "y: count of the word; n: words; α_w: prior counts proportional to the corpus; α₀: their sum",
    ),
    "log_likelihood": ("G² = 2 Σ O ln(O / E)", "O：観測度数、E：期待度数", "O: observed, E: expected counts"),
    "co_occurrence_g2": ("G² = 2 Σ O ln(O / E)", "O：観測度数、E：期待度数", "O: observed, E: expected counts"),
    "log_dice": ("14 + log₂(2 f_xy / (f_x + f_y))", "f：度数", "f: counts"),
    "co_occurrence": (
        "J = n_xy / (n_x + n_y − n_xy)",
        "n：その語のある区間の数",
        "n: segments that hold the word",
    ),
    "pmi": ("PMI = log₂(n n_xy / (n_x n_y))", "n：区間の数", "n: segments"),
    "bleu": (
        "BLEU = min(1, e^(1 − r/c)) · exp(¼ Σ_{n≤4} ln p_n)",
        "p_n：n-gramの適合率、r・c：参照・応答の長さ",
        "p_n: n-gram precision; r, c: length of reference and response",
    ),
    "chrf": (
        "chrF₂ = 5PR / (4P + R)",
        "P・R：文字n-gramの適合率・再現率の平均",
        "P, R: mean precision and recall of character n-grams",
    ),
    "rouge": (
        "F₁ = 2PR / (P + R)",
        "P・R：n-gramまたは最長共通部分列の適合率・再現率",
        "P, R: precision and recall of n-grams or of the longest common subsequence",
    ),
    "distinct": (
        "distinct-n = |{n-gram}| / Σ n-gram",
        "異なるn-gramの数を全n-gramの数で割る",
        "different n-grams over all n-grams",
    ),
    "cohen_d": ("d_z = mean(Δ) / sd(Δ)", "Δ：対話ごとの差", "Δ: difference of a dialogue"),
    "conduct_kappa": (
        "κ = (p_o − p_e) / (1 − p_e)",
        "p_o・p_e：観測された一致・偶然の一致",
        "p_o, p_e: observed and chance agreement",
    ),
    "ridge_by_client": ("β = argmin ‖y − Xβ‖² + λ‖β‖²", "λ：罰則", "λ: penalty"),
    "mtld": (
        "MTLD = N / F",
        "N：語数、F：TTRが0.72に下がるまでの区間の数",
        "N: words; F: stretches until the type–token ratio falls to 0.72",
    ),
    "topic_entropy": ("H = −Σ p log₂ p", "p：主題の割合", "p: share of a topic"),
    "jensen_shannon": (
        "JSD = H(½(P + Q)) − ½(H(P) + H(Q))",
        "P・Q：語の分布、H：エントロピー",
        "P, Q: distributions of words; H: entropy",
    ),
    "bradley_terry": (
        "P(i ≻ j) = πᵢ / (πᵢ + πⱼ + ν √(πᵢ πⱼ))",
        "π：強さ、ν：引き分けやすさ",
        "π: strength; ν: propensity of ties",
    ),
    "preference": ("(W + ½ T) / (W + T + L)", "W・T・L：勝ち・引き分け・負け", "W, T, L: wins, ties, losses"),
    "judged_agreement": (
        "α = 1 − D_o / D_e",
        "D_o・D_e：観測された不一致・偶然の不一致",
        "D_o, D_e: observed and chance disagreement",
    ),
    "rating_alpha": (
        "α = 1 − D_o / D_e,  d² = (a − b)²",
        "D_o・D_e：観測された不一致・偶然の不一致",
        "D_o, D_e: observed and chance disagreement",
    ),
    "detectable": (
        "MDE = (t_{0.975} + t_{0.80}) · se",
        "se：差の標準誤差",
        "se: standard error of the difference",
    ),
    "shuffled": (
        "p = (k + 1) / (B + 1)",
        "k：観測値以上の並べ替えの数、B：並べ替えの数",
        "k: permutations at least as extreme; B: permutations",
    ),
    "codes_shuffled": (
        "p = (k + 1) / (B + 1)",
        "k：観測値以上の並べ替えの数、B：並べ替えの数",
        "k: permutations at least as extreme; B: permutations",
    ),
    "persons_permuted": (
        "p = (k + 1) / (B + 1)",
        "k：観測値以上の並べ替えの数、B：並べ替えの数",
        "k: permutations at least as extreme; B: permutations",
    ),
    "randomization": (
        "p = (k + 1) / (B + 1)",
        "k：観測値以上の入れ替えの数、B = 1999",
        "k: swaps at least as extreme; B = 1999",
    ),
    "transitions": (
        "P(b | a) = n_ab / n_a",
        "n_ab：コードaの後のb、n_a：コードa",
        "n_ab: code b after a; n_a: code a",
    ),
}
