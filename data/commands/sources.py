"""Commands about a source before it is imported: map, samples."""

import argparse
import sys

from data.commands.common import print_json


def propose_mapping(options: argparse.Namespace) -> None:
    """Propose which column is what, and name what is still missing."""
    import orjson

    from data.importing.formats.mapped import propose
    from data.importing.records_stage import samples

    seen = samples(options.source)
    proposed = propose(seen)
    print(orjson.dumps(proposed.to_dict(), option=orjson.OPT_INDENT_2).decode())
    if proposed.unassigned:
        sys.stderr.write(
            "say which role it is, counselor, client or other, in place of null "
            f"(text: no speaker, the line goes on with the one above): {', '.join(proposed.unassigned)}\n"
        )
    if proposed.lacking:
        names = next(", ".join(map(str, record.value)) for record in seen if isinstance(record.value, dict))
        sys.stderr.write(f"still to be named: {', '.join(proposed.lacking)}; the fields are {names}\n")


def show_samples(options: argparse.Namespace) -> None:
    """The first records of a source, shortened, as JSON for the app."""
    from data.importing.preview import shortened
    from data.importing.records_stage import samples

    options.progress = "json"
    print_json({"records": [shortened(record) for record in samples(options.source)]})
