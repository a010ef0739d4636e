"""How often each lemma occurs in each dialogue, by role."""

from collections.abc import Iterator, Mapping
from typing import Any, Literal

import numpy as np

Array = np.ndarray
ROLES: tuple[Literal["counselor"], Literal["client"]] = ("counselor", "client")


class LemmaCounts(Mapping[str, Any]):
    """Role, or both, to CSR (n_dialogues, n_lemmas); a matrix is made when it is first asked for.

    ``counted`` and ``said`` need none of them: in a large corpus that is a second and half a gigabyte.
    """

    def __init__(self, by_dialogue_and_role: Any) -> None:
        from scipy import sparse

        given = by_dialogue_and_role
        values = given.data.astype(np.float64, copy=False)
        self._rows = sparse.csr_matrix((values, given.indices, given.indptr), given.shape)
        self._made: dict[str, Any] = {}

    @property
    def shape(self) -> tuple[int, int]:
        """Two rows a dialogue, one a lemma."""
        rows, columns = self._rows.shape
        return int(rows), int(columns)

    def __getitem__(self, role: str) -> Any:
        if role not in self._made:
            counselor, client = ROLES
            self._made[role] = self._of(counselor) + self._of(client) if role == "both" else self._of(role)
        return self._made[role]

    def __iter__(self) -> Iterator[str]:
        return iter(("both", *ROLES))

    def __len__(self) -> int:
        return 1 + len(ROLES)

    def has(self, role: str) -> bool:
        """Whether a role's matrix is made."""
        return role in self._made

    def counted(self, role: str, dialogues: Array) -> Array:
        """(n_lemmas,) how often each lemma occurs in some dialogues, a mask."""
        rows = np.zeros(self._rows.shape[0])
        for i, name in enumerate(ROLES):
            rows[i :: len(ROLES)] = dialogues if role in ("both", name) else 0
        return np.asarray(rows @ self._rows)

    def said(self, role: str, lemmas: Array) -> Array:
        """(n_dialogues,) how often some lemmas, a mask, occur in each dialogue."""
        often = self._rows @ lemmas.astype(np.float64)
        by_role = {name: often[i :: len(ROLES)] for i, name in enumerate(ROLES)}
        return np.asarray(sum(by_role.values()) if role == "both" else by_role[role])

    def _of(self, role: str) -> Any:
        made = self._made.get(role)
        return self._rows[ROLES.index(role) :: len(ROLES)].tocsr() if made is None else made
