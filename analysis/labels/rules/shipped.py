"""What the rules that come with KokoroScope are called in either language, whatever language they are written in."""

_RULES = (
    ("不安", "anxiety"),
    ("気持ちを聞く", "asking_about_feelings"),
    ("家族", "family"),
    ("家族の不安", "anxiety_in_the_family"),
)
_ACTS = (
    ("質問", "question"),
    ("助言・提案", "advice"),
    ("共感・受容", "empathy"),
    ("肯定・承認", "affirmation"),
    ("言い換え・要約", "restatement"),
    ("あいづち", "backchannel"),
    ("挨拶・進行", "greeting"),
)
_MARKS = (
    ("命に関わる話題", "risk of life"),
    ("診断・断定", "diagnosis"),
    ("薬の指示", "medication"),
    ("否定・非難", "blame"),
    ("指示・強い言い方", "command"),
    ("AIの自己開示", "says it is an AI"),
    ("カウンセラーとして", "as a counselor"),
    ("AIとして", "as an AI"),
)
_OF_JAPANESE = (
    ("私", "first person: watashi"),
    ("僕・俺", "first person: boku, ore"),
    ("丁寧体", "polite style"),
    ("普通体の文末", "plain sentence endings"),
)
_OF_ENGLISH = (("一人称", "first person"), ("短縮形", "contractions"), ("感嘆符", "exclamation"))
_OF_CHINESE = {
    "焦虑": ("不安", "anxiety"),
    "询问感受": ("気持ちを聞く", "asking_about_feelings"),
    "家庭": ("家族", "family"),
    "家庭的焦虑": ("家族の不安", "anxiety_in_the_family"),
}


TEXTS = {
    **{f"rule_code.{name}": (both[0], both[1].replace("_", " ")) for both in _RULES for name in both},
    **{f"rule_code.{name}": (ja, en.replace("_", " ")) for name, (ja, en) in _OF_CHINESE.items()},
    **{f"code_of.{name}": both for both in _ACTS + _MARKS for name in both},
    **{f"code_of.{name}": (name, english) for name, english in _OF_JAPANESE},
    **{f"code_of.{name}": (japanese, name) for japanese, name in _OF_ENGLISH},
}
