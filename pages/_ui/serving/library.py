"""Plotly's script is sent once to each browser.

Streamlit serves the files of components packed anew for every request, and lets no browser keep them.
"""

from starlette.middleware import Middleware
from starlette.responses import FileResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from pages._ui.core.parts.chart import LIBRARY, SCRIPT

KEPT = "public, max-age=31536000, immutable"
"""For a year; the address names the version."""


class KeptLibrary:
    """Answers for Plotly's script, and passes on what else is asked."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the file, or pass on."""
        app: ASGIApp = self._app
        if scope["type"] == "http" and scope["method"] == "GET" and scope["path"].endswith(LIBRARY):
            app = FileResponse(SCRIPT, media_type="text/javascript", headers={"Cache-Control": KEPT})
        await app(scope, receive, send)


def middleware() -> list[Middleware]:
    """What stands before Streamlit."""
    return [Middleware(KeptLibrary)]
