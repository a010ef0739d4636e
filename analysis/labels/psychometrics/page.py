"""The psychometrics page: tabs, choices, sentences, and why a model cannot be fitted."""

TEXTS = {
    "page.psychometrics": ("心理測定", "Psychometrics"),
    "psychometrics.title": ("心理測定", "Psychometrics"),
    "psychometrics.about": (
        "尺度の信頼性と構造、得点の分散が誰によるものか、1回のセッションから何が言えるか。",
        "How reliable the scale is and what it measures, whose variance the scores are, and what one session can tell.",
    ),
    "psychometrics.tab.reliability": ("信頼性", "Reliability"),
    "psychometrics.tab.dimensions": ("次元", "Dimensions"),
    "psychometrics.tab.items": ("項目反応と DIF", "Item response and DIF"),
    "psychometrics.tab.variance": ("誰の分散か", "Whose variance"),
    "psychometrics.tab.sessions": ("必要なセッション数", "Sessions needed"),
    "psychometrics.tab.change": ("時間による変化", "Change over time"),
    "psychometrics.scale": ("尺度", "Scale"),
    "psychometrics.kind": ("相関の種類", "Correlations"),
    "psychometrics.factors": ("因子数", "Number of factors"),
    "psychometrics.rotation": ("回転", "Rotation"),
    "psychometrics.correlation": ("相関行列", "Correlation matrix"),
    "psychometrics.by": ("比較する群", "Compare by"),
    "psychometrics.role": ("役割", "Role"),
    "psychometrics.measure": ("得点の種類", "Score"),
    "psychometrics.predictors": ("固定効果（予測変数）", "Fixed effects (predictors)"),
    "psychometrics.predictors_help": (
        "特徴量は標準化して投入します。結果はモデルに入れた変数に依存します。",
        "Features enter in standard deviations. Results depend on which predictors are in the model.",
    ),
    "psychometrics.formula": ("モデル：", "Model: "),
    "psychometrics.scale_name": ("尺度「{name}」", "Scale “{name}”"),
    "scale.items": ("20項目", "The 20 items"),
    "psychometrics.incomplete": (
        "欠損のある{n}件の評定は除いています。",
        "{n} incomplete ratings are left out.",
    ),
    "psychometrics.singular": (
        "分散成分の一つが0と推定されました（特異）。その人の違いはこのデータからは見えません。予測変数を減らすか、対象を広げてください。",
        "A variance component is estimated as 0 (singular fit): these data show no differences between those people. Use fewer predictors or widen the selection.",
    ),
    "psychometrics.not_converged": (
        "推定が収束しませんでした。数値は使わず、予測変数を減らすか、対象を広げてください。",
        "The fit did not converge. Do not use these numbers; use fewer predictors or widen the selection.",
    ),
    "psychometrics.alpha": (
        "α係数は {alpha} です（{n} 対話）。",
        "Alpha is {alpha} ({n} dialogues).",
    ),
    "psychometrics.alpha_within": (
        "本人の平均からの差だけを見るクライアント内では {within_client}、クライアントの水準どうしでは {between_clients} です。両者の差は、評定者の癖が一次元性に含まれる程度を示します。",
        "Within clients, around each one's own mean, it is {within_client}; between clients' levels it is {between_clients}. What lies between the two shows how far habits of raters are part of the one dimension.",
    ),
    "psychometrics.factors_kept": (
        "平行分析で残る因子数：{kept}。最大の固有値（{value}）が項目の分散の {share} を占めます。",
        "Factors that parallel analysis keeps: {kept}. The first eigenvalue ({value}) holds {share} of the items' variance.",
    ),
    "psychometrics.informed": (
        "θ が {low} から {high} の範囲で、信頼性は {reliability} 以上です。その外の違いは、この尺度ではよく見分けられません。",
        "From θ = {low} to {high} the scale has a reliability of {reliability} or more; beyond, it tells little apart.",
    ),
    "psychometrics.dif": (
        "{n} 通りの比較のうち、補正後に差があるのは {differing} 通りです。最大の差は {largest} SD（{item}、{group}；{size}）です。",
        "Of {n} comparisons, {differing} differ after correction. The largest difference is {largest} SD ({item}, {group}; {size}).",
    ),
    "psychometrics.whose": (
        "得点の分散のうち、評定するクライアントによるものが {client}、カウンセラーによるものが {counselor}、個々のセッションと誤差が {residual} です（固定効果を除く）。固定効果は全分散の {fixed} を説明します。",
        "Of a score's variance, {client} lies with the client who rates, {counselor} with the counselor, and {residual} with the single session and error (beside the fixed effects, which explain {fixed} of all variance).",
    ),
    "psychometrics.drift.years": (
        "同じ人・同じ経験回数なら、1年で {value} 点 [{low}, {high}] 変わります。",
        "With the same persons and experience, scores change by {value} points a year [{low}, {high}].",
    ),
    "psychometrics.drift.counselor_within": (
        "同じカウンセラーの経験回数が10倍になると {value} 点 [{low}, {high}] 変わります。",
        "The same counselor's scores change by {value} points with tenfold experience [{low}, {high}].",
    ),
    "psychometrics.one_session": (
        "1回のセッションの得点からカウンセラーについて分かるのは {one} です。{twelve_n}回の平均では {twelve} になります。"
        "信頼性 0.80 に達するには、それぞれ別のクライアントとの {needed} 回のセッションが必要です。",
        "One session tells {one} about a counselor; the mean of {twelve_n} sessions tells {twelve}. "
        "A reliability of .80 takes {needed} sessions, each with a different client.",
    ),
    "psychometrics.one_rating": (
        "クライアントについては、1回の評定で {one}、0.80 に達するには {needed} 回です。",
        "About a client, one rating tells {one}; .80 takes {needed} ratings.",
    ),
    "psychometrics.sizes": (
        "平均{points}点の差を検出するには、このデータと同じように人が繰り返し現れる場合、各群に {here} 対話が必要です"
        "（毎回違うクライアントなら {new}、全対話が独立なら {plain}）。",
        "Finding a mean difference of {points} points takes {here} dialogues in each cohort if people return as often as they do here "
        "({new} if every dialogue has a new client, {plain} if all dialogues were independent).",
    ),
    "psychometrics.survivors": (
        "経験の多いカウンセラーは、続けた人だけです。「最初の5回の平均」は、各段階まで続けた人が初めからどう評価されていたかを示します。",
        "Experienced counselors are those who stayed. “First five” shows how those who reached each stage were rated at the start.",
    ),
    "psychometrics.no_reliability": (
        "ここでは信頼性 0.80 に達する回数を求められません（分散が0）。",
        "No number of sessions reaches .80 here (the variance is 0).",
    ),
    "kept.offer": (
        "この計算には時間がかかります。一度計算すると保存され、次からはすぐに表示されます。",
        "This takes a while to compute. The result is saved and shown at once the next time.",
    ),
    "kept.run": ("計算する", "Compute"),
    "kept.done": ("計算しました。", "Computed."),
    "kept.command": ("コマンドラインでは：", "On the command line:"),
    "job.step.scale_reliability": ("信頼性を計算中", "Computing reliability"),
    "job.step.scale_eigenvalues": ("固有値を計算中", "Computing eigenvalues"),
    "job.step.graded_items": ("段階反応モデルを推定中", "Fitting the graded response model"),
    "job.step.social_relations": ("社会関係モデルを推定中", "Fitting the social relations model"),
    "job.step.experience_effects": ("経験のモデルを推定中", "Fitting the model of experience"),
    "job.step.variance_share_intervals": ("モデルを推定中", "Fitting the model"),
    "job.step.bootstrap": ("パラメトリック・ブートストラップ中", "Parametric bootstrap"),
    "error.no_predictor": (
        "予測変数「{name}」はありません。使えるもの：{there}",
        "no predictor '{name}'; there are: {there}",
    ),
    "absent.scale": (
        "3項目以上の尺度がありません。",
        "This corpus has no scale with three or more items.",
    ),
    "absent.few_ratings": (
        "全項目がそろった評定が30件に満たないため、段階反応モデルは推定できません。対象を広げてください。",
        "With fewer than 30 complete ratings a graded response model cannot be fitted. Widen the selection.",
    ),
    "absent.alike": (
        "すべて同じ値で評定された項目があるため、段階反応モデルは推定できません。",
        "An item has the same rating throughout, so a graded response model cannot be fitted.",
    ),
    "absent.few_persons": (
        "クライアントまたはカウンセラーが5名に満たないため、交差ランダム効果モデルは推定できません。対象を広げてください。",
        "With fewer than five clients or counselors the crossed model cannot be fitted. Widen the selection.",
    ),
    "absent.no_spread": (
        "値がすべて同じなので、分けるべき分散がありません。",
        "All values are alike, so there is no variance to divide.",
    ),
    "absent.no_repeats": (
        "同じ人の対話が繰り返されていない（または予測変数が多すぎる）ため、人による分散を分けられません。対象を広げるか、予測変数を減らしてください。",
        "Nobody returns (or there are too many predictors), so the variance of persons cannot be separated. Widen the selection or use fewer predictors.",
    ),
    "absent.few_pairs": (
        "2回以上対話した組が10組に満たないため、社会関係モデルは推定できません。",
        "Fewer than 10 pairs met twice, so the social relations model cannot be fitted.",
    ),
    "cohort.apart.refit": (
        "推定し直したモデルの結果なので、差は計算しません。AとBを並べて比べてください。",
        "These are results of a model fitted to each cohort; compare them side by side.",
    ),
    "setting.scale": ("尺度", "scale"),
    "setting.scale.items": ("20項目", "the 20 items"),
    "setting.draws": ("反復数", "draws"),
    "setting.fewest": ("群の最少対話数", "fewest dialogues of a group"),
    "setting.factors": ("因子数", "factors"),
    "setting.rotation": ("回転", "rotation"),
    "setting.rotation.oblimin": ("オブリミン", "oblimin"),
    "setting.rotation.varimax": ("バリマックス", "varimax"),
    "setting.rotation.none": ("なし", "none"),
    "setting.correlation": ("相関行列", "correlations"),
    "setting.correlation.pearson": ("ピアソン", "Pearson"),
    "setting.correlation.polychoric": ("ポリコリック", "polychoric"),
    "setting.predictors": ("固定効果", "fixed effects"),
    "setting.pairs": ("組の効果", "effect of pairs"),
    "rotation.oblimin": ("オブリミン（斜交）", "Oblimin (oblique)"),
    "rotation.varimax": ("バリマックス（直交）", "Varimax (orthogonal)"),
    "rotation.none": ("なし", "None"),
    "correlation.pearson": ("ピアソン", "Pearson"),
    "correlation.polychoric": ("ポリコリック", "Polychoric"),
    "predictor.topic": ("相談テーマ", "Topic"),
    "predictor.year": ("年", "Year"),
    "predictor.experience": ("カウンセラーの経験回数", "Counselor's experience"),
}
