"""Templates by a dictionary of texts."""

from analysis.core.text import repeated
from analysis.core.text.repeated import is_template
from data.corpus import Corpus


def test_templates_are_what_many_dialogues_hold(demo_ja: Corpus, monkeypatch):
    monkeypatch.setattr(repeated, "TEMPLATE_DIALOGUES", 3)
    held: dict[str, set[int]] = {}
    for text, dialogue in zip(demo_ja.texts, demo_ja.utterances["dialogue_id"], strict=True):
        held.setdefault(text, set()).add(dialogue)
    assert is_template(demo_ja).tolist() == [len(held[text]) >= 3 for text in demo_ja.texts]
