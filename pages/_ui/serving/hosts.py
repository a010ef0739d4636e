"""Which hosts are answered, and whose pages may open a websocket.

A page of another site whose name was pointed at this address (DNS rebinding) sends its own name as the
host. Streamlit checks the host of websockets alone; Starlette's middleware refuses all other requests too.
Streamlit takes an origin for its own that only begins like it, and every page of this machine for one of
its own; here the origin must be the host itself, or stand in ``server.corsAllowedOrigins``.
"""

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocketClose
from streamlit import config

EVERY = "*"
POLICY_VIOLATION = 1008


class SameOrigin:
    """Refuses websockets that a page of another origin opens; programs that name no origin pass."""

    def __init__(self, app: ASGIApp, others: frozenset[str]) -> None:
        self._app, self._others = app, others

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what is allowed."""
        if scope["type"] == "websocket":
            headers = Headers(scope=scope)
            origin = headers.get("origin")
            if origin is not None and origin not in self._others and not _same(origin, headers.get("host", "")):
                await WebSocketClose(code=POLICY_VIOLATION)(scope, receive, send)
                return
        await self._app(scope, receive, send)


def _same(origin: str, host: str) -> bool:
    """Whether an origin is that of a page of this host."""
    try:
        parts = urlsplit(origin)
        _ = parts.port  # a number, or the origin is none
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and parts.netloc.lower() == host.lower()


def middleware() -> list[Middleware]:
    """What stands before Streamlit: nothing where every host is allowed."""
    allowed = [str(host) for host in config.get_option("server.allowedHosts")]
    if not allowed or EVERY in allowed:
        return []
    others = frozenset(str(origin) for origin in config.get_option("server.corsAllowedOrigins"))
    return [
        Middleware(TrustedHostMiddleware, allowed_hosts=allowed, www_redirect=False),
        Middleware(SameOrigin, others=others),
    ]
