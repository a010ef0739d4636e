"""Word documents."""

from pathlib import Path

from data.core.store import Library
from tests.data.importing.invent import A, B, imported


def test_a_word_document(tmp_path: Path, library: Library):
    import docx

    document = docx.Document()
    for line in ("面接記録", f"Co：{A}", f"Cl：{B}"):
        document.add_paragraph(line)
    document.save(tmp_path / "面接.docx")
    corpus = imported(tmp_path / "面接.docx", library)
    assert (corpus.texts.to_list(), corpus.dialogues["source_id"].to_list()) == ([A, B], ["面接"])
