"""The metrics of responses and what they are compared by, as methods that an export names."""

from collections.abc import Mapping
from typing import Any

from analysis.core.statistics.inference.methods import Method

BLEU = Method("bleu", ("papineni-etal-2002-bleu", "post-2018-call"))
CHRF = Method("chrf", ("popovic-2015-chrf", "post-2018-call"))
ROUGE = Method("rouge", ("lin-2004-rouge",))
SIMILARITY = Method("nearness", ("zhang-etal-2020-bertscore",))
WRITING_STYLE = Method("response_style")
DISTINCT = Method("distinct", ("li-etal-2016-diversity",))
RAREFACTION = Method("rarefaction", ("hurlbert-1971-nonconcept",))
OVERLAP = (BLEU, CHRF, ROUGE)


def of_metric(options: Mapping[str, Any]) -> tuple[Method, ...]:
    """The method of the option ``metric``."""
    metric = str(options["metric"])
    return tuple(method for method in (*OVERLAP, SIMILARITY) if metric.startswith(method.name))
