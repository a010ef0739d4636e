"""What is wrong with a request for a file: its format, size, text, or a list of figures that cannot be read."""

TEXTS = {
    "error.not_json": ("{path}：JSONとして読めません（{why}）。", "{path}: not valid JSON ({why})"),
    "error.no_figure_list": (
        "{path}：図の一覧が必要です。それぞれに少なくともfigureとcorpusを書いてください。",
        "{path}: a list of figures is wanted, each with at least figure and corpus",
    ),
    "error.too_many_figures": (
        "{path}：図は一度に{most}個までです（{n}個あります）。",
        "{path}: at most {most} figures at once, not {n}",
    ),
    "error.figure_incomplete": (
        "図{number}：figureとcorpusが必要です。",
        "figure {number}: figure and corpus are wanted",
    ),
    "error.figure_field": (
        "図{number}：「{name}」という項目はありません。あるもの：{names}",
        "figure {number}: no field '{name}'; there are {names}",
    ),
    "error.figure_types": (
        "図{number}：名前と条件は文字列、optionsはオブジェクトで書いてください。",
        "figure {number}: names and filters are texts, options are an object",
    ),
    "error.figure_font": ("図{number}：font_ptは数値です。", "figure {number}: font_pt is a number"),
    "error.figure_lang": ("図{number}：langは{names}のいずれかです。", "figure {number}: lang is one of {names}"),
    "error.in_figure": ("図{number}（{name}）：{error}", "figure {number}, {name}: {error}"),
    "error.svg_too_large": ("SVGが{most}文字を超えています。", "the SVG is larger than {most} characters"),
    "error.svg_declares": (
        "SVGに文書型、実体、またはスタイルシートの宣言があります。",
        "the SVG declares a document type, entities or a style sheet",
    ),
    "error.svg_malformed": ("SVGとして読めません：{why}", "the SVG is not well-formed: {why}"),
    "error.not_svg": ("SVGではなく<{tag}>です。", "this is not an SVG but <{tag}>"),
    "error.svg_holds": ("SVGに使えない内容があります：{part}", "the SVG holds {part}"),
    "error.no_format": (
        "「{format}」という形式はありません。あるもの：{names}",
        "no format '{format}'; there are {names}",
    ),
    "error.no_size": (
        "「{size}」という大きさはありません。{names}、またはミリメートル（77x60、120など）で指定します。",
        "no size '{size}'; there are {names}, or millimeters as 77x60 or 120",
    ),
    "error.size_out_of_range": (
        "{what}は{least}～{most} {unit}です（{value}は使えません）。名前で選べる大きさ：{names}",
        "{what} is {least} to {most} {unit}, not {value}; sizes by name: {names}",
    ),
    "error.title_too_long": (
        "図の題は{most}文字までです（{n}文字あります）。",
        "a title has at most {most} characters, not {n}",
    ),
    "error.kind_not_exported": (
        "「{kind}」の図は書き出せません。書き出せるもの：{names}",
        "a '{kind}' cannot be exported; these can: {names}",
    ),
    "error.nothing_to_draw": (
        "条件に合う対話がないため、図を描けません。",
        "no dialogue matches the filter: there is nothing to draw",
    ),
    "error.nothing_collected": ("図がまだ集められていません。", "nothing has been collected yet"),
    "error.drawing_busy": (
        "ほかの図を描いています。もう一度お試しください。",
        "other figures are being drawn; try again",
    ),
    "error.drawing_slow": (
        "{seconds}秒以内に描けませんでした。印の数を減らしてください。",
        "the figure was not drawn within {seconds} s; draw fewer marks",
    ),
    "error.drawing_memory": (
        "図を描くためのメモリが足りません。印の数を減らしてください。",
        "the figure needs too much memory; draw fewer marks",
    ),
    "error.drawing_failed": ("図を描けませんでした：{why}", "the figure cannot be drawn: {why}"),
}
