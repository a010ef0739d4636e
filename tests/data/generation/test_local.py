"""A model of transformers answers chats: a tiny one with random weights, made here."""

import pytest

from data.core.problems import UserError
from data.encoders import NoModel
from data.generation.asking import Settings
from data.generation.local import Local, template_of, text_of

TEMPLATE = (
    "{% for m in messages %}{{ m['role'] }}: {{ m['content'] }}\n{% endfor %}"
    "{% if add_generation_prompt %}assistant: {% endif %}"
)
CHATS = [
    ({"role": "system", "content": "counsel"}, {"role": "user", "content": "I sleep badly"}),
    ({"role": "user", "content": "hello"},),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory):
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers
    from transformers import LlamaConfig, LlamaForCausalLM, PreTrainedTokenizerFast

    path = tmp_path_factory.mktemp("tiny") / "tiny-chat"
    letters = sorted(pre_tokenizers.ByteLevel.alphabet())
    vocabulary = {letter: number for number, letter in enumerate(["<pad>", "<end>", *letters])}
    tokenizer = Tokenizer(models.BPE(vocab=vocabulary, merges=[]))
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    fast = PreTrainedTokenizerFast(tokenizer_object=tokenizer, pad_token="<pad>", eos_token="<end>")
    fast.chat_template = TEMPLATE
    fast.save_pretrained(path)
    config = LlamaConfig(
        vocab_size=len(vocabulary),
        hidden_size=8,
        intermediate_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        max_position_embeddings=128,
        pad_token_id=0,
        eos_token_id=1,
    )
    LlamaForCausalLM(config).save_pretrained(path)
    return path


def test_answers_do_not_depend_on_the_batch_and_keep_to_the_seed(folder):
    model = Local(str(folder))
    greedy = Settings(max_tokens=6)
    both = model.answer(CHATS, greedy)
    assert model.name == "tiny-chat" and both == [model.answer([chat], greedy)[0] for chat in CHATS]
    drawn = Settings(max_tokens=12, temperature=1.0, seed=3)
    assert model.answer(CHATS, drawn) == model.answer(CHATS, drawn)
    assert model.answer(CHATS, drawn) != model.answer(CHATS, Settings(max_tokens=12, temperature=1.0, seed=4))


def test_a_long_history_loses_its_oldest_turns(folder, capsys):
    chat = [CHATS[0][0], *({"role": role, "content": "x" * 40} for role in ("user", "assistant", "user"))]
    assert len(Local(str(folder)).answer([chat], Settings(max_tokens=6))) == 1
    assert "2 oldest turns left out" in capsys.readouterr().err


def test_without_a_template_one_must_be_given(folder, tmp_path):
    from transformers import AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(folder)
    plain = tmp_path / "plain"
    plain.mkdir()
    for file in folder.iterdir():
        (plain / file.name).write_bytes(file.read_bytes())
    tokenizer.chat_template = None
    (plain / "chat_template.jinja").unlink(missing_ok=True)
    tokenizer.save_pretrained(plain)
    with pytest.raises(UserError, match="plain: the model has no chat template"):
        Local(str(plain))
    own = tmp_path / "own.jinja"
    own.write_text(TEMPLATE)
    assert Local(str(plain), template_of(own)).answer(CHATS[:1], Settings(max_tokens=2))
    with pytest.raises(UserError, match=r"refuses these messages.*no system"):
        Local(str(plain), "{{ raise_exception('no system') }}").answer(CHATS[:1], Settings(max_tokens=2))


def test_no_model_and_no_file_are_told(tmp_path):
    with pytest.raises(NoModel, match="no such folder"):
        Local(str(tmp_path / "nothing"))
    with pytest.raises(UserError, match="cannot be read"):
        text_of(tmp_path / "nothing")
