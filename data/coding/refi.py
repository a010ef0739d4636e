"""REFI-QDA: codebooks (.qdc) read and written, and coded texts as a project (.qdpx) for other QDA programs.

The exchange standard of the REFI initiative, version 1.0 (https://www.qdasoftware.org). A scheme is a code that
cannot be given itself, above its codes. GUIDs follow from ids, so that the same codebook is the same file, and a
scheme that is known here comes back under its own ids, with what the format has no place for.
"""

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree

import polars as pl

from data.coding.scheme import LONGEST_ID, Code, Scheme
from data.core.problems import UserError

CODEBOOK = "urn:QDA-XML:codebook:1.0"
PROJECT = "urn:QDA-XML:project:1.0"
ORIGIN = "KokoroScope"
FORBIDDEN = str.maketrans(dict.fromkeys(":@,>|\\", "_"))


def read_codebook(content: bytes, name: str, known: Iterable[Scheme] = ()) -> list[Scheme]:
    """The schemes of a codebook: one for each code above others, and one of the file's name for codes above none.

    ``known``: schemes that were written from here are told by their GUIDs: scale, roles, keys, examples and names
    in other languages stay as they are, and what the file changed is taken.

    Raises:
        UserError: the file is no codebook.
    """
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise UserError.of("codebook_unreadable", file=name, why="DOCTYPE")
    try:
        root = ElementTree.fromstring(content)
    except ElementTree.ParseError as error:
        raise UserError.of("codebook_unreadable", file=name, why=error) from None
    top = [element for element in root.iter() if _tag(element) == "Codes"]
    above = [element for group in top for element in group if _tag(element) == "Code"]
    schemes, single = [], []
    ours = {_guid("scheme", scheme.id): scheme for scheme in known}
    for element in above:
        if (one := ours.get(element.get("guid", "").lower())) is not None:
            schemes.append(one if one.is_number else replace(one, codes=_distinct(_again(element, one))))
            continue
        codes = list(_codes(element, ""))
        if codes:
            schemes.append(
                Scheme(_id(element), {"en": element.get("name", "")}, exclusive=False, codes=_distinct(codes))
            )
        else:
            single.append(_code(element, ""))
    if single:
        schemes.append(Scheme(name.translate(FORBIDDEN)[:LONGEST_ID], exclusive=False, codes=_distinct(single)))
    return [Scheme.from_dict(scheme.to_dict()) for scheme in schemes]


def _again(element: ElementTree.Element, known: Scheme, parent: str = "") -> Iterable[Code]:
    """The codes of a scheme that was written from here, as the file has them, with what else is known of each."""
    own = {_guid("code", f"{known.id} {code.id}"): code for code in known.codes}
    for inner in element:
        if _tag(inner) != "Code":
            continue
        code = inner_code = _code(inner, parent)
        if (same := own.get(inner.get("guid", "").lower())) is not None:
            names, definition = (
                _changed(same.names, inner_code.names),
                _changed(same.definition, inner_code.definition),
            )
            color = same.color if inner_code.color == known.color(same.id) else inner_code.color
            code = replace(same, names=names, definition=definition, color=color, parent=parent)
        yield code
        yield from _again(inner, known, code.id)


def _changed(known: Mapping[str, str], codes: Mapping[str, str]) -> Mapping[str, str]:
    """The texts that are known, where the file has one of them; else that of the file, in every language."""
    text = codes.get("en", "")
    return known if not text or text in known.values() else dict.fromkeys(known or ("en",), text)


def codebook(schemes: Iterable[Scheme], lang: str = "en") -> bytes:
    """A codebook of schemes, their codes named in a language."""
    root = ElementTree.Element("CodeBook", {"xmlns": CODEBOOK, "origin": ORIGIN})
    root.append(_codes_of(schemes, lang))
    return _written(root)


def project(
    name: str,
    texts: Mapping[str, tuple[list[str], list[int]]],
    labels: pl.DataFrame,
    schemes: Iterable[Scheme],
    lang: str,
    notes: Sequence[tuple[str, int, str, str]] = (),
) -> bytes:
    """A project: each dialogue as a text, every label as a coding of its utterance or span, and notes beside them.

    Args:
        name: of the project.
        texts: by the dialogue's name its lines as they are shown, and where in each line the utterance begins.
        labels: with dialogue (the name), position, start, end, scheme, code, value, coder.
        schemes: of the labels.
        lang: in which codes are named.
        notes: dialogue, position, coder and what the coder wrote beside the utterance.
    """
    root = ElementTree.Element("Project", {"xmlns": PROJECT, "name": name, "origin": ORIGIN})
    users = ElementTree.SubElement(root, "Users")
    for coder in sorted({*labels["coder"], *(coder for _, _, coder, _ in notes)}):
        ElementTree.SubElement(users, "User", {"guid": _guid("user", coder), "name": coder})
    book = ElementTree.SubElement(root, "CodeBook")
    book.append(_codes_of(schemes, lang))
    sources = ElementTree.SubElement(root, "Sources")
    written = ElementTree.SubElement(root, "Notes") if notes else root
    coded = {str(name): rows for (name,), rows in labels.group_by("dialogue", maintain_order=True)}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for dialogue, (lines, begins) in texts.items():
            guid = _guid("source", dialogue)
            about = {"guid": guid, "name": dialogue, "plainTextPath": f"internal://{guid}.txt"}
            source = ElementTree.SubElement(sources, "TextSource", about)
            starts = _starts(lines)
            for row in coded.get(dialogue, labels.clear()).iter_rows(named=True):
                first = starts[row["position"]] + begins[row["position"]]
                stop = starts[row["position"]] + len(lines[row["position"]])
                span = (first, stop) if row["start"] is None else (first + row["start"], first + row["end"])
                _coding(source, dialogue, row, span)
            for _, position, coder, note in (one for one in notes if one[0] == dialogue):
                span = (starts[position] + begins[position], starts[position] + len(lines[position]))
                _note(source, written, f"{dialogue} {position}", coder, note, span)
            archive.writestr(f"sources/{guid}.txt", "\n".join(lines))
        archive.writestr("project.qde", _written(root))
    return out.getvalue()


def _coding(source: ElementTree.Element, dialogue: str, row: dict[str, object], span: tuple[int, int]) -> None:
    name = row["code"] if row["code"] is not None else f"{row['value']:g}"
    key = f"{dialogue} {row['position']} {span} {row['scheme']} {name} {row['coder']}"
    at = row.get("at")
    made = {"creationDateTime": at.isoformat()} if isinstance(at, datetime) else {}
    user = {"creatingUser": _guid("user", str(row["coder"])), **made}
    where = {"guid": _guid("selection", key), "startPosition": str(span[0]), "endPosition": str(span[1])}
    selection = ElementTree.SubElement(source, "PlainTextSelection", {**where, **user})
    coding = ElementTree.SubElement(selection, "Coding", {"guid": _guid("coding", key), **user})
    ElementTree.SubElement(coding, "CodeRef", {"targetGUID": _guid("code", f"{row['scheme']} {name}")})


def _note(
    source: ElementTree.Element,
    notes: ElementTree.Element,
    place: str,
    coder: str,
    text: str,
    span: tuple[int, int],
) -> None:
    guid, user = _guid("note", f"{place} {coder}"), {"creatingUser": _guid("user", coder)}
    where = {
        "guid": _guid("noted", f"{place} {coder}"),
        "startPosition": str(span[0]),
        "endPosition": str(span[1]),
    }
    selection = ElementTree.SubElement(source, "PlainTextSelection", {**where, **user})
    ElementTree.SubElement(selection, "NoteRef", {"targetGUID": guid})
    note = ElementTree.SubElement(notes, "Note", {"guid": guid, "name": f"{place} {coder}", **user})
    ElementTree.SubElement(note, "PlainTextContent").text = text


def _codes_of(schemes: Iterable[Scheme], lang: str) -> ElementTree.Element:
    codes = ElementTree.Element("Codes")
    for scheme in schemes:
        about = {"guid": _guid("scheme", scheme.id), "name": scheme.name(lang), "isCodable": "false"}
        above = {"": ElementTree.SubElement(codes, "Code", about)}
        if scheme.source:
            ElementTree.SubElement(above[""], "Description").text = scheme.source
        for code in _with_steps(scheme):
            guid = _guid("code", f"{scheme.id} {code.id}")
            named = (
                code.name(lang)
                if code.name(lang) == code.id or not scheme.is_number
                else f"{code.id} {code.name(lang)}"
            )
            about = {"guid": guid, "name": named, "isCodable": "true", "color": scheme.color(code.id)}
            element = ElementTree.SubElement(above.get(code.parent, above[""]), "Code", about)
            above[code.id] = element
            definition = code.definition.get(lang) or next(iter(code.definition.values()), "")
            if definition:
                ElementTree.SubElement(element, "Description").text = definition
    return codes


def _with_steps(scheme: Scheme) -> tuple[Code, ...]:
    """The codes of a scheme; of a scale of whole numbers every step."""
    if scheme.kind != "ordinal" or scheme.low is None or scheme.high is None:
        return scheme.codes
    return tuple(scheme.code(str(n)) or Code(str(n)) for n in range(int(scheme.low), int(scheme.high) + 1))


def _codes(element: ElementTree.Element, parent: str) -> Iterable[Code]:
    for inner in element:
        if _tag(inner) == "Code":
            code = _code(inner, parent)
            yield code
            yield from _codes(inner, code.id)


def _code(element: ElementTree.Element, parent: str) -> Code:
    described = next((inner.text or "" for inner in element if _tag(inner) == "Description"), "")
    color = element.get("color", "")
    definition = {"en": described} if described else {}
    return Code(_id(element), {"en": element.get("name", "")}, definition, color=color, parent=parent)


def _distinct(codes: Iterable[Code]) -> tuple[Code, ...]:
    return tuple({code.id: code for code in codes}.values())


def _id(element: ElementTree.Element) -> str:
    return " ".join(element.get("name", "").translate(FORBIDDEN).split())[:LONGEST_ID].strip()


def _tag(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2]


def _guid(kind: str, name: str) -> str:
    return str(uuid5(NAMESPACE_URL, f"kokoroscope:{kind}:{name}"))


def _starts(lines: list[str]) -> list[int]:
    starts, at = [], 0
    for line in lines:
        starts.append(at)
        at += len(line) + 1
    return starts


def _written(root: ElementTree.Element) -> bytes:
    ElementTree.indent(root)
    text: bytes = ElementTree.tostring(root, encoding="utf-8")
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + text
