"""Responses in plain text: lines that begin with Pred: and Ref:, or files that lie beside each other."""

import re
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from typing import Any

from data.importing.records import LEGACY, decoded
from data.importing.source import Member
from data.problems import Problems, UserError
from data.responses.raw import Raw
from data.responses.reading.records import system_of

ENCODINGS = ("utf-8-sig", *LEGACY)

LABELS = {
    "response": r"pred(?:iction)?|pred_utterance|hyp(?:othesis)?|generated|output|response|予測|生成|出力|応答",
    "reference": r"ref(?:erence)?|gold|label|label_utterance|target|正解|参照",
    "context": r"input|context|prompt|source|src|history|文脈|入力",
    "system": r"system|model|モデル",
    "id": r"id|no|番号",
}
LABEL = re.compile(
    r"^\s*[\[<【#*]*\s*(?:" + "|".join(f"(?P<{name}>{words})" for name, words in LABELS.items()) + r")"
    r"\s*[\]>】*]*\s*[:：]\s?(?P<text>.*)$",
    re.IGNORECASE,
)
REFERENCE_NAMES = re.compile(r"^(ref|reference|references|gold|target|tgt|label|labels|正解|参照)$", re.IGNORECASE)
CONTEXT_NAMES = re.compile(r"^(src|source|input|inputs|context|contexts|prompt|prompts|文脈|入力)$", re.IGNORECASE)


def read_texts(found: Sequence[Member], system: str | None, problems: Problems) -> tuple[str, list[Raw]]:
    """Plain text: lines with Pred: and Ref:, else parallel files."""
    lines = {member.name: _lines(_decoded(member, problems)) for member in found}
    labelled = [member for member in found if _has_labels(lines[member.name])]
    if labelled:
        rows = []
        for member in labelled:
            rows += list(_labelled(member, lines[member.name], system or system_of(member, len(labelled))))
        for member in found:
            if member not in labelled:
                problems.add(member.name, "no_labels", "no line begins with Pred: or Ref:", kept=False)
        return "pred_ref", rows
    return "parallel", _parallel(found, lines, system, problems)


def _decoded(member: Member, problems: Problems) -> str:
    """A text file; where its lines are in different encodings each is read in its own, which is listed."""
    try:
        return decoded(member, problems)
    except UnicodeDecodeError:
        pass
    found = []
    for number, line in enumerate(member.data.split(b"\n"), start=1):
        text = _decoded_line(line)
        if text is None:
            problems.add(f"{member.name}:{number}", "invalid_utf8", "bytes of no known encoding", kept=True)
        found.append(line.decode("utf-8", "replace") if text is None else text)
    problems.add(member.name, "mixed_encodings", "lines in different encodings, each read in its own", kept=True)
    return "\n".join(found)


def _lines(text: str) -> list[str]:
    """Lines as an editor counts them: a system may well write U+2028 or a form feed inside one."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return lines if lines[-1] else lines[:-1]


def _decoded_line(line: bytes) -> str | None:
    for encoding in ENCODINGS:
        try:
            return line.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _has_labels(lines: list[str]) -> bool:
    kinds = {found.lastgroup for line in lines[:200] if (found := LABEL.match(line))}
    kinds |= {name for line in lines[:200] if (found := LABEL.match(line)) for name in LABELS if found[name]}
    return {"response", "reference"} <= kinds


def _labelled(member: Member, lines: list[str], system: str) -> Iterator[Raw]:
    """Blocks of labelled lines; a label that is there already begins the next block."""
    values: dict[str, Any] = {}
    begun, last = 0, ""
    for number, line in enumerate([*lines, ""], start=1):
        told = LABEL.match(line)
        name = next((n for n in LABELS if told[n]), "") if told else ""
        if name and name in values:
            yield Raw(f"{member.name}:{begun}", {"system": system, **values})
            values = {}
        if name and told:
            begun = number if not values else begun
            values[name], last = told["text"], name
        elif last and values and line.strip():
            values[last] = f"{values[last]}\n{line}"
        elif not line.strip():
            last = ""
    if values:
        yield Raw(f"{member.name}:{begun}", {"system": system, **values})


def _parallel(
    found: Sequence[Member], lines: dict[str, list[str]], system: str | None, problems: Problems
) -> list[Raw]:
    """Files of equally many lines: references, contexts, and one file a system."""
    kinds = {member.name: _kind(member) for member in found}
    said = [member for member in found if kinds[member.name] == "response"]
    if len(found) == 1 or not said:
        raise UserError(
            f"{found[0].name}: plain text needs lines that begin with Pred: and Ref:, or a folder of parallel "
            "files, as ref.txt (the references), src.txt (the contexts, if any) and SYSTEM.txt, line by line",
            "plain_text",
            file=found[0].name,
        )
    counts = [len(lines[member.name]) for member in found]
    usual = len(lines[next((m.name for m in found if kinds[m.name] == "reference"), found[0].name)])
    beside = {}
    for member in found:
        kind = kinds[member.name]
        if kind != "response" and len(lines[member.name]) == usual:
            beside[kind] = lines[member.name]
    rows = []
    for member, count in zip(found, counts, strict=True):
        if count != usual:
            message = f"{count:,} lines, the others {usual:,}: they cannot stand beside each other"
            problems.add(member.name, "unequal_lines", message, kept=False, detail=f"{count:,} / {usual:,}")
        elif kinds[member.name] == "response":
            named = system if system and len(said) == 1 else system_of(member, len(said))
            for number, line in enumerate(lines[member.name]):
                values = {kind: column[number] for kind, column in beside.items()}
                rows.append(Raw(f"{member.name}:{number + 1}", {"system": named, "response": line, **values}))
    return rows


def _kind(member: Member) -> str:
    stem = PurePosixPath(member.name).stem
    if REFERENCE_NAMES.match(stem):
        return "reference"
    return "context" if CONTEXT_NAMES.match(stem) else "response"
