"""The statistical methods of interaction, by name."""

from analysis.core.statistics.inference.methods import Method

STYLE = Method("style", ("ireland-pennebaker-2010-language",))
OVERLAP = Method("overlap", ("xu-reitter-2015-evaluation",))
SHUFFLED = Method("shuffled", infers=True)
LAGGED = Method("lagged")
AFFECT_LABELS = Method("affect_labels")
AFFECT_WORDS = Method("affect_words")
EXPRESSIONS = Method("expressions", ("ptaszynski-etal-2017-mlask",))
ENTROPY = Method("entropy", ("shannon-1948-mathematical",))
