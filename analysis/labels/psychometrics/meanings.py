"""What the numbers of each table mean, in a sentence for readers who are no statisticians."""

TEXTS = {
    "meaning.experience_change": (
        "同じカウンセラーの得点が、最初の5回の平均から何点変わったかです。0なら変化がありません。",
        "By how many points the same counselors differ from their own first five dialogues; 0 is no change.",
    ),
    "meaning.experience_effects": (
        "「個人内」は同じ人が経験を積んだときの変化、「個人間」は経験の多い人と少ない人の違い（点）です。",
        '"Within" is how the same person changes with experience, "between" how persons with much and little experience differ, in points.',
    ),
    "meaning.experience_scores": (
        "その経験回数のカウンセラーの平均点と、そこまで続けた人が最初の5回に得ていた平均点です。差がなければ、経験による変化とは言えません。",
        "The mean of counselors with so much experience, beside what those who got that far had in their first five dialogues; without a gap, experience is no explanation.",
    ),
    "meaning.factor_loadings": (
        "項目と因子の結びつきの強さです。絶対値が大きいほど、その因子をよく表す項目です。",
        "How closely an item goes with a factor: the larger the loading, above or below 0, the more the item stands for it.",
    ),
    "meaning.factor_summary": (
        "各因子が全項目のばらつきの何割を説明するかと、因子どうしの相関、残った相関の大きさです。",
        "Which share of all variance each factor explains, how factors correlate, and how much correlation they leave.",
    ),
    "meaning.scale_eigenvalues": (
        "固有値は、その次元がいくつの項目分のばらつきをまとめているかです。並べ替えの値を超えるものだけが、偶然でない次元です。",
        "An eigenvalue says how many items' worth of variance a dimension gathers; only those above the permuted ones are more than chance.",
    ),
    "meaning.comparison_sizes": (
        "その点差を見つけるのに、各群に何対話が必要かです。同じ人が何度も現れるほど、多く必要になります。",
        "How many dialogues each cohort needs to find a difference of so many points; the more often the same people return, the more.",
    ),
    "meaning.session_reliability": (
        "その回数のセッションの平均が、人と人の違いをどれだけ見分けられるかです。1なら完全に見分けられ、0なら見分けられません。",
        "How well the mean over so many sessions tells one person from another: 1 is perfectly, 0 not at all.",
    ),
    "meaning.sessions_needed": (
        "平均点がその信頼性に達するのに必要なセッション数です。「–」は、何回重ねても達しないことを表します。",
        'How many sessions it takes until a mean is that reliable; "–" means that no number reaches it.',
    ),
    "meaning.item_functioning": (
        "残りの項目の評価が同じでも、その群だけその項目を何点高く（低く）付けるかです。0なら群による違いはありません。",
        "By how many points a group rates the item higher (or lower) at the same rest of the scale; 0 is no difference.",
    ),
    "meaning.graded_items": (
        "識別力 a が大きいほど、評価の高い対話と低い対話をよく分ける項目です。境界 b は、次の段階の評価が付きやすくなる特性の水準です。",
        "The higher the discrimination a, the better an item tells high from low; each b is the level at which the next higher rating becomes likely.",
    ),
    "meaning.graded_information": (
        "情報量が多いところほど、その水準の対話を正確に測れます。低いところでは、点の違いに意味がありません。",
        "Where there is much information, dialogues of that level are measured precisely; where there is little, differences mean less.",
    ),
    "meaning.person_effect": (
        "テーマ、年、相手の違いをそろえたとき、その人の対話の得点が見込みより何点高い（低い）かです。対話が少ないほど0に近づけています。",
        "By how many points this person's dialogues lie above or below what is expected, topic, year and partner held apart; with few dialogues it is drawn towards 0.",
    ),
    "meaning.person_effects": (
        "人ごとの得点の違いを、ほかの条件をそろえて小さい順に並べたものです。対話の少ない人は0に近づけています。",
        "How far persons lie apart with all else held apart, in order; those with few dialogues are drawn towards 0.",
    ),
    "meaning.item_statistics": (
        "項目と残りの項目の合計との相関が高いほど、尺度全体と同じものを測っている項目です。",
        "The higher an item's correlation with the rest, the more it measures what the whole scale measures.",
    ),
    "meaning.scale_reliability": (
        "合計点のばらつきのうち、測りたいものの違いによる割合の目安です。1に近いほど、測定の誤差が小さいことを表します。",
        "Roughly which share of the differences in sums is due to what is measured; the nearer to 1, the less error.",
    ),
    "meaning.crossed_residuals": (
        "モデルの当てはまりを確かめる表です。点が線に沿っていれば、モデルの前提はおおむね満たされています。",
        "Checks whether the model fits: where the points follow the line, its assumptions hold roughly.",
    ),
    "meaning.response_styles": (
        "クライアントの評定の付け方の癖です。たとえば「全項目が同じ」は、20項目すべてに同じ値を付けた対話の割合です。",
        'How clients use the scale; "all alike" is the share of dialogues with the same value on every item.',
    ),
    "meaning.social_relations": (
        "得点の違いが、評価する人、評価される人、二人の相性、そのときどきの違いにどれだけよるかです。",
        "How much of the differences in scores lies with who rates, who is rated, the particular pair, and the single session.",
    ),
    "meaning.crossed_effects": (
        "ほかの条件をそろえたとき、基準と比べて何点高い（低い）かです。",
        "By how many points a topic, year or feature differs from its reference, all else held apart.",
    ),
    "meaning.group_iccs": (
        "同じ人（または同じテーマ）の得点がどれだけ似ているかです。0なら似ておらず、1ならまったく同じです。",
        "How alike the scores of one person (or topic) are: 0 is not at all, 1 fully.",
    ),
    "meaning.variance_share_intervals": (
        "分散の割合がどれだけ確かかです。区間が狭いほど確かな値です。",
        "How sure the shares of variance are: the narrower the interval, the surer.",
    ),
    "meaning.variance_shares": (
        "得点の違いのうち、クライアント、カウンセラー、残り（そのときどきの違いと誤差）がそれぞれ占める割合です。",
        "Which share of the differences in scores goes back to clients, to counselors, and to the rest (single sessions and error).",
    ),
}
