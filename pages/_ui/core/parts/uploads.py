"""What a visitor sends, as a file that a job reads."""

import shutil
import tempfile
from pathlib import Path
from typing import Any


def stored(sent: Any) -> Path:
    """An upload under its own name in a folder of its own; folders of earlier ones are removed by the system."""
    path = Path(tempfile.mkdtemp(prefix="kokoroscope-")) / Path(sent.name).name
    with path.open("wb") as file:
        shutil.copyfileobj(sent, file)
    return path
