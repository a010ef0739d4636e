"""The statistical methods of judgements, by name."""

from analysis.core.statistics.inference.methods import (
    BOOTSTRAP,
    BOOTSTRAP_CLIENTS,
    RANDOMIZATION,
    RANDOMIZATION_CLIENTS,
    Method,
)

PREFERENCE = Method("preference")
BRADLEY_TERRY = Method("bradley_terry", ("bradley-terry-1952-rank", "davidson-1970-extending"))
IMPLIED = Method("implied")
RANK_SETS = Method("rank_sets", ("mogstad-etal-2024-inference",))
LETTERS = Method("letters", ("piepho-2004-algorithm",))
ORDER_BIAS = Method("order_bias", ("wang-etal-2024-large",))
LENGTH_CONTROLLED = Method("length_controlled", ("dubois-etal-2024-length",))
SEVERITY = Method("severity", ("myford-wolfe-2003-detecting",), infers=True)
MANY_FACET = Method(
    "many_facet", ("andrich-1978-rating", "linacre-1989-many", "zwinderman-1995-pairwise"), infers=True
)
AGREED = Method("judged_agreement", ("hayes-krippendorff-2007-answering", "cohen-1960-coefficient"))
INFLATION = Method("inflation", ("badawi-etal-2025-trust",))
RANKED = Method("ranked", ("spearman-1904-proof", "kendall-1945-treatment"))
FIRST_TWO_SIDED = Method("judgements_needed", ("cohen-1988-statistical",))


def drawn_by(cluster: str) -> tuple[Method, Method]:
    """How intervals and tests draw: dialogues, or clients."""
    if cluster == "client":
        return BOOTSTRAP_CLIENTS, RANDOMIZATION_CLIENTS
    return BOOTSTRAP, RANDOMIZATION
