"""A response as a file gives it, before it is matched to a corpus."""

from typing import Any, NamedTuple

#: The field of a row whose request failed: the reason that the service gives.
FAILURE = "failure"


class Raw(NamedTuple):
    """One raw row."""

    #: Where the row is in its source, for messages: a file's name with a line or an index.
    where: str
    #: Field to value, by the names in ``data.responses.reading.mapping.FIELDS``; absent fields are left out.
    values: dict[str, Any]
