"""Titles, captions, columns and codes of the tables and figures of failures."""

_FAILURES = (
    "一つのシステムの応答を、自動指標、判定、または別のシステムとの差で並べたもの。差は、そのシステムの値から相手の値を引いたもの。",
    "Responses of one system by a metric, by judgement, or by the difference from another system (its value less the other's).",
)
_TRAITS = (
    "失敗例と、同じシステムのほかの応答との差。95%信頼区間は対話をクラスタとし、pは表全体で補正（Benjamini–Hochberg）。条件がないときは、値（相手があれば差）の下位4分の1を失敗例とする。探索的。",
    "Failures compared with the system's other responses. 95% intervals are clustered by dialogue, p is corrected over the table (Benjamini–Hochberg). Without a condition, failures are the lowest quarter by the value, or by the difference from another system. Exploratory.",
)

TEXTS = {
    "title.response_failures": ("失敗例", "Failures"),
    "caption.response_failures": _FAILURES,
    "title.failure_histogram": ("値の分布", "Distribution"),
    "caption.failure_histogram": (
        "応答ごとの値（別のシステムと比べるときは差）の分布。濃い色は条件に当てはまる応答。",
        "Distribution over responses of the value, or of the difference from another system; dark: responses that meet the conditions.",
    ),
    "title.failure_values": ("値の分布", "Distribution"),
    "caption.failure_values": (
        "応答ごとの値（別のシステムと比べるときは差）を等しい幅の区間に数えたもの。",
        "Responses counted by value, or by difference from another system, in bins of equal width.",
    ),
    "title.failure_traits": ("失敗例の特徴", "What goes with failures"),
    "caption.failure_traits": _TRAITS,
    "title.failure_trait_dots": ("失敗例の特徴", "What goes with failures"),
    "caption.failure_trait_dots": (f"{_TRAITS[0]}明確な順に24まで。", f"{_TRAITS[1]} The clearest, at most 24."),
    "title.failure_words": ("失敗例の語", "Words of failures"),
    "caption.failure_words": (
        "失敗例と、同じシステムのほかの応答での語の使われやすさ（重みつき対数オッズ比、Monroe, Colaresi & Quinn 2008）。条件がないときは、値（相手があれば差）の下位4分の1を失敗例とする。探索的。",
        "Words in failures compared with the system's other responses (weighted log-odds; Monroe, Colaresi & Quinn 2008). Without a condition, failures are the lowest quarter by the value, or by the difference from another system. Exploratory.",
    ),
    "column.other_response": ("相手の応答", "Other response"),
    "column.own_value": ("指標の値", "Metric value"),
    "column.other_value": ("相手の値", "Other's value"),
    "column.gap": ("相手との差", "Gap"),
    "column.mean_rating": ("平均評定", "Mean rating"),
    "column.n_judgements": ("判定数", "Judgements"),
    "column.tags": ("タグ", "Tags"),
    "column.failure_trait": ("特徴", "Trait"),
    "column.trait_level": ("水準", "Level"),
    "column.mean_failed": ("失敗例", "Failures"),
    "column.mean_other": ("ほか", "Others"),
    "column.failed_less_other": ("失敗例−ほか", "Failures less others"),
    "column.n_other": ("ほかの件数", "n (others)"),
    "column.bin_low": ("区間の下端", "From"),
    "column.bin_high": ("区間の上端", "To"),
    "column.worse_than": ("相手", "Compared with"),
    "column.n_chosen": ("条件に当てはまる", "Meeting the conditions"),
    "metric.judged": ("判定", "Judgement"),
    "failure_trait.question": ("質問を含む", "Asks a question"),
    "failure_trait.backchannel": ("あいづちで始まる", "Starts with a backchannel"),
    "failure_trait.empathy": ("共感語を含む", "Contains empathy words"),
    "failure_trait.chars": ("文字数", "Characters"),
    "failure_trait.repetition": ("反復", "Repetition"),
    "failure_trait.copied": ("文脈の写し", "Copied from the context"),
    "failure_trait.topic": ("相談テーマ", "Topic"),
    "failure_trait.fifth": ("対話の5区間", "Session phase"),
    "failure_trait.act": ("発話の行為（コード）", "Act (code)"),
    "axis.failed_less_other": ("失敗例 − ほかの応答（ポイント）", "Failures − other responses (points)"),
    "axis.n_responses": ("応答数", "Responses"),
    "failures.chosen": ("条件に当てはまる", "Meeting the conditions"),
    "failures.other": ("ほか", "Others"),
    "failures.gap_axis": ("{metric}：{system}との差", "{metric}: difference from {system}"),
    "absent.failures": (
        "失敗例か、それ以外の応答が5件未満のため、比べられません。条件を緩めてください。",
        "Fewer than five failures, or fewer than five other responses: relax the conditions.",
    ),
    "error.compared_with_itself": (
        "システム「{system}」を自分自身と比べることはできません。",
        "the system “{system}” cannot be compared with itself",
    ),
}
