"""What draws charts, tables and widgets is loaded with the page, not when the first of them is to be drawn.

Streamlit's page names the scripts of its frame alone; a first visitor waits for the others after the server's
first answer, and then for what these import. Here the page names them too, as links that browsers load beside
the rest (``modulepreload``), the large ones last.
"""

import re
from functools import cache
from pathlib import Path

import streamlit
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

STATIC = Path(streamlit.__file__).parent / "static"
#: Streamlit's names of the parts that nearly every page shows
PARTS = (
    *("BidiComponent", "PageLink", "Metric", "Html", "Button", "TextInput", "Selectbox", "Multiselect"),
    *("ButtonGroup", "Slider", "NumberInput", "Checkbox", "DataFrame", "PlotlyChart"),
)
ICONS = "MaterialSymbols-Rounded"
_IMPORTED = re.compile(r'(?:from|import)\s*"\./([\w.\-]+\.js)"')
_END = b"</head>"


def scripts(static: Path = STATIC) -> list[str]:
    """File names of the parts' scripts and of all that they import, without those that the page names itself."""
    folder, page = static / "static" / "js", (static / "index.html").read_text("utf-8")
    found: list[str] = []
    ahead = [path.name for part in PARTS for path in folder.glob(f"{part}.*.js")]
    while ahead:
        name = ahead.pop(0)
        if name not in found and name not in page and (folder / name).is_file():
            found.append(name)
            ahead += _IMPORTED.findall((folder / name).read_text("utf-8"))
    return sorted(found, key=lambda name: (folder / name).stat().st_size)


@cache
def links(static: Path = STATIC) -> bytes:
    """The links, as they stand in the page's head."""
    modules = (f'<link rel="modulepreload" crossorigin href="./static/js/{name}">' for name in scripts(static))
    fonts = (
        f'<link rel="preload" href="./static/media/{path.name}" as="font" type="font/woff2" crossorigin>'
        for path in (static / "static" / "media").glob(f"{ICONS}.*.woff2")
    )
    return "\n".join((*fonts, *modules, "")).encode()


class Preloading:
    """Adds the links to every page of the app."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, with the links where the answer is a page."""
        if scope["type"] != "http" or scope["method"] != "GET":
            await self._app(scope, receive, send)
            return
        start: Message | None = None
        body = b""

        async def forward(message: Message) -> None:
            nonlocal start, body
            if message["type"] == "http.response.start" and _is_page(message):
                start = message
            elif start is None:
                await send(message)
            else:
                body += message.get("body", b"")
                if not message.get("more_body"):
                    body = body.replace(_END, links() + _END, 1)
                    MutableHeaders(raw=start["headers"])["content-length"] = str(len(body))
                    await send(start)
                    await send({"type": "http.response.body", "body": body})

        await self._app(scope, receive, forward)


def _is_page(start: Message) -> bool:
    headers = Headers(raw=start["headers"])
    return (
        start["status"] == 200
        and headers.get("content-type", "").startswith("text/html")
        and "content-encoding" not in headers
    )


def middleware() -> list[Middleware]:
    """What stands before Streamlit."""
    return [Middleware(Preloading)]
