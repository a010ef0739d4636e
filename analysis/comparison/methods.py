"""The methods of comparing corpora."""

from analysis.core.statistics.inference.methods import Method

MTLD = Method("mtld", ("mccarthy-jarvis-2010-mtld",))
DISTINCT = Method("distinct", ("li-etal-2016-diversity",))
RAREFACTION = Method("rarefaction", ("hurlbert-1971-nonconcept",))
ENTROPY = Method("topic_entropy", ("shannon-1948-mathematical",))
REPEATS = Method("repeated_text")
OPENINGS = Method("opening_vectors", ("yang-etal-2020-multilingual",))
MANIFOLDS = Method("manifold_overlap", ("kynkaanniemi-etal-2019-improved", "naeem-etal-2020-reliable"))
JENSEN = Method("jensen_shannon", ("lin-1991-divergence",))
SEPARATION = Method(
    "corpus_classifier",
    ("golub-etal-1979-generalized", "delong-etal-1988-comparing", "obuchowski-1997-nonparametric"),
)
CLUSTERED = Method("persons_or_dialogues", ("cameron-etal-2011-robust",), infers=True)
DISTINCT_INTERVALS = Method("distinct_jackknife", ("kott-2001-delete",), infers=True)
FROM_FIRST = Method("differences_from_first", ("hedges-1981-distribution", "benjamini-hochberg-1995-controlling"))
SAMPLED = Method("equal_samples")
HALVES = Method("own_halves")
