"""What the groups of dialogues are called on axes."""

from analysis.labels import Labels


def group_name(by: str, code: str, labels: Labels) -> str:
    """A year as it is, a topic or band by its label, a length as ``60–69``."""
    if by in ("topic", "band"):
        return labels.value(by, code)
    return code.replace("-", "–")
