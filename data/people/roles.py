"""Who people are on a server, and what their role lets them do. One TOML file, named by ``KOKORO_PEOPLE``.

    sign_in = "oidc"            # or "name": whoever enters a name is taken at their word, in a trusted room
    default_role = "reader"     # of people who are not listed
    [roles]
    "hanako@lab.example.org" = "owner"
    [quotas]
    uploads_mb = 500            # what one person's corpora may take together
    jobs = 3                    # what one person may have at work at once: imports, maps, models
    memory_mb = 6144            # what these may take together; the one that goes beyond it ends

Without the file nobody signs in, and whoever opens the app may do everything, as on one's own computer.
"""

import os
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from pathlib import Path
from typing import Any

from data.core.problems import UserError

LONGEST = 100
FILE = "KOKORO_PEOPLE"
SIGN_INS = ("name", "oidc")
KNOWN = {"sign_in", "default_role", "roles", "quotas"}
QUOTAS = {"uploads_mb", "jobs", "memory_mb"}


class Role(IntEnum):
    """What a person may do; each role may do what those before it may."""

    READER = 1  # read, search, export, keep cohorts of one's own
    CODER = 2  # and upload corpora, share and remove one's own
    OWNER = 3  # and remove or share any corpus


@dataclass(frozen=True)
class Person:
    """A person who has signed in; the empty id stands for anyone on a computer without sign-in."""

    id: str
    name: str
    role: Role

    @property
    def is_anyone(self) -> bool:
        """Whether this server has no sign-in."""
        return not self.id


ANYONE = Person("", "", Role.OWNER)


@dataclass(frozen=True)
class People:
    """The settings of a server: how people sign in, their roles, and their quotas."""

    sign_in: str = ""
    default_role: Role = Role.READER
    roles: Mapping[str, Role] = field(default_factory=dict)
    uploads_mb: int = 500
    jobs: int = 3
    memory_mb: int = 6144

    @classmethod
    def read(cls, path: Path | str | None = None) -> "People":
        """The settings of a file, ``KOKORO_PEOPLE``'s by default. Raises UserError naming what is wrong."""
        named = path or os.environ.get(FILE)
        if not named:
            return cls()
        try:
            settings = tomllib.loads(Path(named).read_text("utf-8"))
        except (OSError, ValueError) as error:
            raise UserError.of("people_file", file=named, why=error) from error
        return cls._of(settings, str(named))

    @classmethod
    def _of(cls, settings: dict[str, Any], file: str) -> "People":
        quotas, roles = settings.get("quotas", {}), settings.get("roles", {})
        if not isinstance(quotas, dict) or not isinstance(roles, dict):
            raise UserError.of("people_file", file=file, why="[roles] and [quotas] are tables")
        unknown = [*(settings.keys() - KNOWN), *(quotas.keys() - QUOTAS)]
        if unknown:
            raise UserError.of("people_file", file=file, why=f"unknown: {', '.join(sorted(unknown))}")
        if settings.get("sign_in") not in SIGN_INS:
            raise UserError.of("people_file", file=file, why=f"sign_in is one of {', '.join(SIGN_INS)}")
        for name, value in quotas.items():
            if not isinstance(value, int) or isinstance(value, bool) or value < 0:
                raise UserError.of("people_file", file=file, why=f"{name} is a whole number of 0 or more")
        named = {person_id(who): _role(role, file) for who, role in roles.items()}
        return cls(settings["sign_in"], _role(settings.get("default_role", "reader"), file), named, **quotas)

    def person(self, who: str, name: str = "") -> Person:
        """A person by the id that signing in gave. Raises UserError if that is not an id."""
        key = person_id(who)
        return Person(key, name.strip() or key, self.roles.get(key, self.default_role))


def person_id(who: str) -> str:
    """An id as it is kept: compatibility forms and letter case do not count. Raises UserError."""
    key = " ".join(unicodedata.normalize("NFKC", who).casefold().split())
    if not key or len(key) > LONGEST or any(unicodedata.category(sign).startswith("C") for sign in key):
        raise UserError.of("person_id", longest=LONGEST)
    return key


def _role(name: object, file: str) -> Role:
    roles = {role.name.lower(): role for role in Role}
    if not isinstance(name, str) or name not in roles:
        raise UserError.of("people_file", file=file, why=f"a role is one of {', '.join(roles)}, not {name}")
    return roles[name]
