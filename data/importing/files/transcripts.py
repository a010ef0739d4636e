"""Transcripts in plain text: lines with speakers, LINE's and WhatsApp's exports, subtitles (.vtt, .srt)."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from html import unescape
from typing import Any

from data.core.problems import Problems
from data.importing.files.encodings import UnknownEncoding, decode
from data.importing.files.record import Record, without_suffix
from data.importing.files.tables import from_text, header_index
from data.importing.vocabulary import known_columns, role_of

SUFFIXES = (".txt", ".vtt", ".srt")
TRANSCRIPT = "transcript"
BLOCK = "block"  # one of several dialogues in a text
NUMBER = re.compile(r"^id\s*=\s*(\d+)[ \t]*$", re.MULTILINE)
HEAD = 120  # a speaker's name is looked for in so many characters of a line
MOST_SPEAKERS = 12
MOST_WORDS = 40  # before a colon that are asked about: speakers, and words of the text that look like one
AS_WRITTEN = "\0line"  # of an utterance: the line with its speaker, where it is not "speaker：text"
MIN_SHARE = 0.6  # of the lines begin with a speaker, where no name is a known role
DATE = r"(?:\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}[, ]{1,2})?"
TIME = rf"(?P<time>{DATE}\d{{1,2}}:\d{{2}}(?::\d{{2}}(?:[.,]\d{{1,3}})?)?(?: ?[AaPp][Mm])?)"
SPEAKER = re.compile(
    rf"(?:\d{{1,5}}[.)．、]? )?(?:[\[(（<]?{TIME}[\])）>]?[ \-–]{{0,3}})?"
    r"[【\[<（(〈《「『]?(?P<speaker>[^\s:：\t【】\[\]<>（）()〈〉《》「」『』。、,，?？!！][^:：\t【】\[\]<>「」『』。、?？!！]{0,29}?)"
    r"[】\]>）)〉》」』]?(?P<sign> ?[:：]|\t|　+|(?=「))(?P<text>.*)",
    re.DOTALL,
)
NUMBERED = re.compile(r"(?P<speaker>[A-Za-z]{1,4}\.?\d{1,4}|[A-Za-z]{1,3}\.)[ 　.:：]+(?P<text>.+)", re.DOTALL)
LINE_DATE = re.compile(r"(\d{4})[/.年](\d{1,2})[/.月](\d{1,2})日?\s*(?:[(（]?\w{1,3}(?:曜日)?[)）]?)?")
LINE_DAY = re.compile(r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun)\w*, (\d{1,2})/(\d{1,2})/(\d{4})")
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
LINE_TIME = re.compile(r"(午前|午後|AM|PM)?\s?(\d{1,2}:\d{2})\s?(AM|PM)?[\t ]")
LINE_TABBED = re.compile(LINE_TIME.pattern.replace("[\\t ]", "\\t"))
LINE_TITLE = re.compile(r"\[LINE\] ?(?:Chat history with (.+)|(.+)とのトーク履歴)")
CUE = re.compile(r"(\d{1,2}:)?(\d{1,2}:\d{2})[.,](\d{1,3})\s+-->\s+\S+.*")
VOICE = re.compile(r"<v(?:\.[^ >]*)?\s+([^>]+)>(.*)", re.DOTALL)
TAG = re.compile(r"</?[a-zA-Z][^>]{0,80}>")

Utterance = dict[str, Any]


def from_transcript(name: str, data: bytes, problems: Problems) -> Iterator[Record]:
    """The dialogue of a text file, or the rows of a table that was saved as text."""
    try:
        text = decode(name, data, problems)
    except UnknownEncoding as error:
        problems.add(name, "unknown_encoding", kept=False, detail=error)
        return
    if _is_table(text):
        yield from from_text(name, text, problems)
    elif NUMBER.match(text.lstrip()):
        yield from _blocks(name, text)
    else:
        yield from transcript(name, text, problems)


def _blocks(name: str, text: str) -> Iterator[Record]:
    """The parts of a text that numbers its dialogues, as id=1; each is read by the corpus' own reader."""
    parts = NUMBER.split(text.replace("\r\n", "\n"))
    for number, part in zip(parts[1::2], parts[2::2], strict=True):
        yield Record(f"{name} id={number}", {BLOCK: part}, number, name)


def transcript(name: str, text: str, problems: Problems) -> Iterator[Record]:
    """The dialogue of one text; lines that nobody says are counted, a text without speakers is listed."""
    utterances, before = utterances_of(text)
    if not utterances:
        problems.add(name, "no_speakers", kept=False)
        return
    if before:
        problems.add(name, "lines_before", kept=True, n=len(before), detail=" / ".join(before)[:80])
    yield Record(name, {TRANSCRIPT: utterances}, without_suffix(name), name)


def utterances_of(text: str) -> tuple[list[Utterance], list[str]]:
    """The utterances of a text, and the lines that nobody says."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if "-->" in text[:5000] and (cues := _cues(text)):
        return cues, []
    lines = text.split("\n")
    if chat := _line_export(lines):
        return chat
    return _labelled(lines)


def split_speaker(line: str) -> tuple[str, str] | None:
    """Speaker and text of a line like "Co：どうぞ。"; None where it names no speaker."""
    parts = _parts(line)
    return (parts[0], parts[1]) if parts else None


def _parts(line: str) -> tuple[str, str, str] | None:
    """Speaker, text and time of a line; a name followed by blanks alone must be a known word for a role."""
    line = line.strip()
    match = SPEAKER.match(line[:HEAD])
    if match and match["sign"].strip(" ") not in (":", "：") and role_of(match["speaker"]) is None:
        match = None
    if match:
        text = line[match.start("text") :].strip()
        if match["sign"] == "" and text.startswith("「") and text.endswith("」"):
            text = text[1:-1]
        return match["speaker"].strip(), text, match["time"] or ""
    match = NUMBERED.match(line[:HEAD])
    if match and role_of(match["speaker"]):
        return match["speaker"], line[match.start("text") :].strip(), ""
    return None


def _labelled(lines: list[str]) -> tuple[list[Utterance], list[str]]:
    """Lines that begin with a speaker; a line without one goes on with the utterance above it."""
    parts = [_parts(line) if line.strip() else None for line in lines]
    names = [part[0] for part in parts if part]
    known = sum(role_of(name) is not None for name in names)
    often = Counter(names)  # where most lines have known roles, a word that is met once is hardly a speaker
    met = [name for name in often if role_of(name) or often[name] > 1 or 2 * known < len(names)]
    speakers = {name if role_of(name) is None else role_of(name) for name in met}
    written = sum(bool(line.strip()) for line in lines)
    is_regular = len(speakers) < len(names) and len(names) >= MIN_SHARE * written
    if len(names) < 2 or len(speakers) > MOST_SPEAKERS or not (known or is_regular):
        return [], []
    utterances: list[Utterance] = []
    before: list[str] = []
    for line, part in zip(lines, parts, strict=True):
        if part and (not known or utterances or role_of(part[0])):
            speaker, text, time = part
            utterance = {"role": speaker, "text": text, **({"time": time} if time else {})}
            stood = line.strip()
            if not text or stood != f"{speaker}：{text}":
                utterance[AS_WRITTEN] = stood
            utterances.append(utterance)
        elif not line.strip():
            continue
        elif utterances:
            last = utterances[-1]
            last["text"] = f"{last['text']}\n{line.strip()}" if last["text"] else line.strip()
            if AS_WRITTEN in last:
                last[AS_WRITTEN] += f"\n{line.strip()}"
        else:
            before.append(line.strip())
    return utterances, before


def _line_export(lines: list[str]) -> tuple[list[Utterance], list[str]] | None:
    """A chat as LINE exports it: a line for each day, then time, name and message, with tabs, or blanks on a PC.

    What has a time and no message is a notice of the program, as of a message that was taken back.
    """
    title = LINE_TITLE.match(lines[0])
    partner = (title[1] or title[2]).strip() if title else ""
    pattern = LINE_TIME if title else LINE_TABBED
    if not any(pattern.match(line) for line in lines[:50]):
        return None
    utterances: list[Utterance] = []
    before: list[str] = []
    day = ""
    for line in lines:
        time = pattern.match(line)
        speaker, text = _line_message(line[time.end() :], line[time.end() - 1], partner) if time else ("", "")
        if new_day := _line_day(line.strip()):
            day = new_day
        elif time and speaker:
            half = time[1] or time[3]
            utterances.append(
                {"role": speaker, "text": text, "time": f"{day} {f'{half} ' if half else ''}{time[2]}".strip()}
            )
        elif time or not utterances:
            before += [line.strip()] if line.strip() else []
        elif line.strip():
            utterances[-1]["text"] += f"\n{line}"
    for utterance in utterances:
        text = utterance["text"].rstrip("\n")
        if "\n" in text and text.startswith('"') and text.endswith('"'):
            utterance["text"] = text[1:-1].rstrip("\n")
    return (utterances, before) if utterances else None


def _line_message(message: str, mark: str, partner: str) -> tuple[str, str]:
    """Speaker and text; a name with blanks in it is known from the title alone where blanks separate."""
    if mark == " " and partner and message.startswith(f"{partner} "):
        return partner, message[len(partner) + 1 :]
    speaker, found, text = message.partition(mark)
    return (speaker.strip(), text) if found else ("", "")


def _line_day(line: str) -> str:
    """The day of a line that is one, "" otherwise; the day of the week tells 3/1 from 1/3."""
    if found := LINE_DATE.fullmatch(line):
        return f"{found[1]}-{found[2]}-{found[3]}"
    if found := LINE_DAY.fullmatch(line):
        year = int(found[4])
        for month, number in ((int(found[2]), int(found[3])), (int(found[3]), int(found[2]))):
            try:
                if DAYS[date(year, month, number).weekday()] == found[1]:
                    return f"{year}-{month}-{number}"
            except ValueError:
                continue
    return ""


def _cues(text: str) -> list[Utterance]:
    """The cues of a subtitle file; a cue without a speaker goes on with the speaker above it."""
    utterances: list[Utterance] = []
    speaker: str | None = None
    for block in re.split(r"\n\s*\n", text):
        lines = block.strip().split("\n")
        index = next((i for i, line in enumerate(lines) if CUE.match(line[:HEAD])), None)
        if index is None:
            continue
        begin = CUE.match(lines[index][:HEAD])
        spoken = "\n".join(lines[index + 1 :]).strip()
        voice = VOICE.match(spoken)
        parts = None if voice else _parts(spoken)
        if voice:
            speaker, spoken = voice[1].strip(), voice[2]
        elif parts:
            speaker, spoken = parts[0], parts[1]
        spoken = unescape(TAG.sub("", spoken)).strip()
        if begin and spoken:
            time = f"{begin[1] or '00:'}{begin[2]}.{begin[3]}"
            utterances.append({"role": speaker, "text": spoken, "time": time})
    return utterances


def _is_table(text: str) -> bool:
    """Whether a text is a table separated by tabs, as Excel saves "Unicode text"."""
    rows = [line.split("\t") for line in text.removeprefix("\ufeff")[:20_000].splitlines()[:30] if line.strip()]
    rows = [row for row in rows if len(row) > 1]
    return bool(rows) and known_columns(rows[header_index(rows)]) >= 2
