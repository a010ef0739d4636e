"""Where the app's folders are, and where an installed KokoroScope keeps corpora and what people enter.

In a checkout the folders ``pages``, ``analysis`` and ``data`` lie beside this package; in an installed one they
lie inside it, in ``kokoroscope/app``, so that nothing but ``kokoroscope`` is added to the environment's names.
"""

import os
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
INSTALLED = HERE / "app"
APP = INSTALLED if INSTALLED.is_dir() else HERE.parent
LAYERS = ("data", "analysis", "pages")


def prepare() -> None:
    """Let the app's folders be imported, and choose where an installed app keeps what it makes.

    Raises ImportError where another module of the same name was imported before.
    """
    for name in LAYERS:
        imported = sys.modules.get(name)
        if imported is not None and APP not in (Path(path).parent for path in getattr(imported, "__path__", ())):
            raise ImportError(
                f"another module called {name!r} is imported already ({getattr(imported, '__file__', None)}); "
                "import kokoroscope before it, or rename it"
            )
    if str(APP) not in sys.path:
        sys.path.insert(0, str(APP))
    if APP == INSTALLED:
        for variable, folder in (("KOKORO_LIBRARY", "library"), ("KOKORO_WORKSPACE", "workspace")):
            os.environ.setdefault(variable, str(home() / folder))


def home() -> Path:
    """The folder of an installed app's data, as the system has it; without a home a temporary one."""
    try:
        user = Path.home()
    except RuntimeError:
        return Path(tempfile.gettempdir()) / "kokoroscope"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or user / "AppData" / "Local") / "KokoroScope"
    if sys.platform == "darwin":
        return user / "Library" / "Application Support" / "KokoroScope"
    return Path(os.environ.get("XDG_DATA_HOME") or user / ".local" / "share") / "kokoroscope"
