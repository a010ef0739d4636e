"""What people enter: selections by short id, named cohorts, column mappings, notes, settings. One SQLite file.

    WORKSPACE/workspace.sqlite      KOKORO_WORKSPACE, default data/workspace/

A connection lives for one call: processes and threads may use the same file at once.
"""

import os
import sqlite3
from base64 import b32encode
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import orjson

from data.core.problems import UserError
from data.core.store import PROJECT
from data.importing.formats.mapped import Mapping

FILE = "workspace.sqlite"
ID_LENGTH = 10
WAIT_S = 10
TABLES = """
CREATE TABLE IF NOT EXISTS selections (id TEXT PRIMARY KEY, query TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS mappings (columns TEXT PRIMARY KEY, mapping TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS cohorts
    (name TEXT PRIMARY KEY, corpus TEXT NOT NULL, query TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS cluster_names
    (layout TEXT, cluster INTEGER, name TEXT NOT NULL, PRIMARY KEY (layout, cluster)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS marks
    (corpus TEXT, dialogue INTEGER, position INTEGER, starred INTEGER NOT NULL DEFAULT 0,
    note TEXT NOT NULL DEFAULT '', PRIMARY KEY (corpus, dialogue, position)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS quotes
    (corpus TEXT, dialogue INTEGER, lines TEXT, PRIMARY KEY (corpus, dialogue, lines));
CREATE TABLE IF NOT EXISTS settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""


@dataclass(frozen=True)
class Cohort:
    """A selection with a name: which corpus, and the filter as a URL query."""

    name: str
    corpus: str
    query: str


class Workspace:
    """The writable side of the project. Every method raises UserError if the disk cannot be read or written."""

    def __init__(self, root: Path | str | None = None) -> None:
        folder = root or os.environ.get("KOKORO_WORKSPACE") or PROJECT / "data" / "workspace"
        self.path = Path(folder) / FILE

    def remember_selection(self, query: str) -> str:
        """A short id for a query: ten base32 letters of its hash, the same one each time."""
        short = b32encode(sha256(query.encode(errors="surrogatepass")).digest()).decode()[:ID_LENGTH].lower()
        if self.selection(short) is None:
            self.write("INSERT OR IGNORE INTO selections VALUES (?, ?)", short, query)
        return short

    def selection(self, short_id: str) -> str | None:
        """The query that an id stands for, None where this workspace does not know it."""
        return self._read("SELECT query FROM selections WHERE id = ?", short_id)

    def save_mapping(self, columns: Iterable[str], mapping: Mapping) -> None:
        """Remember how to read files that have these columns, in whatever order."""
        value = orjson.dumps(mapping.to_dict()).decode()
        self.write("INSERT OR REPLACE INTO mappings VALUES (?, ?)", _columns(columns), value)

    def mapping_for(self, columns: Iterable[str]) -> Mapping | None:
        """The mapping saved for files with exactly these columns."""
        value = self._read("SELECT mapping FROM mappings WHERE columns = ?", _columns(columns))
        return None if value is None else Mapping.from_dict(orjson.loads(value), str(self.path))

    def save_cohort(self, cohort: Cohort) -> None:
        """Keep a selection under a name; one of the same name is replaced."""
        self.write("INSERT OR REPLACE INTO cohorts VALUES (?, ?, ?)", cohort.name, cohort.corpus, cohort.query)

    def cohorts(self) -> list[Cohort]:
        """The named selections, by name."""
        return [Cohort(*row) for row in self.rows("SELECT name, corpus, query FROM cohorts ORDER BY name")]

    def remove_cohort(self, name: str) -> None:
        """Forget a named selection."""
        self.write("DELETE FROM cohorts WHERE name = ?", name)

    def name_cluster(self, layout: str, cluster: int, name: str) -> None:
        """Call a cluster of a map by a name; an empty one takes the name away. ``layout``: the stage's folder."""
        if name.strip():
            self.write("INSERT OR REPLACE INTO cluster_names VALUES (?, ?, ?)", layout, str(cluster), name.strip())
        else:
            self.write("DELETE FROM cluster_names WHERE layout = ? AND cluster = ?", layout, str(cluster))

    def cluster_names(self, layout: str) -> dict[int, str]:
        """The names that people gave to the clusters of a map."""
        rows = self.rows("SELECT cluster, name FROM cluster_names WHERE layout = ? ORDER BY cluster", layout)
        return {int(cluster): name for cluster, name in rows}

    def set_value(self, key: str, value: str) -> None:
        """Keep a small setting."""
        self.write("INSERT OR REPLACE INTO settings VALUES (?, ?)", key, value)

    def value(self, key: str) -> str | None:
        """A setting, None where it was never set."""
        return self._read("SELECT value FROM settings WHERE key = ?", key)

    def _read(self, query: str, *values: str) -> str | None:
        rows = self.rows(query, *values)
        return str(rows[0][0]) if rows else None

    def rows(self, query: str, *values: str) -> list[tuple[str, ...]]:
        """What a SELECT gives; nothing where the file or its table was never written."""
        if not self.path.exists():
            return []
        with self.connection(writing=False) as connection:
            table = query.split(" FROM ")[1].split()[0]
            known = connection.execute("SELECT 1 FROM sqlite_master WHERE name = ?", [table]).fetchone()
            if known is None:  # a file that an older version of this project made
                return []
            return connection.execute(query, values).fetchall()

    def write(self, statement: str, *values: str) -> None:
        """Run one statement in a transaction of its own."""
        self.write_all((statement, values))

    def write_all(self, *statements: tuple[str, tuple[str, ...]]) -> None:
        """Run several statements with their values in one transaction: all of them or none."""
        with self.connection(writing=True) as connection, connection:
            for statement, values in statements:
                connection.execute(statement, values)

    @contextmanager
    def connection(self, *, writing: bool, tables: str = TABLES) -> Iterator[sqlite3.Connection]:
        """A connection for one call; a writing one has these tables, and what it commits is on the disk."""
        try:
            if writing:
                self.path.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self.path, timeout=WAIT_S)) as connection:
                if writing:
                    connection.execute("PRAGMA journal_mode = WAL")
                    connection.execute("PRAGMA synchronous = FULL")
                    connection.executescript(tables)
                yield connection
        except (OSError, sqlite3.Error, UnicodeError) as error:
            message = f"{self.path}: cannot be {'written' if writing else 'read'} ({error})"
            raise UserError(f"{message}; set KOKORO_WORKSPACE to a writable folder with space left") from error


def _columns(columns: Iterable[str]) -> str:
    return orjson.dumps(sorted(set(columns))).decode()
