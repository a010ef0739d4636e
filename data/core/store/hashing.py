"""Short content hashes that name what something is made from."""

from hashlib import sha256


def hashed(*parts: object) -> str:
    """A 16-character hexadecimal name of the parts, by their ``repr``; equal parts give equal names."""
    return sha256("\0".join(map(repr, parts)).encode()).hexdigest()[:16]
