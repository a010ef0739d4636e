"""Control characters are shown, everything else stays as it is."""

from analysis.core.text.safe_text import StyledSpan, pieces


def test_pieces_join_to_the_text_and_hide_nothing():
    family, scotland = "👨\u200d👩\u200d👧", "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"
    text = f"a\u0008b\u202ec\u200b{family}{scotland}\u200dz\ufeff\n\t☕\ufe0f"
    made = pieces(text, [StyledSpan(0, 1, "hit"), StyledSpan(0, 3, "word")])
    controls = [(piece.text, piece.code) for piece in made if piece.kind == "control"]
    assert controls == [
        ("\u2408", "U+0008"),
        ("RLO", "U+202E"),
        ("ZWSP", "U+200B"),
        ("ZWJ", "U+200D"),
        ("BOM", "U+FEFF"),
    ]
    seen = "".join(piece.text for piece in made if piece.kind != "control")
    assert seen == f"abc{family}{scotland}z\n\t☕\ufe0f"
    assert [(piece.kind, piece.text) for piece in made[:3]] == [("hit", "a"), ("control", "\u2408"), ("word", "b")]
