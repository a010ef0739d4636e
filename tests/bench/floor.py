"""The floor of an import: every file read, every JSON text parsed, nothing kept."""

import sys
import tarfile
from pathlib import Path

import orjson


def read_all(folder: Path) -> int:
    """The number of files."""
    files = sorted(folder.rglob("*.json"))
    for file in files:
        orjson.loads(file.read_bytes())
    return len(files)


def unpack_all(archive: Path) -> int:
    """The number of files in a tar archive, unpacked in memory."""
    count = 0
    with tarfile.open(archive, "r|*") as packed:
        for entry in packed:
            if entry.isreg() and entry.name.endswith(".json"):
                orjson.loads(packed.extractfile(entry).read())
                count += 1
    return count


if __name__ == "__main__":
    read_all(Path(sys.argv[1]))
