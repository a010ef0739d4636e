"""The methods of the map and the themes of utterances."""

from analysis.core.statistics.inference.methods import Method

UTTERANCE_LAYOUT = Method(
    "utterance_layout",
    ("maaten-hinton-2008-visualizing", "policar-etal-2024-opentsne", "venna-kaski-2001-neighborhood"),
)
THEMES = Method(
    "utterance_themes",
    ("hennig-2007-cluster", "hubert-arabie-1985-comparing", "grootendorst-2022-bertopic"),
)
FOLLOWING = Method("theme_following", ("bakeman-quera-2011-sequential",))
