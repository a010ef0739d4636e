"""python -m tests.bench [PART …]: measure and print; nothing is written but in a temporary folder."""

import argparse
import os
import platform
import sys
import tempfile
from pathlib import Path

from tests.bench import commands, importing, tokens
from tests.bench.large import ratios, tenfold
from tests.bench.material import Material
from tests.bench.row import table
from tests.bench.screens import map_screen, screen, utterance_screen
from tests.bench.themes import (
    codes,
    exports,
    interaction,
    judgement,
    maps,
    prediction,
    psychometrics,
    reader,
    relations,
    responses,
    search,
    tables,
    utterances,
    words,
)
from tests.bench.visits import load

PARTS = {
    "importing": importing.rows,
    "tables": tables.rows,
    "search": search.rows,
    "commands": commands.rows,
    "tokens": tokens.rows,
    "words": words.rows,
    "exports": exports.rows,
    "map": maps.rows,
    "utterances": utterances.rows,
    "relations": relations.rows,
    "psychometrics": psychometrics.rows,
    "interaction": interaction.rows,
    "judgement": judgement.rows,
    "codes": codes.rows,
    "responses": responses.rows,
    "prediction": prediction.rows,
    "reader": reader.rows,
    "map_screen": map_screen.rows,
    "utterance_screen": utterance_screen.rows,
    "screen": screen.rows,
}
APART = {"load": load.main, "tenfold": tenfold.main, "ratios": ratios.main}
"""They have options of their own and are not measured with all others."""


def main() -> int:
    """Every part that was asked for, or all."""
    if sys.argv[1:2] and sys.argv[1] in APART:
        return APART[sys.argv[1]](sys.argv[2:])
    parser = argparse.ArgumentParser("python -m tests.bench", description=__doc__)
    parser.add_argument("part", nargs="*", choices=[[], *PARTS], help=", ".join((*PARTS, *APART)))
    asked = parser.parse_args().part or list(PARTS)
    with tempfile.TemporaryDirectory(prefix="kokoro-bench-") as room:
        material = Material.found(Path(room))
        print(f"{platform.platform()}, {os.cpu_count()} cores, Python {platform.python_version()}")
        print(f"{material.about}: {material.corpus().manifest.counts}\n")
        rows = []
        for part in asked:
            print(f"measuring: {part}", file=sys.stderr)
            for row in PARTS[part](material):
                print(f"  {row.figure}: {row.cells()[1]}", file=sys.stderr)
                rows.append(row)
        print(table(rows))
    return 0


if __name__ == "__main__":
    sys.exit(main())
