"""The command ``kokoroscope``.

kokoroscope [--port N] [--server.… VALUE]     serve the app; its address is printed
kokoroscope data …                            keep corpora: as ``python -m data`` in a checkout
kokoroscope analysis …                        tables and figures: as ``python -m analysis`` in a checkout
"""

import os
import socket
import sys
from collections.abc import Sequence

from kokoroscope import place

PORT = 8501
TRIED = 20


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    place.prepare()
    if given[:1] in (["data"], ["analysis"]):
        return _command(given[0], given[1:])
    if given[:1] == ["--version"]:
        from data.core.version import VERSION

        print(VERSION)
        return 0
    if given[:1] in (["-h"], ["--help"]):
        print(__doc__)
        return 0
    if given and not given[0].startswith("-"):
        print(__doc__, file=sys.stderr)
        return 2
    return _run(given)


def _command(package: str, arguments: list[str]) -> int:
    """A command line of one of the folders."""
    if package == "data":
        import data.__main__ as command
    else:
        import analysis.__main__ as command  # type: ignore[no-redef]
    return command.main(arguments)


def _run(arguments: list[str]) -> int:
    """Open the app: ``streamlit run`` with the app's own settings, in a browser where there is one."""
    options = _options(arguments)
    if options is None:
        return 2
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, (str(place.APP), os.environ.get("PYTHONPATH"))))
    from streamlit.web import cli

    sys.argv = ["streamlit", "run", str(place.APP / "serve.py"), *options]
    cli.main(prog_name="streamlit")
    return 0


def _options(arguments: list[str]) -> list[str] | None:
    """Streamlit's options: the port that was asked for, else the first free one from 8501 on."""
    rest = list(arguments)
    port = None
    for flag in ("--port", "--server.port"):
        if flag in rest:
            where = rest.index(flag)
            port, rest = rest[where + 1 : where + 2], rest[:where] + rest[where + 2 :]
    if port is not None:
        if not port or not port[0].isdigit() or not 0 < int(port[0]) < 65536:
            print("--port takes a number from 1 to 65535", file=sys.stderr)
            return None
        if not _free(int(port[0])):
            print(f"port {port[0]} is in use: take another, or stop what listens there", file=sys.stderr)
            return None
        return [*rest, "--server.port", port[0]]
    free = next((number for number in range(PORT, PORT + TRIED) if _free(number)), None)
    if free is None:
        print(f"ports {PORT} to {PORT + TRIED - 1} are all in use: choose one by --port", file=sys.stderr)
        return None
    return [*rest, "--server.port", str(free)]


def _free(port: int) -> bool:
    """Whether a port of this computer is free."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) != 0


if __name__ == "__main__":
    sys.exit(main())
