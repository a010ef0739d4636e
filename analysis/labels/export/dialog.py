"""The export dialog."""

TEXTS = {
    "card.export": ("論文用に書き出す", "Export for a paper"),
    "export.dialog": ("書き出し：{title}", "Export: {title}"),
    "export.size": ("大きさ", "Size"),
    "export.size.acl-column": ("ACL 1段（77 mm）", "ACL column (77 mm)"),
    "export.size.acl-full": ("ACL 全幅（160 mm）", "ACL full width (160 mm)"),
    "export.size.a4": ("A4 本文幅（170 mm）", "A4 text width (170 mm)"),
    "export.size.slide": ("スライド 16:9（254 × 142.9 mm）", "Slide 16:9 (254 × 142.9 mm)"),
    "export.size.own": ("サイズを指定", "Custom size"),
    "export.width": ("幅（mm）", "Width (mm)"),
    "export.height": ("高さ（mm）", "Height (mm)"),
    "export.font": ("文字の大きさ（pt、印刷時）", "Text size (pt, as printed)"),
    "error.png_too_large": (
        "600 dpi のPNGには大きすぎます。PDFかSVGにするか、サイズを小さくしてください。",
        "Too large for a 600 dpi PNG: choose PDF or SVG, or a smaller size.",
    ),
    "error.too_many_marks": (
        "点が多すぎて書き出せません（{n}、上限 {most}）。条件で絞り込んでください。",
        "{n} marks are too many for a file (at most {most}). Filter first.",
    ),
    "export.grey": ("グレースケール", "Grayscale"),
    "export.bundle": ("一式（ZIP）", "Everything (ZIP)"),
    "export.bundle.help": (
        "PDF・SVG・PNG（600 dpi）・HTML・CSV・LaTeX・図のJSON・日英の説明文・方法の段落・BibTeX・同じ図を描くスクリプト",
        "PDF, SVG, PNG (600 dpi), HTML, CSV, LaTeX, the figure's JSON, captions in both languages, a methods paragraph, BibTeX, and a script that redraws the figure",
    ),
    "export.drawing": ("図を描いています…", "Drawing the figure…"),
    "export.collect": ("ほかの図とまとめて書き出す", "Collect with other figures"),
    "export.collect.help": (
        "集めた図は左の欄に並び、一つのZIPにできます（このタブを閉じるまで）。",
        "Collected figures are listed on the left and can be saved as one ZIP (until this tab is closed).",
    ),
    "export.collected": (
        "集めた図：{n} 点。左の欄からまとめて書き出せます。",
        "Figures collected: {n}. Export them together from the sidebar.",
    ),
    "export.collected_already": (
        "この図はもう集めてあるか、これ以上は集められません。",
        "This figure is already collected, or the collection is full.",
    ),
    "export.shelf": ("集めた図 {n} 点", "Collected figures: {n}"),
    "export.shelf.help": (
        "図ごとに全ファイルを一つのフォルダに作ります。1点につき数秒かかります。",
        "Creates a folder with all files for each figure (a few seconds each).",
    ),
    "export.shelf.make": ("ZIPを作る", "Create ZIP"),
    "export.shelf.save": ("ZIPを保存（{mb} MB）", "Save ZIP ({mb} MB)"),
    "export.shelf.remove": ("この図を外す", "Remove this figure"),
    "export.shelf.clear": ("すべて外す", "Remove all"),
    "job.step.figures": ("図を書き出し中", "Writing figures"),
}
