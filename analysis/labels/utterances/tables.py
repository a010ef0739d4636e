"""Titles and captions of tables and figures of utterances, their columns and axes."""

FAR = (
    "近い発話ほど語と意味が似ている。距離、隙間、島の大きさには意味がない。",
    "Nearby utterances are similar in words and meaning; distances, gaps and sizes are not meaningful.",
)
MAPPED = (
    "異なる発話ごとに1つのベクトルを作り、一部をt-SNEで配置し、残りを最も近いものの間に置いた。",
    "Each distinct utterance is one vector; a sample was laid out by t-SNE and the others were placed among their nearest.",
)
BY_PERSON = (
    "95%信頼区間は話者の重複を考慮（クライアントとカウンセラーでクラスタ化）。",
    "95% CIs are clustered by client and counselor.",
)
SINGLE = (
    "テーマはコーパス全体の発話のクラスタ（球面k平均法、上位の階層はWard法）で、人手の分類ではない。",
    "Themes are clusters of all utterances of the corpus (spherical k-means, coarser levels by Ward's method), not coded by people.",
)

TEXTS = {
    "title.utterance_plane": ("発話の地図：マス・発話・名前", "Map of utterances: cells, points, names"),
    "caption.utterance_plane": (
        f"{MAPPED[0]}{FAR[0]}割合は、発話が5件未満のマスでは示さない。",
        f"{MAPPED[1]} {FAR[1]} Cells with fewer than 5 utterances have no share.",
    ),
    "title.utterance_map": ("発話の地図", "Map of utterances"),
    "caption.utterance_map": (
        f"{MAPPED[0]}{FAR[0]}マスの色は発話の数、または割合（点では、その文面が言われたうちの割合）。点の大きさは同じ文面の回数。名前はテーマの特徴語。輪のついた点は検索に合う発話。",
        f"{MAPPED[1]} {FAR[1]} Cells are colored by the number of utterances or by a share (of a point: of the times its wording is said); larger points are said more often word for word. Names are telling words of themes. Ringed points meet the search.",
    ),
    "title.utterance_plane_difference": ("発話の地図：AとBの差", "Map of utterances: A and B"),
    "caption.utterance_plane_difference": (
        f"各マスに入る発話が、それぞれの群の全発話に占める割合の差。{BY_PERSON[0]}pはBenjamini–Hochberg補正。両群合わせて20発話未満のマスは除く。Bがなければ選択外の対話がB、すべて選択中なら合計点が中央値より高い対話がB（ほかがA）。",
        f"Difference of the shares of each cohort's utterances in each cell. {BY_PERSON[1]} p values are Benjamini–Hochberg adjusted; cells with fewer than 20 utterances are left out. Without B, B is all dialogues that are not selected; where all are, those that score above the median (A: the others).",
    ),
    "title.utterance_difference_map": ("AとBで違う場所", "Where A and B differ"),
    "caption.utterance_difference_map": (
        f"各マスに入る発話の割合の差（B − A、ポイント）。濃く大きい四角は補正後に差があるマス（Benjamini–Hochberg、5%；標準誤差は話者でクラスタ化）。Bがなければ選択外の対話がB、すべて選択中なら合計点が中央値より高い対話がB（ほかがA）。{FAR[0]}",
        f"Difference of the shares of utterances in each cell (B − A, points). Large, strong squares differ after correction (Benjamini–Hochberg, 5%; standard errors clustered by client and counselor). Without B, B is all dialogues that are not selected; where all are, those that score above the median (A: the others). {FAR[1]}",
    ),
    "title.utterance_themes": ("発話のテーマ", "Themes of utterances"),
    "caption.utterance_themes": (
        f"{SINGLE[0]}安定性は、別の標本から作り直した5回との最良のJaccard係数の平均（0.5未満は崩れるテーマ）。一致は5回どうしの調整ランド指数の平均。{BY_PERSON[0]}",
        f"{SINGLE[1]} Stability: mean best Jaccard coefficient with five clusterings of other samples (below 0.5 a theme dissolves). Agreement: mean adjusted Rand index of these. {BY_PERSON[1]}",
    ),
    "title.theme_dots": ("テーマの大きさ", "Size of themes"),
    "caption.theme_dots": (
        f"発話に占める各テーマの割合。最大40テーマ。{SINGLE[0]}{BY_PERSON[0]}",
        f"Share of each theme among utterances; at most forty themes. {SINGLE[1]} {BY_PERSON[1]}",
    ),
    "title.utterance_theme_shares": ("テーマは誰が、いつ話すか", "Who says which theme, and when"),
    "caption.utterance_theme_shares": (
        f"役割・5等分・相談テーマ・得点帯ごとの、発話に占める各テーマの割合。{BY_PERSON[0]}{SINGLE[0]}",
        f"Share of each theme among the utterances of a role, fifth, topic or score band. {BY_PERSON[1]} {SINGLE[1]}",
    ),
    "title.theme_share_dots": ("テーマは誰が、いつ話すか", "Who says which theme, and when"),
    "caption.theme_share_dots": (
        f"群ごとの、発話に占める各テーマの割合（大きい順に20テーマまで）。{BY_PERSON[0]}",
        f"Share of each theme among each group's utterances (the twenty largest themes). {BY_PERSON[1]}",
    ),
    "title.theme_following": ("テーマの連鎖", "Which theme follows which"),
    "caption.theme_following": (
        f"あるテーマの発話のあとに各テーマの発話が続く割合と、全体での割合。{BY_PERSON[0]}pは全体での割合との差の検定（Benjamini–Hochberg補正）。",
        f"Share in which an utterance of a theme is followed by each theme, and that theme's share among all pairs. {BY_PERSON[1]} p: against the share among all pairs (Benjamini–Hochberg adjusted).",
    ),
    "title.theme_following_cells": ("テーマの連鎖", "Which theme follows which"),
    "caption.theme_following_cells": (
        "行のテーマのあとに列のテーマが続く割合（%）。色は全体での割合との差（ポイント）。*：補正後に差がある（Benjamini–Hochberg、5%；標準誤差は話者でクラスタ化）。大きい14テーマまで。",
        "Share (%) in which the column's theme follows the row's. Color: points beyond its share among all pairs. *: differs after correction (Benjamini–Hochberg, 5%; standard errors clustered by client and counselor). The fourteen largest themes.",
    ),
    "title.themes_around": ("前後のテーマ", "Themes before and after"),
    "caption.themes_around": (
        f"テーマの発話、または検索・囲みに合う発話の前後にある発話のテーマの割合と、全発話での割合。当の発話は数えない。{BY_PERSON[0]}pは全体での割合との差の検定（Benjamini–Hochberg補正）。",
        f"Themes of the utterances before and after those of a theme, or those that meet the search, with their share among all utterances; these themselves are not counted. {BY_PERSON[1]} p: against the share among all (Benjamini–Hochberg adjusted).",
    ),
    "title.themes_around_dots": ("前後のテーマ", "Themes before and after"),
    "caption.themes_around_dots": (
        f"前と後の発話に占める各テーマの割合。全発話での割合との差が大きい16テーマ。{BY_PERSON[0]}",
        f"Share of each theme among the utterances before and after; the sixteen that differ most from their share among all utterances. {BY_PERSON[1]}",
    ),
    "title.theme_scores": ("評価とともに増減するテーマ", "Themes and scores"),
    "caption.theme_scores": (
        f"テーマの発話率が1標準偏差高いときの得点の差。相談テーマ・年・クライアント・カウンセラーの効果を除いた得点による（交差ランダム効果モデル）。発話数を統制。{BY_PERSON[0]}因果ではない。",
        f"Points for one standard deviation more of a theme's rate, on scores without the effects of topic, year, client and counselor (crossed random effects), the number of utterances held. {BY_PERSON[1]} Not causal.",
    ),
    "title.theme_score_dots": ("評価とともに増減するテーマ", "Themes and scores"),
    "caption.theme_score_dots": (
        f"明確な順に24テーマまで。*：補正後5%で0と異なる。相談テーマ・年・クライアント・カウンセラーの効果を除いた得点による。{BY_PERSON[0]}因果ではない。",
        f"The 24 clearest themes. *: differs from 0 after correction (5%). Scores are without the effects of topic, year, client and counselor. {BY_PERSON[1]} Not causal.",
    ),
    "title.utterance_paths": ("対話の道すじ", "Paths of dialogues"),
    "caption.utterance_paths": (
        f"各5等分の発話の平均ベクトルを、最も近い発話の間に置いた位置。1〜5は対話の5等分。{FAR[0]}",
        f"The mean vector of the utterances of each fifth, placed among its nearest utterances; 1 to 5 are the fifths. {FAR[1]}",
    ),
    "title.utterance_path_lines": ("対話の道すじ", "Paths of dialogues"),
    "caption.utterance_path_lines": (
        f"1〜5は対話の5等分。各5等分の発話の平均ベクトルを、最も近い発話の間に置いた位置。{FAR[0]}",
        f"1 to 5 are the fifths of a session: the mean vector of their utterances, placed among its nearest utterances. {FAR[1]}",
    ),
    "title.path_lengths": ("話の移り方", "How far dialogues move"),
    "caption.path_lengths": (
        f"2つの5等分の平均ベクトルの距離（1 − コサイン）。発話が3件未満の5等分は除く。{BY_PERSON[0]}",
        f"Distance (1 − cosine) of the mean vectors of two fifths; fifths with fewer than three utterances are left out. {BY_PERSON[1]}",
    ),
    "title.path_length_dots": ("話の移り方", "How far dialogues move"),
    "caption.path_length_dots": (
        f"隣り合う5等分どうし、および最初と最後の距離（1 − コサイン）の平均。{BY_PERSON[0]}",
        f"Mean distance (1 − cosine) from one fifth to the next, and from the first to the last. {BY_PERSON[1]}",
    ),
    "title.typical_courses": ("典型的な経過", "Typical courses"),
    "caption.typical_courses": (
        f"5等分ごとのテーマの割合が似た対話の群（k平均法、シード固定）。探索的。{BY_PERSON[0]}",
        f"Groups of dialogues with like shares of themes in each fifth (k-means, fixed seed). Exploratory. {BY_PERSON[1]}",
    ),
    "title.typical_course_bars": ("典型的な経過", "Typical courses"),
    "caption.typical_course_bars": (
        "5等分ごとのテーマの割合（群に属する対話の平均）。群は、テーマの割合が似た対話をk平均法で分けたもの（シード固定）。探索的。",
        "Share of each theme in each fifth, averaged over the dialogues of a course. Courses are groups of dialogues with like shares (k-means, fixed seed). Exploratory.",
    ),
    "title.templates": ("定型の発話", "Templates"),
    "caption.templates": (
        "複数の対話で一字一句同じに言われた発話と、それによく似た発話（コサインが基準以上）の数。",
        "Utterances said word for word in several dialogues, and how often others are said that nearly are (cosine at least as high as the threshold).",
    ),
    "column.n_distinct": ("異なる発話", "Distinct utterances"),
    "column.points_difference": ("差 B − A（ポイント）", "Difference B − A (points)"),
    "column.cell_width": ("マスの幅", "Cell width"),
    "column.cell_height": ("マスの高さ", "Cell height"),
    "column.fifths": ("5等分", "Fifths"),
    "column.theme_stability": ("安定性（Jaccard）", "Stability (Jaccard)"),
    "column.per_thousand_utterances": ("千発話あたり", "Per 1,000 utterances"),
    "column.overall": ("選択全体での割合", "Share in all"),
    "column.theme": ("テーマ番号", "Theme no."),
    "column.theme_name": ("テーマ", "Theme"),
    "column.theme_words": ("特徴語", "Telling words"),
    "column.parent": ("上位のテーマ", "Part of"),
    "column.agreement": ("階層の一致", "Agreement of level"),
    "column.theme_before": ("前の番号", "No. before"),
    "column.name_before": ("前のテーマ", "Before"),
    "column.theme_after": ("後の番号", "No. after"),
    "column.name_after": ("後のテーマ", "After"),
    "column.times_base": ("全体での割合の何倍か", "Times its share"),
    "column.direction": ("前後", "Where"),
    "column.clear": ("補正後に差がある", "Differs"),
    "column.path": ("道すじ", "Path"),
    "column.course": ("経過の型", "Course"),
    "column.course_share": ("この型の対話の割合", "Dialogues of this course"),
    "column.share_counselor": ("カウンセラーの割合", "By counselors"),
    "column.mean_phase": ("平均の時期（1–5）", "Mean fifth (1–5)"),
    "column.n_near": ("ほぼ同じ発話の回数", "Said nearly so"),
    "column.near_texts": ("ほぼ同じ文面の数", "Near-duplicates"),
    "column.example_dialogue": ("最初の対話", "First in dialogue"),
    "column.example_position": ("最初の位置", "Position"),
    "axis.utterances_in_cell": ("マスの発話数", "Utterances in a cell"),
    "axis.share_around": ("割合（選択全体では{share}）", "Share ({share} in all)"),
    "axis.share_of_utterances": ("発話に占める割合（%）", "Share of utterances (%)"),
    "axis.path_distance": ("距離（1 − コサイン）", "Distance (1 − cosine)"),
    "utterances.clear": ("補正後に差がある", "Differs after correction"),
    "utterances.not_clear": ("差は明らかでない", "No clear difference"),
    "utterances.path_mean": ("平均（{n} 対話）", "Mean ({n} dialogues)"),
    "utterances.path_one": ("対話 {id}", "Dialogue {id}"),
    "utterances.step": ("{a} → {b}", "{a} → {b}"),
    "utterances.course": ("型 {number}（{n} 対話、{share}）", "Course {number} ({n} dialogues, {share})"),
    "theme_direction.before": ("前", "Before"),
    "theme_direction.after": ("後", "After"),
    "theme_direction.base": ("全発話", "All utterances"),
    "kind.cell": ("マス", "Cell"),
    "kind.point": ("発話", "Utterance"),
    "kind.name": ("名前", "Name"),
}
