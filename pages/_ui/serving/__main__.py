"""python -m pages._ui.serving: several server processes behind one address, each visitor kept with one."""

import argparse
import sys

from data.core.problems import UserError
from pages._ui.serving.workers import Place, serve


def main(arguments: list[str] | None = None) -> int:
    """Serve until interrupted."""
    parser = argparse.ArgumentParser("python -m pages._ui.serving", description=__doc__)
    parser.add_argument("--workers", type=int, default=2, help="server processes; one for each core is right")
    parser.add_argument("--address", default="127.0.0.1", help="where to listen; 0.0.0.0 for the network")
    parser.add_argument("--port", type=int, default=8501)
    parser.add_argument("--host", action="append", help="a host name to answer for; may be given several times")
    parser.add_argument("--base-path", default="", help="the path below which the app stands: /kokoroscope")
    parser.add_argument("--upload-mb", type=int, default=200, help="the largest upload, in megabytes")
    requested = parser.parse_args(arguments)
    hosts = tuple(requested.host or Place.hosts)
    try:
        place = Place(
            requested.workers,
            requested.address,
            requested.port,
            hosts,
            requested.base_path.strip("/"),
            requested.upload_mb,
        )
        return serve(place)
    except UserError as error:
        print(error, file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
