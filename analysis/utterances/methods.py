"""The methods of the map and the themes of utterances."""

from analysis.core.statistics.inference.methods import Method

STATIC_VECTORS = Method(
    "utterance_vectors",
    (
        "arora-etal-2017-simple",
        "levy-etal-2015-improving",
        "tulkens-dongen-2024-model2vec",
        "yang-etal-2020-multilingual",
    ),
)
UTTERANCE_LAYOUT = Method(
    "utterance_layout",
    ("maaten-hinton-2008-visualizing", "policar-etal-2024-opentsne", "venna-kaski-2001-neighborhood"),
)
THEMES = Method(
    "utterance_themes",
    ("hennig-2007-cluster", "hubert-arabie-1985-comparing", "grootendorst-2022-bertopic"),
)
ROCCHIO = Method("rocchio", ("manning-etal-2008-introduction",))
FOLLOWING = Method("theme_following", ("bakeman-quera-2011-sequential",))
