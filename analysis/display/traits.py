"""Traits of responses in words."""

from analysis.labels import Labels


def level_in_words(trait: str, level: str, labels: Labels) -> str:
    """What a level of a trait is called: a topic, a code with its scheme, or as it is."""
    if trait == "topic":
        return labels.value("topic", level)
    if trait == "act":
        scheme, _, code = level.partition(": ")
        return f"{labels.value('scheme', scheme)}: {labels.value('code_of', code)}"
    return level
