"""Correspondence analysis: titles, captions, columns and the page's words."""

TEXTS = {
    "relations.by": ("語と何の関係か", "Words and"),
    "group_by.topic": ("相談テーマ", "Topics"),
    "group_by.band": ("得点帯", "Score bands"),
    "group_by.year": ("年", "Years"),
    "group_by.role": ("役割", "Roles"),
    "group_by.fifth": ("対話の5等分", "Fifths"),
    "group_by.counselor": ("カウンセラー", "Counselors"),
    "group_by.client": ("クライアント", "Clients"),
    "group_by.multiple": ("多重対応分析", "Several at once"),
    "by.role": ("役割", "Role"),
    "by.counselor": ("カウンセラー", "Counselor"),
    "by.client": ("クライアント", "Client"),
    "relations.group.fifth": ("第{code}部", "fifth {code}"),
    "relations.group.counselor": ("カウンセラー {code}", "counselor {code}"),
    "relations.group.client": ("クライアント {code}", "client {code}"),
    "relations.axis_x": ("第1成分", "Axis 1"),
    "relations.axis_y": ("第2成分", "Axis 2"),
    "relations.too_few_groups": (
        "対応分析には、少なくとも二つの区分と二つの語が必要です。",
        "A correspondence analysis needs at least two groups and two words.",
    ),
    "title.correspondence_points": ("対応分析", "Correspondence analysis"),
    "caption.correspondence_points": (
        "語と区分の主座標、寄与、表示の質、クライアントの再標本化による信頼楕円。",
        "Principal coordinates of words and groups, contributions, quality of display, and confidence ellipses from resampling clients.",
    ),
    "title.correspondence_biplot": ("対応分析", "Correspondence analysis"),
    "caption.correspondence_biplot": (
        "丸は語（大きさは出現数）、四角は区分、どちらも主座標。原点から同じ方向にある語と区分ほど結びつきが強い。楕円は区分の95%信頼領域（クライアントの再標本化による）。"
        "最も近い区分が再標本の半分以上で変わる語は薄く示す。名前は寄与の大きい語から、重ならないものだけを示す。",
        "Dots are words (size: occurrences), squares are groups, both in principal coordinates; words and groups in the same direction from the origin go together. "
        "Ellipses are 95% confidence regions of groups (clients resampled). Pale words change their nearest group in most resamples. "
        "Words are named by contribution, as far as names do not overlap.",
    ),
    "title.variable_points": ("多重対応分析", "Multiple correspondence analysis"),
    "caption.variable_points": (
        "カテゴリの主座標・寄与・信頼楕円と、語の位置（その語が現れる対話の平均）。nは対話数。",
        "Principal coordinates, contributions and ellipses of categories, and words at the mean of the dialogues that hold them. n counts dialogues.",
    ),
    "title.variable_biplot": ("多重対応分析", "Multiple correspondence analysis"),
    "caption.variable_biplot": (
        "四角は相談テーマ・得点帯・年・発話数のカテゴリ（コーパスにあるもの）、丸は語（大きさは現れる対話の数）。語は追加点で、軸には影響しない。"
        "原点から同じ方向にあるものほど、同じ対話に現れやすい。楕円はカテゴリの95%信頼領域（クライアントの再標本化による）。軸の割合は調整済みの慣性による。",
        "Squares are categories of topic, score band, year and number of utterances (as far as the corpus has them); dots are words (size: dialogues that hold them), as supplementary points that do not shape the axes. "
        "What lies in the same direction from the origin goes together. Ellipses are 95% confidence regions of categories (clients resampled). Percentages of the axes are of the adjusted inertia.",
    ),
    "title.correspondence_axes": ("成分の寄与率", "Inertia of the axes"),
    "caption.correspondence_axes": (
        "各成分の慣性と、全慣性に占める割合。",
        "Principal inertia of each axis and its share of the total.",
    ),
    "column.mass": ("質量", "Mass"),
    "column.contribution_x": ("横軸への寄与", "Contribution to x"),
    "column.contribution_y": ("縦軸への寄与", "Contribution to y"),
    "column.quality": ("表示の質（cos²）", "Quality (cos²)"),
    "column.centre_x": ("楕円の中心（横）", "Ellipse center x"),
    "column.centre_y": ("楕円の中心（縦）", "Ellipse center y"),
    "column.half_long": ("楕円の長半径", "Ellipse half axis, long"),
    "column.half_short": ("楕円の短半径", "Ellipse half axis, short"),
    "column.angle": ("楕円の角度", "Ellipse angle"),
    "column.inertia_x": ("横軸の寄与率", "Inertia of x"),
    "column.inertia_y": ("縦軸の寄与率", "Inertia of y"),
    "column.axis": ("成分", "Axis"),
    "column.inertia": ("慣性", "Inertia"),
    "column.cumulative_share": ("累積割合", "Cumulative share"),
    "setting.first_axis": ("横軸の成分", "axis across"),
    "setting.second_axis": ("縦軸の成分", "axis up"),
    "setting.by.counselor": ("カウンセラー", "counselor"),
    "setting.by.client": ("クライアント", "client"),
    "cohort.apart.points": (
        "AとBはそれぞれ別の分析で、軸の向きと尺度が異なります。座標の差に意味はありません。",
        "A and B are analyses of their own with axes of their own: their coordinates cannot be subtracted.",
    ),
    "export.method.correspondence": (
        "語と区分のクロス表を対応分析で要約した（Greenacre 2017）。語と区分はいずれも主座標で示した。",
        "The cross table of words and groups was summarized by correspondence analysis (Greenacre 2017), words and groups in principal coordinates.",
    ),
    "export.method.ellipses": (
        "95%信頼楕円は、クライアントを復元抽出した再標本（{resamples}回）を全体の軸に追加点として布置して求めた（部分ブートストラップ；Efron 1979；Greenacre 2017）。",
        "95% confidence ellipses come from {resamples} resamples of clients, placed as supplementary points on the axes of the whole (partial bootstrap; Efron 1979; Greenacre 2017).",
    ),
}
