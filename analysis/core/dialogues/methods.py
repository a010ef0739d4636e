"""How dialogues and utterances are told apart by meaning, as methods that an export names."""

from analysis.core.statistics.inference.methods import Method

ROCCHIO = Method("rocchio", ("manning-etal-2008-introduction",))
STATIC_VECTORS = Method(
    "utterance_vectors",
    (
        "arora-etal-2017-simple",
        "levy-etal-2015-improving",
        "tulkens-dongen-2024-model2vec",
        "yang-etal-2020-multilingual",
    ),
)
VECTORS = Method("map_vectors", ("deerwester-etal-1990-indexing", "yang-etal-2020-multilingual"))
