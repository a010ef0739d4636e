"""REFI-QDA: the codes of other programs, and coded texts as a project that names where each code is."""

import io
import zipfile
from xml.etree import ElementTree

import polars as pl

from data.coding import refi
from data.coding.frames import LABELS
from tests.data.coding.invent import ACTS, DISTRESS

BOOK = b"""<?xml version="1.0"?>
<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="other"><Codes>
<Code guid="1" name="Feelings" isCodable="true"><Description>What is felt</Description>
<Code guid="2" name="Joy: great" isCodable="true" color="#FF0000"/></Code>
<Code guid="3" name="Alone" isCodable="true"/></Codes></CodeBook>"""


def test_a_foreign_codebook():
    feelings, single = refi.read_codebook(BOOK, "mine")
    assert (feelings.id, [(code.id, code.color) for code in feelings.codes]) == (
        "Feelings",
        [("Joy_ great", "#FF0000")],
    )
    assert (single.id, [code.id for code in single.codes]) == ("mine", ["Alone"])


def test_a_project_names_the_text_of_every_label():
    labels = LABELS.conform(
        pl.DataFrame(
            {
                "dialogue_id": [1, 1],
                "position": [1, 0],
                "start": [None, 1],
                "end": [None, 3],
                "scheme": ["distress", "acts"],
                "code": [None, "open"],
                "value": [2.0, None],
                "coder": "花子",
                "kind": "person",
                "unsure": False,
                "made_by": "",
            }
        )
    ).with_columns(dialogue=pl.lit("A01"))
    notes = [("A01", 1, "太郎", "眠れない理由は？")]
    texts = {"A01": (["Co: 今日は", "Cl: 眠れない"], [4, 4])}
    archive = zipfile.ZipFile(io.BytesIO(refi.project("demo", texts, labels, [ACTS, DISTRESS], "ja", notes)))
    root = ElementTree.fromstring(archive.read("project.qde"))
    inside = f"{{{refi.PROJECT}}}"
    [source] = root.iter(f"{inside}TextSource")
    text = archive.read(f"sources/{source.attrib['plainTextPath'].removeprefix('internal://')}").decode()
    names = {code.attrib["guid"]: code.attrib["name"] for code in root.iter(f"{inside}Code")}
    found = {
        names[next(selection.iter(f"{inside}CodeRef")).attrib["targetGUID"]]: text[
            int(selection.attrib["startPosition"]) : int(selection.attrib["endPosition"])
        ]
        for selection in source.iter(f"{inside}PlainTextSelection")
        if selection.find(f"{inside}Coding") is not None
    }
    assert found == {"2": "眠れない", "開かれた質問": "日は"}
    assert [user.attrib["name"] for user in root.iter(f"{inside}User")] == sorted(["花子", "太郎"])
    [noted] = [one for one in source if one.find(f"{inside}NoteRef") is not None]
    [note] = root.iter(f"{inside}Note")
    assert note.attrib["guid"] == noted[0].attrib["targetGUID"]
    assert text[int(noted.attrib["startPosition"]) : int(noted.attrib["endPosition"])] == "眠れない"
    assert note[0].text == "眠れない理由は？"
