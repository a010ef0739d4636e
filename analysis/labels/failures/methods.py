"""Sentences of a methods section on failures."""

TEXTS = {
    "export.method.failure_words": (
        "失敗例の語は、システムの全応答を情報事前分布（重み100語）とする重みつき対数オッズ比で比べた（Monroe, Colaresi, & Quinn, 2008）。",
        "Words of failures were compared by weighted log-odds ratios with all responses of the system as informative prior (weight of 100 words; Monroe, Colaresi, & Quinn, 2008).",
    ),
}
