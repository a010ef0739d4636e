"""Download of one file over HTTP: resumable, bounded in size, every failure a sentence."""

import socket
import ssl
from email.message import Message
from http.client import HTTPException, HTTPResponse
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from data.core.problems import UserError
from data.core.progress import Progress, silent

TIMEOUT_S = 30.0
BLOCK = 1 << 18
MAX_BYTES = 512 << 20


def download(url: str, target: Path, *, progress: Progress = silent, timeout_s: float = TIMEOUT_S) -> None:
    """Download ``url`` to ``target``; what has arrived stays in ``target``.part for the next attempt.

    The download resumes from that part only if the server confirms that its file is unchanged (If-Range).

    Raises:
        UserError: for whatever goes wrong.
    """
    part, tag = target.with_name(target.name + ".part"), target.with_name(target.name + ".tag")
    try:
        if urlsplit(url).scheme not in ("http", "https"):
            raise UserError.of("address", url=url)
        target.parent.mkdir(parents=True, exist_ok=True)
        _receive(url, part, tag, progress, timeout_s)
        part.replace(target)
        tag.unlink(missing_ok=True)
    except HTTPError as error:
        raise UserError.of("server_says", url=url, status=f"{error.code} {error.reason}") from error
    except (TimeoutError, HTTPException, URLError, ConnectionError, ssl.SSLError) as error:
        raise UserError.of("download", url=url, why=_reason(error, timeout_s)) from error
    except ValueError as error:
        raise UserError.of("address_unusable", url=url, why=error) from error
    except OSError as error:
        raise UserError.of("cannot_be_written", folder=part, why=error.strerror or error) from error


def _receive(url: str, part: Path, tag: Path, progress: Progress, timeout_s: float) -> None:
    start = part.stat().st_size if part.is_file() and tag.is_file() else 0
    headers = {"User-Agent": "KokoroScope", "Accept-Encoding": "identity"}
    if start:
        headers |= {"Range": f"bytes={start}-", "If-Range": tag.read_text("ascii")}
    try:
        response = urlopen(Request(url, headers=headers), timeout=timeout_s)
    except HTTPError as error:
        if start and error.code == 416:
            part.unlink()
            _receive(url, part, tag, progress, timeout_s)
            return
        raise
    with response:
        if response.status != 206 or not (response.headers["Content-Range"] or "").startswith(f"bytes {start}-"):
            start = 0
        if start == 0 and response.status == 206:
            raise URLError(UserError.of("other_part"))
        _store_tag(tag, response.headers)
        _copy(response, part, start, progress)


def _copy(response: HTTPResponse, part: Path, start: int, progress: Progress) -> None:
    length = response.headers["Content-Length"]
    total = start + int(length) if length is not None else None
    _check_size(max(total or 0, start))
    done = start
    with part.open("ab" if start else "wb") as file:
        while block := response.read1(BLOCK):
            file.write(block)
            done += len(block)
            _check_size(done)
            progress("downloading", done, total)
    if total is not None and done < total:
        raise URLError(UserError.of("cut_connection", done=f"{done:,}", total=f"{total:,}"))


def _store_tag(tag: Path, headers: Message) -> None:
    """Store what identifies this version of the file: a strong ETag, else its date, else nothing."""
    etag = headers["ETag"] or ""
    name = headers["Last-Modified"] if not etag or etag.startswith("W/") else etag
    if name:
        tag.write_text(name, "ascii", errors="ignore")
    else:
        tag.unlink(missing_ok=True)


def _check_size(size: int) -> None:
    if size > MAX_BYTES:
        raise URLError(UserError.of("too_long_download", limit=MAX_BYTES >> 20))


def _reason(error: Exception, timeout_s: float) -> UserError | str:
    cause = error.reason if isinstance(error, URLError) else error
    if isinstance(cause, TimeoutError):
        return UserError.of("no_answer", seconds=f"{timeout_s:g}")
    if isinstance(cause, socket.gaierror):
        return UserError.of("host_unknown")
    if isinstance(cause, ssl.SSLError):
        return UserError.of("untrusted", why=cause.reason or cause)
    if isinstance(cause, ConnectionRefusedError):
        return UserError.of("refused")
    if isinstance(cause, HTTPException):
        return UserError.of("broken_off", why=type(cause).__name__)
    return cause if isinstance(cause, UserError) else str(cause)
