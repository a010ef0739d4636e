"""Workbooks of Excel: sheets, titles above the header, merged cells."""

import zipfile
from pathlib import Path

import pytest

from data.core.store import Library
from tests.data.importing.invent import A, B, imported, rules

SHEET = [["ケースID", "役割", "発話"], ["面接-3", "Co", A], [None, "Cl", B]]


@pytest.mark.parametrize("above", [[], [["2023年度 面接記録", None, None], [None, None, None]]])
def test_a_workbook(above, tmp_path: Path, library: Library):
    path = tmp_path / "x.xlsx"
    write_workbook(path, {"表紙": [["説明"]], "逐語": [*above, *SHEET]})
    corpus = imported(path, library)
    assert (corpus.texts.to_list(), corpus.dialogues["source_id"].to_list()) == ([A, B], ["面接-3"])
    assert rules(corpus) >= {"sheet_without_columns", "ids_filled"}


def write_workbook(path: Path, sheets: dict[str, list[list[str | None]]]) -> None:
    """The smallest .xlsx that holds some cells of text."""
    kinds = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kinds}.sheet.main+xml"/></Types>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r" Type="{relation}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{relation}"><sheets>'
        + "".join(f'<sheet name="{name}" sheetId="{n}" r:id="r{n}"/>' for n, name in enumerate(sheets, start=1))
        + "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
        'relationships">'
        + "".join(
            f'<Relationship Id="r{n}" Type="{relation}/worksheet" Target="worksheets/sheet{n}.xml"/>'
            for n in range(1, len(sheets) + 1)
        )
        + "</Relationships>",
    }
    for n, rows in enumerate(sheets.values(), start=1):
        cells = "".join(
            f'<row r="{r}">'
            + "".join(
                f'<c r="{"ABCDE"[c]}{r}" t="inlineStr"><is><t>{cell}</t></is></c>'
                for c, cell in enumerate(row)
                if cell is not None
            )
            + "</row>"
            for r, row in enumerate(rows, start=1)
        )
        parts[f"xl/worksheets/sheet{n}.xml"] = (
            f'<worksheet xmlns="{main}"><sheetData>{cells}</sheetData></worksheet>'
        )
    with zipfile.ZipFile(path, "w") as out:
        for name, content in parts.items():
            out.writestr(name, content)
