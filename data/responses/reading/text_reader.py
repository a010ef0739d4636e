"""Responses in plain text: lines that begin with Pred: and Ref:, or files that lie beside each other."""

import re
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from typing import Any

from data.core.problems import Problems, UserError
from data.importing.files.encodings import JIS, UTF_8, UTF_16, UnknownEncoding, decode, plausible
from data.importing.source import Member
from data.responses.raw import Raw
from data.responses.reading.records import system_of

HEAD = 200  # a label is looked for in so many characters of a line

LABELS = {
    "response": r"pred(?:iction)?|pred_utterance|hyp(?:othesis)?|generated|output|response|予測|生成|出力|応答",
    "reference": r"ref(?:erence)?|gold|label|label_utterance|target|正解|参照",
    "context": r"input|context|prompt|source|src|history|文脈|入力",
    "system": r"system|model|モデル",
    "id": r"id|no|番号",
}
LABEL = re.compile(
    r"[\[<【#*]{0,9}\s{0,9}(?:" + "|".join(f"(?P<{name}>{words})" for name, words in LABELS.items()) + r")"
    r"\s{0,9}[\]>】*]{0,9}\s{0,9}[:：]\s?",
    re.IGNORECASE,
)
REFERENCE_NAMES = re.compile(r"^(ref|reference|references|gold|target|tgt|label|labels|正解|参照)$", re.IGNORECASE)
CONTEXT_NAMES = re.compile(r"^(src|source|input|inputs|context|contexts|prompt|prompts|文脈|入力)$", re.IGNORECASE)


def read_texts(members: Sequence[Member], system: str | None, problems: Problems) -> tuple[str, list[Raw]]:
    """Plain text: lines with Pred: and Ref:, else parallel files."""
    lines = {member.name: _lines(_decoded(member, problems)) for member in members}
    labelled = [member for member in members if _has_labels(lines[member.name])]
    if labelled:
        rows = []
        for member in labelled:
            rows += list(_labelled(member, lines[member.name], system or system_of(member, len(labelled))))
        for member in members:
            if member not in labelled:
                problems.add(member.name, "no_labels", kept=False)
        return "pred_ref", rows
    return "parallel", _parallel(members, lines, system, problems)


def _decoded(member: Member, problems: Problems) -> str:
    """A text file; where its lines are in different encodings each is read in its own, which is listed."""
    data = member.data
    if data.startswith(UTF_16) or JIS.search(data) or _utf_8(data) is not None or plausible(data):
        try:
            return decode(member.name, data, problems)
        except UnknownEncoding:
            pass
    lines = []
    for number, line in enumerate(data.split(b"\n"), start=1):
        text = _utf_8(line)
        guess = None if text is not None else plausible(line)
        if text is None and guess is None:
            problems.add(f"{member.name}:{number}", "broken_bytes", kept=True, n=len(line))
        lines.append(text if text is not None else guess[0] if guess else line.decode("utf-8", "replace"))
    problems.add(member.name, "mixed_encodings", kept=True)
    return "\n".join(lines)


def _utf_8(data: bytes) -> str | None:
    try:
        return data.decode(UTF_8)
    except UnicodeDecodeError:
        return None


def _lines(text: str) -> list[str]:
    """Lines as an editor counts them: a system may well write U+2028 or a form feed inside one."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return lines if lines[-1] else lines[:-1]


def _label(line: str) -> tuple[str, str] | None:
    """The field that a line's label names, and the text after it; None where it has no label."""
    line = line.lstrip()
    match = LABEL.match(line[:HEAD])
    name = next((name for name in LABELS if match[name]), None) if match else None
    return (name, line[match.end() :]) if match and name else None


def _has_labels(lines: list[str]) -> bool:
    return {"response", "reference"} <= {label[0] for line in lines[:200] if (label := _label(line))}


def _labelled(member: Member, lines: list[str], system: str) -> Iterator[Raw]:
    """Blocks of labelled lines; a repeated label begins the next block."""
    values: dict[str, Any] = {}
    first, last = 0, ""
    for number, line in enumerate([*lines, ""], start=1):
        name, text = _label(line) or ("", "")
        if name and name in values:
            yield Raw(f"{member.name}:{first}", {"system": system, **values})
            values = {}
        if name:
            first = number if not values else first
            values[name], last = text, name
        elif last and values and line.strip():
            values[last] = f"{values[last]}\n{line}"
        elif not line.strip():
            last = ""
    if values:
        yield Raw(f"{member.name}:{first}", {"system": system, **values})


def _parallel(
    members: Sequence[Member], lines: dict[str, list[str]], system: str | None, problems: Problems
) -> list[Raw]:
    """Files of equally many lines: references, contexts, and one file a system."""
    kinds = {member.name: _kind(member) for member in members}
    systems = [member for member in members if kinds[member.name] == "response"]
    if len(members) == 1 or not systems:
        raise UserError.of("plain_text", file=members[0].name)
    counts = [len(lines[member.name]) for member in members]
    usual = len(lines[next((m.name for m in members if kinds[m.name] == "reference"), members[0].name)])
    columns = {}
    for member in members:
        kind = kinds[member.name]
        if kind != "response" and len(lines[member.name]) == usual:
            columns[kind] = lines[member.name]
    rows = []
    for member, count in zip(members, counts, strict=True):
        if count != usual:
            problems.add(member.name, "unequal_lines", kept=False, detail=f"{count:,} / {usual:,}")
        elif kinds[member.name] == "response":
            named = system if system and len(systems) == 1 else system_of(member, len(systems))
            for number, line in enumerate(lines[member.name]):
                values = {kind: column[number] for kind, column in columns.items()}
                rows.append(Raw(f"{member.name}:{number + 1}", {"system": named, "response": line, **values}))
    return rows


def _kind(member: Member) -> str:
    stem = PurePosixPath(member.name).stem
    if REFERENCE_NAMES.match(stem):
        return "reference"
    return "context" if CONTEXT_NAMES.match(stem) else "response"
