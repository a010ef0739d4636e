"""The methods of the map: vectors, layout, clusters."""

from analysis.statistics.inference.methods import Method

VECTORS = Method("map_vectors", ("deerwester-etal-1990-indexing", "yang-etal-2020-multilingual"))
LAYOUT = Method(
    "map_layout",
    ("maaten-hinton-2008-visualizing", "policar-etal-2024-opentsne", "venna-kaski-2001-neighborhood"),
)
CLUSTERS = Method("map_clusters", ("hubert-arabie-1985-comparing", "grootendorst-2022-bertopic"))
