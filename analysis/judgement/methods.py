"""The statistical methods of judgements, by name."""

from analysis.statistics.inference.methods import Method

PREFERENCE = Method("preference")
BRADLEY_TERRY = Method("bradley_terry", ("bradley-terry-1952-rank", "davidson-1970-extending"))
IMPLIED = Method("implied")
RANK_SETS = Method("rank_sets", ("mogstad-etal-2024-inference",))
LETTERS = Method("letters", ("piepho-2004-algorithm",))
ORDER_BIAS = Method("order_bias", ("wang-etal-2024-large",))
LENGTH_CONTROLLED = Method("length_controlled", ("dubois-etal-2024-length",))
SEVERITY = Method("severity", ("myford-wolfe-2003-detecting",))
MANY_FACET = Method("many_facet", ("andrich-1978-rating", "linacre-1989-many", "zwinderman-1995-pairwise"))
INFLATION = Method("inflation", ("badawi-etal-2025-trust",))
RANKED = Method("ranked", ("spearman-1904-proof", "kendall-1945-treatment"))
FIRST_TWO_SIDED = Method("judgements_needed", ("cohen-1988-statistical",))
