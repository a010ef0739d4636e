"""Mistakes about utterances."""

TEXTS = {
    "error.no_code": (
        "「{label}」はコードの書き方ではありません（例：tag:Reflection）",
        "“{label}” is not a code; write scheme:code",
    ),
    "error.no_value": (
        "「{value}」はありません。選べるのは {values}",
        "there is no “{value}”; there are {values}",
    ),
    "error.no_box": ("「{box}」は範囲ではありません（x0,x1,y0,y1）", "“{box}” is not a box; write x0,x1,y0,y1"),
    "error.no_level": (
        "階層 {level} はありません（1〜{most}）",
        "there is no level {level}; there are 1 to {most}",
    ),
    "error.bad_likeness": (
        "類似度は0より大きく1以下です（{value}）",
        "a similarity is above 0 and at most 1, not {value}",
    ),
    "error.no_places": (
        "「{text}」は発話の番号ではありません（例：12.3,15.8）",
        "“{text}” does not name utterances; write dialogue.position, as 12.3,15.8",
    ),
    "error.bad_courses": ("経過の型は1〜{most}個です（{n}）", "there are 1 to {most} courses, not {n}"),
}
