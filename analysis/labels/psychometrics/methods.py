"""Psychometrics: the sentences that methods sections get."""

TEXTS = {
    "export.model": ("モデル：{formula}（lme4 の記法）。", "Model, as lme4 writes it: {formula}. "),
    "export.model.singular": (
        "推定は特異であり、分散成分の少なくとも一つが0と推定された。",
        "The fit is singular: at least one variance is estimated as zero. ",
    ),
    "export.model.not_converged": (
        "推定は収束しなかった。",
        "The fit did not converge. ",
    ),
    "export.method.clients_drawn": (
        "信頼性係数の95%信頼区間は、クライアントを、その全対話とともに復元抽出したブートストラップの分位点である（Efron, 1979；αは1,000回、ωの回数は表に記載、シード固定）。5名未満の場合、区間は示さない。",
        "95% intervals of reliability coefficients are percentiles of bootstrap draws of clients with all their dialogues (Efron, 1979; 1,000 draws for alpha, the number for omega is in the table; fixed seed). No interval is given with fewer than five clients.",
    ),
    "export.method.groups_drawn": (
        "級内相関の95%信頼区間は、群（人）を復元抽出した1,000回のブートストラップの分位点である（Efron, 1979；シード固定）。",
        "95% intervals of intraclass correlations are percentiles of 1,000 bootstrap draws of groups, that is, persons (Efron, 1979; fixed seed).",
    ),
    "export.method.alpha": (
        "内的一貫性の指標として Cronbach (1951) の α を共分散行列から求めた。",
        "Internal consistency is Cronbach's (1951) alpha, computed from covariances.",
    ),
    "export.method.omega": (
        "McDonald (1999) の ω（全体、階層）は、3つの最小残差因子をオブリミン回転し、Schmid and Leiman (1957) の変換で一般因子を取り出して求めた（Zinbarg, Revelle, Yovel, & Li, 2005）。6項目未満では1因子とし、階層的 ω は求めない。",
        "McDonald's (1999) omega total and omega hierarchical come from three minimum-residual factors, rotated by oblimin, with a general factor by the transformation of Schmid and Leiman (1957; Zinbarg, Revelle, Yovel, & Li, 2005). With fewer than six items one factor is used and no hierarchical omega is given.",
    ),
    "export.method.levels": (
        "評定者の寛容さが項目間の関連に含まれるため、対話全体、クライアント内（本人の平均からの差）、クライアント間（分散成分；Muthén, 1994）の共分散行列を分けて分析した（Geldhof, Preacher, & Zyphur, 2014）。",
        "Because a client's leniency is part of what items share, covariances were analyzed pooled, within clients (deviations from the client's own means) and between clients (variance components; Muthén, 1994; Geldhof, Preacher, & Zyphur, 2014).",
    ),
    "export.method.rest": (
        "項目–残余相関は、項目と、その項目を除いた他の項目の合計とのピアソンの相関である（Nunnally & Bernstein, 1994）。",
        "Item–rest correlations are Pearson correlations of an item with the sum of the other items (Nunnally & Bernstein, 1994).",
    ),
    "export.method.parallel": (
        "因子数は、各項目の評定を独立に並べ替えた{draws}組のデータの固有値の95パーセンタイルと比べる平行分析で検討した（Horn, 1965）。クライアント間では、各クライアントの平均を並べ替えた。",
        "The number of factors was examined by parallel analysis against the 95th percentile of eigenvalues of {draws} data sets with each item's ratings permuted (Horn, 1965); between clients, clients' means were permuted.",
    ),
    "export.method.factors": (
        "因子は最小残差法で抽出した（Harman & Jones, 1966）。",
        "Factors were extracted by minimum residuals (Harman & Jones, 1966).",
    ),
    "export.method.rotated": (
        "因子は勾配射影法で回転した（{rotation}回転；Bernaards & Jennrich, 2005）。",
        "They were rotated by gradient projection ({rotation}; Bernaards & Jennrich, 2005).",
    ),
    "export.method.within_client": (
        "評定者の寛容さを除くため、クライアント内の共分散（本人の平均からの差）を分析した（Geldhof, Preacher, & Zyphur, 2014）。",
        "To set clients' leniency aside, covariances within clients (deviations from the client's own means) were analyzed (Geldhof, Preacher, & Zyphur, 2014).",
    ),
    "export.method.between_clients": (
        "クライアント間の共分散（分散成分；Muthén, 1994）を分析した（Geldhof, Preacher, & Zyphur, 2014）。",
        "Covariances between clients (variance components; Muthén, 1994) were analyzed (Geldhof, Preacher, & Zyphur, 2014).",
    ),
    "export.method.polychoric": (
        "相関は二段階推定によるポリコリック相関である（Olsson, 1979）。",
        "Correlations are polychoric, by the two-step estimator (Olsson, 1979).",
    ),
    "export.method.graded": (
        "項目反応には段階反応モデル（Samejima, 1969）を用い、潜在特性を平均0、分散1の正規分布とし、121点の等間隔格子上のEMによる周辺最尤法で推定した（Bock & Aitkin, 1981）。",
        "Item responses were modeled by the graded response model (Samejima, 1969) with a standard normal trait, estimated by marginal maximum likelihood with EM over an even grid of 121 points (Bock & Aitkin, 1981).",
    ),
    "export.method.scores_clustered": (
        "母数の標準誤差は、各対話のスコアを用い、クライアントとカウンセラーで二方向にクラスタ化したサンドイッチ推定による（Cameron, Gelbach, & Miller, 2011）。識別力の区間は対数尺度で求めた。",
        "Standard errors of the parameters are sandwich estimates from the scores of dialogues, clustered by client and counselor (Cameron, Gelbach, & Miller, 2011); intervals of discriminations were made on the logarithm.",
    ),
    "export.method.functioning": (
        "特異項目機能は、他の項目の平均で20層以内に層化し、層内での群と他のすべての対話の差を、推定の分散が最小となる重み（両者の対話数の積を和で割った値）で平均した値とした（Dorans & Schmitt, 1991）。大きさの区分は Zwick, Thayer, and Mazzeo (1997) による。不均一な特異項目機能は、この差が他の項目の平均1標準偏差あたりどれだけ変わるかであり、そのp値は別に補正した。",
        "Differential item functioning is the difference between a group and all other dialogues within up to twenty strata of the mean of the other items (Dorans & Schmitt, 1991), averaged over strata with the weights of least variance (product over sum of the two numbers of dialogues); sizes are classified after Zwick, Thayer, and Mazzeo (1997). Non-uniform functioning is how this difference changes with one standard deviation of the mean of the other items; its p values were adjusted as a family of their own.",
    ),
    "export.method.one_way": (
        "級内相関 ICC(1) は1要因の分散分析による（Shrout & Fleiss, 1979；群の大きさの違いを補正）。",
        "Intraclass correlations are ICC(1) from a one-way analysis of variance (Shrout & Fleiss, 1979), corrected for unequal group sizes.",
    ),
    "export.method.crossed": (
        "得点は、固定効果と、交差するクライアントとカウンセラーのランダム切片をもつ線形混合モデルとし、制限付き最尤法で推定した（Patterson & Thompson, 1971；Bates, Mächler, Bolker, & Walker, 2015 と同じモデル。Python の mixedlm による。クライアントとカウンセラーがどちらも1,500人を超えるときは、平均情報法により、逆行列のトレースを乱数の符号で推定した）。",
        "Scores were modeled with fixed effects and crossed random intercepts of client and counselor, fitted by restricted maximum likelihood (Patterson & Thompson, 1971; the model of Bates, Mächler, Bolker, & Walker, 2015, with the Python package mixedlm; with more than 1,500 clients and as many counselors by average information, the traces of the inverse estimated with random signs).",
    ),
    "export.method.r_squared": (
        "周辺 R² と条件付き R² は Nakagawa and Schielzeth (2013) による。",
        "Marginal and conditional R² follow Nakagawa and Schielzeth (2013).",
    ),
    "export.method.wald": (
        "固定効果の区間と検定は Wald 法で、自由度はクライアントとカウンセラーの少ない方の人数から1を引いた値とした。",
        "Intervals and tests of fixed effects are of the Wald type, with the smaller number of clients or counselors minus one degrees of freedom.",
    ),
    "export.method.parametric": (
        "分散の割合の95%信頼区間は、当てはめたモデルから得点を生成し、毎回推定し直したパラメトリック・ブートストラップの分位点である（Efron & Tibshirani, 1993；回数は表に記載、シード固定）。",
        "95% intervals of variance shares are percentiles of a parametric bootstrap: scores were simulated from the fitted model, which was then fitted anew (Efron & Tibshirani, 1993; the number of draws is in the table; fixed seed).",
    ),
    "export.method.conditional": (
        "人の効果は最良線形不偏予測で、95%区間は条件付き標準偏差により、モデルの分散を所与とする。個人の順位づけには用いない（Goldstein & Spiegelhalter, 1996）。",
        "Persons' effects are best linear unbiased predictions with 95% intervals from conditional standard deviations, given the model's variances; they are not meant to rank individuals (Goldstein & Spiegelhalter, 1996).",
    ),
    "export.method.relations": (
        "再び対話した組を用いて、評価する側、評価される側、関係の分散を社会関係モデルとして分けた（Kenny, Kashy, & Cook, 2006）。",
        "With pairs that met again, the variances of perceiver, partner and relationship were separated as in the social relations model (Kenny, Kashy, & Cook, 2006).",
    ),
    "export.interval.reciprocity": (
        "互恵性の区間は95%信頼区間（1人または1組を1クラスタ、自由度はその数−1のt分布、Fisher の z 尺度）。",
        "Intervals of reciprocities are 95% confidence intervals with each person or pair one cluster, on Fisher's z scale, using Student's t with their number minus one degrees of freedom. ",
    ),
    "export.method.reciprocity": (
        "互恵性の95%信頼区間は、1人（または1組）を1クラスタとするクラスタ頑健分散により、その数から1を引いた自由度のt分布を用いて Fisher の z 尺度（Fisher, 1921）で求めた。縮小推定値と残差の推定誤差は含まない。",
        "95% confidence intervals of reciprocities take each person (or pair) as one cluster and were computed on Fisher's z scale (Fisher, 1921), using Student's t with their number minus one degrees of freedom; they do not hold the error of the shrunken effects and residuals themselves.",
    ),
    "export.method.shrunken_reliability": (
        "この人の効果の信頼性は、1から、効果の条件付き分散と人の間の分散の比を引いた値である。",
        "The reliability of the person's effect is one minus the ratio of its conditional variance to the variance between persons.",
    ),
    "export.method.generalized": (
        "セッション数と信頼性の関係は、一般化可能性理論の決定研究による（Brennan, 2001）。各セッションの相手は異なるものとする。",
        "Reliability by number of sessions is a decision study of generalizability theory (Brennan, 2001), each session with a different partner.",
    ),
    "export.method.design": (
        "必要な対話数は、固定効果を除いた得点の分散のもとでの二群の平均の差の両側検定（有意水準5%、検定力80%）の数に、クライアントとカウンセラーの繰り返しによるデザイン効果（Kish, 1965）を掛けたものである。二群に共通の人はいないものとする。",
        "Required numbers of dialogues are those of a two-sided test of two means (5% level, 80% power), given the variance that the fixed effects leave, times the design effect of returning clients and counselors (Kish, 1965), with nobody in both cohorts.",
    ),
    "export.method.mundlak": (
        "固定効果は、カウンセラーとクライアントそれぞれの経験と、対話の日時（年単位）である。経験は、それより前のコーパス内の対話数に1を足した常用対数とし、本人の平均とそこからの差に分けて投入した（Mundlak, 1978；Curran & Bauer, 2011）。",
        "Fixed effects are the counselor's and the client's experience and the date, in years. Experience is the common logarithm of one plus the person's earlier dialogues in the corpus and entered as the person's mean and the deviation from it (Mundlak, 1978; Curran & Bauer, 2011).",
    ),
}
