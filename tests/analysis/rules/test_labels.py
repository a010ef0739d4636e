"""What rules give to utterances as labels, against a count one by one."""

import numpy as np

from analysis.rules.labels import in_scheme, rule_labels, rule_masks
from data.coding.scheme import Code, Scheme
from data.corpus import Corpus

RULES = "＊不安\n不安\n＊質問\n`text:ですか`\n"


def test_rules_give_codes_in_order_and_the_rest_another(demo_ja: Corpus):
    masks = rule_masks(demo_ja, RULES, "client")
    scheme = Scheme(
        "s", codes=(Code("q", {"ja": "質問"}), Code("不安"), Code("none")), roles=("client",), exclusive=True
    )
    given = in_scheme(masks, scheme)
    assert list(given) == ["不安", "q"]
    rows = rule_labels(demo_ja, given, scheme=scheme, rest="none")
    client = (demo_ja.utterances["role"] == "client").to_numpy()
    assert rows.height == np.count_nonzero(client)
    assert rows.filter(label="不安").height == np.count_nonzero(masks["不安"])
    assert rows.filter(label="q").height == np.count_nonzero(masks["質問"] & ~masks["不安"])
    both = rule_labels(demo_ja, masks, scheme=None)
    assert both.height == sum(np.count_nonzero(mask) for mask in masks.values())
    assert set(both["dialogue"]) <= set(demo_ja.dialogues["source_id"])
