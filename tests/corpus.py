"""Where the real corpus is, when it is at hand."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BESIDE = ROOT.parent / "shared" / "corpora" / "kokorochat.tar.xz"
NOT_HERE = f"the real corpus is not at hand: set KOKORO_CORPUS or put it at {BESIDE.relative_to(ROOT.parent)}"


def real_source() -> Path | None:
    """KOKORO_CORPUS, else the archive in shared/corpora beside the checkout, else None."""
    named = os.environ.get("KOKORO_CORPUS")
    path = Path(named) if named else BESIDE
    return path if path.exists() else None
