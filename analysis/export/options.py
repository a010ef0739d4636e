"""The options of a figure's table, as its caption names them."""

from collections.abc import Mapping
from typing import Any

from analysis.core.text.lexicon import ROLES
from analysis.core.text.stop_words import word_groups
from analysis.labels import Labels

TOLD = ("against",)  # what a comparison sets side by side has a sentence of its own
NONE = {"stop": "none"}
OWN = {
    **{"metric": "metric", "scheme": "scheme", "attribute": "attribute", "raters": "whose", "target": "target"},
    **dict.fromkeys(("coder", "coder_a", "coder_b", "machine"), "coder"),
    **dict.fromkeys(("system", "worse_than"), "system"),
}
COUNTED = {"top": "top_words"}  # what tables of words in relation call it
MOST = 400


def settings_in_words(options: Mapping[str, Any], labels: Labels) -> str:
    """Each option that says something: what it is called, and its value; a long one is cut."""
    values = {name: value if value != "" else NONE.get(name, "") for name, value in options.items()}
    own = COUNTED if "resamples" in options else {}
    pairs = [
        (own.get(name) or setting_name(name, value, labels), value)
        for name, value in values.items()
        if value != "" and name not in TOLD
    ]
    return labels.listing(
        f"{labels.value('setting', name)} = {_value(name, value, labels)}" for name, value in pairs
    )


def setting_name(name: str, value: Any, labels: Labels) -> str:
    """The setting's name: ``measure`` is a score, in networks how strongly two words are associated; and so on."""
    if name == "first" and value in ROLES:
        return "first_speaker"
    is_association = name == "measure" and labels.value("setting.association", value) != value
    return "association" if is_association else name


def _value(name: str, value: Any, labels: Labels) -> str:
    if isinstance(value, bool):
        return labels(f"setting.{'yes' if value else 'no'}")
    if isinstance(value, int | float):
        return labels.number(value)
    if name == "stop" and (groups := word_groups(value)):
        words = " ".join(word for word in value.split() if word not in groups)
        named = [labels.value("setting.stop", group) for group in groups]
        return labels.listing([*([_value(name, words, labels)] if words else []), *named])
    worded = labels.value(OWN.get(name, f"setting.{name}"), value)
    return worded if len(worded) <= MOST else worded[: MOST - 1] + "…"
