"""What a measure of interaction is called, with its role."""

from analysis.labels import Labels


def measure_in_words(measure: str, role: str, labels: Labels) -> str:
    """A measure's label; with the role where it is of one."""
    name = labels.value("interaction", measure)
    return name if role == "both" else labels("axis.of_role", measure=name, role=labels.value("role", role))


def line_in_words(line: str, labels: Labels) -> str:
    """The same for a measure and its role with a space between."""
    measure, _, role = line.partition(" ")
    return measure_in_words(measure, role, labels)
