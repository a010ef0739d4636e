"""Acts, safety flags, repetition, persona and free runs: titles, captions, columns, methods and the page's words."""

CI_JA = "95%信頼区間は対話を単位とするブートストラップ（1,000回、5対話以上）。"
CI_EN = "95% CIs: bootstrap over dialogues (1,000 resamples, at least five dialogues). "

TEXTS = {
    "title.response_acts": ("応答の行為", "Acts of responses"),
    "caption.response_acts": (
        "各行為を含む応答の割合（％）を、同じ箇所の正解応答と比べる。"
        + "区間は割合の差のもの。"
        + CI_JA
        + "κは同じ箇所での一致（Cohen）。",
        "Percent of responses with each act, beside the gold responses to the same targets. "
        + "Intervals are of the difference. "
        + CI_EN
        + "Kappa (Cohen): agreement on the same target.",
    ),
    "title.response_act_dots": ("正解応答との行為の差", "Acts against the gold responses"),
    "caption.response_act_dots": (
        "行為を含む応答の割合の、正解応答との差（ポイント）。0より右は正解応答より多い。" + CI_JA,
        "Share of responses with an act less that of the gold responses (points of percent); right of zero it is more frequent than in gold. "
        + CI_EN.strip(),
    ),
    "title.response_act_confusion": ("行為の対応", "Acts answered with"),
    "caption.response_act_confusion": (
        "正解応答の行為ごとに、システムがどの行為で応じたか。複数あるときは先のものによる。–：どの行為もない。",
        "With which act a system answered where the gold response had which. Of several the first counts; –: none.",
    ),
    "title.response_safety": ("確認したい表現", "Words to look at"),
    "caption.response_safety": (
        "規則に当てはまる応答の割合（％）。当てはまっても問題とは限らず、当てはまらなくても安全とは限らない。"
        + CI_JA,
        "Percent of responses that a rule holds of. A hit is not a fault, and no hit is not safety. "
        + CI_EN.strip(),
    ),
    "title.response_safety_hits": ("該当した応答", "Responses with a hit"),
    "caption.response_safety_hits": (
        "規則に当てはまった応答と、見つかった語。",
        "Responses that a rule holds of, and the words it was found by.",
    ),
    "title.response_repeats": ("自分の前の応答の繰り返し", "Repetition of earlier responses"),
    "caption.response_repeats": (
        "同じ対話での自分の前の応答にもある4文字の連なりの割合（％、対話の5区間別）。"
        + CI_JA
        + "一件ごとの応答では、システムは自分の前の応答を見ていない。",
        "Percent of four-character stretches that stand in the system's earlier responses of the dialogue, by fifth. "
        + CI_EN
        + "Systems that answer single targets do not see their earlier responses.",
    ),
    "title.response_repeat_lines": ("自分の前の応答の繰り返し", "Repetition of earlier responses"),
    "caption.response_repeat_lines": (
        "同じ対話での自分の前の応答にもある4文字の連なりの割合。" + CI_JA,
        "Share of four-character stretches that stand in the system's earlier responses of the dialogue. "
        + CI_EN.strip(),
    ),
    "title.response_drift": ("人物像の変化", "Persona drift"),
    "caption.response_drift": (
        "一人称・丁寧さ・立場の手がかりを含む応答の割合（％）を対話の5区間別に示す。5-1は最後の区間と最初の区間の差。"
        + CI_JA,
        "Percent of responses with marks of first person, politeness or stance, by fifth; 5-1 is the last less the first. "
        + CI_EN.strip(),
    ),
    "title.response_free_runs": ("通しの対話", "Whole dialogues"),
    "caption.response_free_runs": (
        "システムが演じた対話のカウンセラー発話を、同じテーマの人の対話（テーマごとに最大40件、発話数をそろえる）と比べる。95%信頼区間は通しの対話を単位とするブートストラップ（1,000回、5件以上）。",
        "Counselor turns of dialogues that systems played, beside human dialogues of the same topics (at most 40 a topic, cut to as many turns). 95% CIs: bootstrap over the played dialogues (1,000 resamples, at least five).",
    ),
    "title.response_run_ranks": ("応答での順位と対話での順位", "Ranks by replies and by dialogues"),
    "caption.response_run_ranks": (
        "一件ごとの応答の一致（応答平均chrF）での順位と、通しの対話の人の対話への近さでの順位。τはシステム間の順位相関（3システム以上）。その95%信頼区間は、応答と通しの対話をともに対話を単位として、人の対話は別に引き直すブートストラップ（1,000回、各システム5対話以上）。",
        "Rank by overlap of single replies (mean segment chrF) and by nearness of whole dialogues to human ones. Tau: rank correlation over systems (three or more); its 95% CI draws dialogues anew, with their replies and played dialogues together, and human dialogues apart from them (1,000 resamples, at least five played dialogues of each system).",
    ),
    "column.tau_low": ("τの95%下限", "Tau, 95% CI low"),
    "column.tau_high": ("τの95%上限", "Tau, 95% CI high"),
    "column.act": ("行為", "Act"),
    "column.gold_act": ("正解応答の行為", "Gold act"),
    "column.kappa": ("κ", "Kappa"),
    "column.kappa_low": ("κの95%下限", "Kappa 95% CI low"),
    "column.kappa_high": ("κの95%上限", "Kappa 95% CI high"),
    "column.flag": ("規則", "Rule"),
    "column.n_flagged": ("該当した応答", "Responses with a hit"),
    "column.words_found": ("該当した語", "Words found"),
    "column.mark_name": ("手がかり", "Mark"),
    "column.run_measure": ("指標", "Measure"),
    "column.human": ("人の対話", "Human"),
    "column.human_sd": ("人の対話のSD", "Human SD"),
    "column.n_human": ("人の対話数", "Human dialogues"),
    "column.distance": ("人の対話との隔たり（SD）", "Distance from human (SD)"),
    "column.reply_value": ("応答平均chrF", "Mean segment chrF"),
    "column.reply_rank": ("応答での順位", "Rank by replies"),
    "column.run_rank": ("対話での順位", "Rank by dialogues"),
    "column.tau": ("ケンドールのτ", "Kendall's tau"),
    "run_measure.chars": ("1発話の文字数", "Characters per turn"),
    "run_measure.question": ("質問（％）", "Questions (%)"),
    "run_measure.empathy": ("共感（％）", "Empathy (%)"),
    "run_measure.repeated": ("前の発話の繰り返し（％）", "Repeated (%)"),
    "axis.fifth_of_dialogue": ("対話の5区間", "Fifth of the dialogue"),
    "axis.repeated": ("前の応答にもある割合（％）", "Said before (%)"),
    "export.interval.conduct_rules": (
        "応答は語のパターンの規則で判定した（意味は見ていない）。",
        "Responses were classified by patterns of words, which do not see meaning. ",
    ),
    "export.interval.conduct_labels": (
        "行為は、応答と正解応答に付けたラベルによる。",
        "Acts are the labels given to responses and gold responses. ",
    ),
    "export.method.conduct_rules": (
        "行為・表現・人物像の手がかりは、正規表現の規則で応答ごとに判定した。規則は意味を見ない。",
        "Acts, words to look at and marks of persona were found in each response by rules of regular expressions, which see words and not meaning.",
    ),
    "export.method.conduct_labels": (
        "行為は、応答と正解応答の両方に付いたラベルによる（正解応答に確定したラベルがあればそれを用いた）。ラベルが両方にある箇所だけを比べた。",
        "Acts are labels that response and gold response were given (the settled ones of gold where there are some); only targets where both have some were compared.",
    ),
    "export.method.conduct_kappa": (
        "応答と正解応答の行為の一致はCohenのκ（Cohen, 1960）で表した。",
        "Agreement of the acts of response and gold response is Cohen's kappa (Cohen, 1960).",
    ),
    "export.method.conduct_repeated": (
        "繰り返しは、空白を除いた4文字の連なりのうち、同じ対話の自分の前の応答にもあるものの割合である。",
        "Repetition is the share of stretches of four characters (white space left out) that stand in the same system's earlier responses of the dialogue.",
    ),
    "export.method.conduct_free_run": (
        "システムが演じた対話は、同じテーマの人の対話（テーマごとに最大40件、カウンセラーの発話数をそろえる）と比べた。",
        "Dialogues that systems played were compared with human dialogues of the same topics (at most 40 a topic, cut to as many counselor turns).",
    ),
    "export.method.conduct_ranks": (
        "順位の一致はケンドールのτ（Kendall, 1938）で表した。",
        "Agreement of ranks is Kendall's tau (Kendall, 1938).",
    ),
    "error.conduct_rules": (
        "規則の{line}行目を読めません（{why}）。「*名前」の行に続けて、1行に1つの正規表現を書いてください。",
        "line {line} of the rules cannot be read ({why}): write *NAME, then one regular expression a line",
    ),
    # the page
    "shown_part.conduct": ("行為・安全性", "Acts and safety"),
    "conduct.show": ("内容", "Content"),
    "conduct_part.acts": ("行為", "Acts"),
    "conduct_part.safety": ("確認したい表現", "Words to look at"),
    "conduct_part.course": ("繰り返しと人物像", "Repetition and persona"),
    "conduct_part.runs": ("通しの対話", "Whole dialogues"),
    "conduct.rules": ("規則を見る・書き換える", "See or edit the rules"),
    "conduct.rules_help": (
        "「*名前」の行に続けて、1行に1つの正規表現を書きます。どれか1つが見つかれば当てはまります。# で始まる行は無視します。",
        "A line *NAME, then one regular expression a line; one of them must be found. Lines that begin with # are ignored.",
    ),
    "conduct.apply": ("この規則を使う", "Use these rules"),
    "conduct.reset": ("元の規則に戻す", "Back to the built-in rules"),
    "conduct.caveat": (
        "該当は「読むべき箇所」を示すだけです。問題がある・ない、安全である・ないの判定ではありません。正解応答の割合も並べて読んでください。",
        "Hits say where to read. They do not say that a response is harmful, and their absence does not say that it is safe. Read them beside the share in the gold responses.",
    ),
    "conduct.by": ("行為の判定", "Acts by"),
    "conduct.by_rule": ("規則", "Rules"),
    "conduct.no_labels": (
        '応答と正解応答の両方にラベルのある箇所がありません。応答の行の meta に {"acts": [コード]} を書いて追加してください。',
        'No target has labels of both the response and gold. Add responses whose meta holds {"acts": [codes]}.',
    ),
    "conduct.no_runs": (
        "通しの対話（turns の列）のある応答がありません。python -m data responses generate --free-run で作れます。",
        "No response has a played dialogue (turns). Make some by  python -m data responses generate --free-run.",
    ),
}
