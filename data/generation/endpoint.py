"""A server that speaks as OpenAI's does (llama.cpp, vLLM, Ollama): of this computer unless another is allowed."""

import ipaddress
import os
import time
from collections.abc import Sequence
from http.client import HTTPException
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, OpenerDirector, ProxyHandler, Request, build_opener

import orjson

from data.core.problems import UserError
from data.generation.asking import Message, Settings

TRIES, WAIT_S, TIMEOUT_S = 3, 2.0, 300.0
CHAT = "/chat/completions"
LARGEST = 10_000_000
PART = 65_536


class _NoAnswer(Exception):
    """What a server did in place of answering; ``again``: whether asking once more may help."""

    def __init__(self, why: str, *, again: bool = True) -> None:
        super().__init__(why)
        self.again = again


class _Stay(HTTPRedirectHandler):
    """Follows no redirect: it could lead to another computer."""

    def redirect_request(self, *_: Any) -> None:
        """Nothing."""


def is_here(url: str) -> bool:
    """Whether an address is of this computer: loopback, by number or by the name localhost."""
    host = urlsplit(url).hostname or ""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def address(url: str) -> str:
    """The base of a server's address, as http://127.0.0.1:8080/v1. Raises UserError for what is none."""
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018 - read to be checked
    except ValueError:
        raise UserError.of("bad_endpoint", url=url) from None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise UserError.of("bad_endpoint", url=url)
    base = url.rstrip("/").removesuffix(CHAT)
    return base if urlsplit(base).path else f"{base}/v1"


def need_here(url: str, what: str, *, allowed: bool) -> None:
    """Refuse a server elsewhere unless it is allowed. Raises UserError that says what would be sent."""
    if not is_here(url) and not allowed:
        raise UserError.of("endpoint_remote", url=url, what=what, host=urlsplit(url).hostname)


class Endpoint:
    """One server and the model it serves; the key of a service comes from a variable of the environment.

    Raises:
        UserError: it gives no answer, or the model is not known.
    """

    revision = ""

    def __init__(
        self,
        url: str,
        model: str = "",
        *,
        key_variable: str = "",
        timeout_s: float = TIMEOUT_S,
        out: Path = Path(),
    ) -> None:
        self.url = address(url)
        self._timeout_s, self._out = timeout_s, out
        self._key = os.environ.get(key_variable, "") if key_variable else ""
        # a proxy would carry what is for this computer to another one
        handlers = [_Stay(), *([ProxyHandler({})] if is_here(self.url) else [])]
        self._opener: OpenerDirector = build_opener(*handlers)
        self.name = model or self._served()

    def answer(self, chats: Sequence[Sequence[Message]], settings: Settings) -> list[str]:
        """One answer for each chat, one request after the other."""
        return [self._answer(chat, settings) for chat in chats]

    def _answer(self, chat: Sequence[Message], settings: Settings) -> str:
        asked = {
            "model": self.name,
            "messages": list(chat),
            "max_tokens": settings.max_tokens,
            "temperature": settings.temperature,
            "top_p": settings.top_p,
            "seed": settings.seed,
            "stream": False,
        }
        given = self._patiently(CHAT, orjson.dumps(asked))
        try:
            content = given["choices"][0]["message"].get("content")
        except (KeyError, IndexError, TypeError, AttributeError):
            raise self._failed("the answer has no choices[0].message", 1) from None
        return str(content or "").strip()

    def _served(self) -> str:
        """The model that a server says it serves."""
        given = self._patiently("/models", None)
        try:
            return str(given["data"][0]["id"])
        except (KeyError, IndexError, TypeError):
            raise UserError.of("endpoint_needs_model", url=self.url) from None

    def _patiently(self, path: str, body: bytes | None) -> Any:
        """What a server answers; asked again a few times where it fails or is too busy."""
        why, tries = "", 0
        for wait in (*(WAIT_S * 2**i for i in range(TRIES - 1)), None):
            tries += 1
            try:
                return self._once(path, body)
            except _NoAnswer as error:
                why = str(error)
                if not error.again or wait is None:
                    break
                time.sleep(wait)
        raise self._failed(why, tries)

    def _failed(self, why: str, tries: int) -> UserError:
        return UserError.of("endpoint_failed", url=self.url, why=why, tries=tries, out=self._out)

    def _once(self, path: str, body: bytes | None) -> Any:
        headers = {"Content-Type": "application/json"}
        if self._key:
            headers["Authorization"] = f"Bearer {self._key}"
        until = time.monotonic() + self._timeout_s
        try:
            with self._opener.open(Request(self.url + path, body, headers), timeout=self._timeout_s) as answer:
                content = b""
                while part := answer.read1(PART):
                    content += part
                    if len(content) > LARGEST:
                        raise _NoAnswer(f"answers more than {LARGEST:,} bytes", again=False)
                    if time.monotonic() > until:
                        raise _NoAnswer(f"did not finish within {self._timeout_s:g} seconds")
            return orjson.loads(content)
        except HTTPError as error:
            told = error.read(500).decode(errors="replace")
            error.close()
            again = error.code in (408, 429) or error.code >= 500
            raise _NoAnswer(f"answers {error.code} {' '.join(told.split())[:200]}".rstrip(), again=again) from None
        except TimeoutError:
            raise _NoAnswer(f"did not answer within {self._timeout_s:g} seconds") from None
        except (URLError, OSError, HTTPException) as error:
            reason = getattr(error, "reason", error)
            if isinstance(reason, TimeoutError):
                raise _NoAnswer(f"did not answer within {self._timeout_s:g} seconds") from None
            raise _NoAnswer(f"cannot be reached ({getattr(reason, 'strerror', None) or reason})") from None
        except orjson.JSONDecodeError:
            raise _NoAnswer("answers something that is not JSON", again=False) from None
