"""The ways to find a target agree with a plain walk over the utterances."""

from data.corpus import Corpus
from data.responses.matching.target_index import TargetIndex, comparable


def test_targets_are_the_counselors_turns_after_another_turn(demo_ja: Corpus):
    index = TargetIndex(demo_ja)
    plain, role_before, dialogue_before = [], None, None
    for dialogue, position, role in demo_ja.utterances.select("dialogue_id", "position", "role").iter_rows():
        if dialogue != dialogue_before:
            role_before = None
        if role == "counselor" and role_before not in (None, "counselor"):
            plain.append((dialogue, position))
        role_before, dialogue_before = role, dialogue
    assert index.keys == plain
    assert all(index.row_of[key] == row for row, key in enumerate(plain))
    assert len(index.turn_at) == demo_ja.utterances.height


def test_gold_and_prompt_lead_back_to_their_rows(demo_ja: Corpus):
    index = TargetIndex(demo_ja)
    for row in (0, 7, len(index.keys) - 1):
        assert row in index.rows_of_gold[index.golds[row]] and row in index.rows_of_prompt[index.prompts[row]]
    assert sum(map(len, index.rows_of_gold.values())) == len(index.keys)
    source = demo_ja.dialogues.row(3, named=True)
    assert index.dialogue_ids[source["source_id"]] == index.dialogue_ids[str(source["dialogue_id"])]


def test_texts_are_compared_without_width_and_white_space():
    assert comparable("ﾗｲﾝ　は\n ｉ") == "ラインはi"
