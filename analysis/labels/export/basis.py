"""What the values of a table rest on (its n), and why there is no interval."""

TEXTS = {
    "basis.n": ("n = {first}{rest}", "n = {first}{rest}"),
    "basis.rest": ("（{listing}）", " ({listing})"),
    "basis.with_persons": ("{counts}；{persons}", "{counts}; {persons}"),
    "basis.persons": (
        "{persons} 名：クライアント {clients}、カウンセラー {counselors}",
        "{persons} speakers: {clients} clients, {counselors} counselors",
    ),
    "basis.largest": (
        "、最多の1名が対話の {largest} を占める",
        "; the most frequent takes part in {largest} of the dialogues",
    ),
    "basis.dialogues": ("{n} 対話", "{n} dialogues"),
    "basis.utterances": ("{n} 発話", "{n} utterances"),
    "basis.words": ("{n} 語", "{n} words"),
    "basis.responses": ("{n} 応答", "{n} responses"),
    "basis.targets": ("{n} か所", "{n} targets"),
    "basis.runs": ("{n} 通しの応答", "{n} played dialogues"),
    "basis.judgements": ("{n} 判定", "{n} judgements"),
    "basis.labels": ("{n} ラベル", "{n} labels"),
    "basis.of_corpus": ("{corpus}：{n}", "{corpus}: {n}"),
    "basis.between": ("；", "; "),
    "basis.sides": ("A：{a}；B：{b}", "A: {a}; B: {b}"),
    "export.method.bootstrap_clients": (
        "95%信頼区間は、クライアントを単位とする1,000回のブートストラップの分位点である（Efron, 1979；乱数の種は固定）。5名未満の場合、区間は示さない。",
        "95% intervals are percentiles of 1,000 bootstrap draws of whole clients (Efron, 1979; fixed seed); none is given below five clients.",
    ),
    # why there is no interval: of all rows, or of some
    "unbounded.all": (
        "区間と検定は示していない（{reasons}）。",
        "No intervals or tests are shown: {reasons}. ",
    ),
    "unbounded.some": (
        "区間のない行：{of} 行中 {n} 行（{reasons}）。",
        "Rows without an interval: {n} of {of} ({reasons}). ",
    ),
    "unbounded.between": ("、", "; "),
    "unbounded.unknown_persons": (
        "話者が分からない対話がある",
        "the persons of some dialogues are unknown",
    ),
    "unbounded.few_clients": (
        "クライアントが5名未満（{clients} 名）",
        "there are fewer than five clients ({clients})",
    ),
    "unbounded.few_counselors": (
        "カウンセラーが5名未満（{counselors} 名）",
        "there are fewer than five counselors ({counselors})",
    ),
    "unbounded.few_in_row": (
        "該当するクライアントかカウンセラーが5名未満",
        "fewer than five clients or counselors are behind the value",
    ),
    "unbounded.few_dialogues": ("対話が5件未満", "there are fewer than five dialogues"),
    "unbounded.few_dialogues_in_row": (
        "該当する対話が5件未満",
        "fewer than five dialogues are behind the value",
    ),
    "unbounded.few_partners": ("相手が5名未満", "there are fewer than five partners"),
    "unbounded.few_partners_in_row": ("該当する相手が5名未満", "fewer than five partners are behind the value"),
    "unbounded.few_for_parameters": (
        "対話の数がモデルの母数の2倍に満たない",
        "there are fewer than two dialogues for each parameter of the model",
    ),
    "unbounded.no_differences": (
        "人による分散が0と推定された",
        "the variance between persons is estimated as 0",
    ),
    "unbounded.few_pairs": (
        "両方の役割をもつ人または組が5未満",
        "fewer than five persons or pairs took both roles",
    ),
    "unbounded.omega_between": (
        "クライアント間の ω には求めていない",
        "omega between clients was not resampled",
    ),
    "unbounded.constant": (
        "割合が0%か100%",
        "the share is 0% or 100%",
    ),
    "unbounded.variance_component": ("分散成分には求めていない", "none was computed for variance components"),
    "unbounded.no_sample": ("相談テーマは標本ではない", "topics are not a sample"),
    "unbounded.not_fitted": ("モデルを推定できない", "the model cannot be fitted"),
    "unbounded.no_value": ("値が求まらない", "the value cannot be computed"),
    "unbounded.not_resampled": ("再標本化をしていない", "no resamples were drawn"),
    "unbounded.no_variation": (
        "値にばらつきがないか、少なすぎる",
        "the values do not vary enough",
    ),
}
