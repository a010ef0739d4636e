"""The methods of the map: vectors, layout, clusters."""

from collections.abc import Callable, Mapping
from typing import Any

from analysis.statistics.inference.methods import Method
from data.encoders import DEFAULT

VECTORS = Method("map_vectors", ("deerwester-etal-1990-indexing", "yang-etal-2020-multilingual"))
OTHER_VECTORS = Method("other_vectors")
LAYOUT = Method(
    "map_layout",
    ("maaten-hinton-2008-visualizing", "policar-etal-2024-opentsne", "venna-kaski-2001-neighborhood"),
)
CLUSTERS = Method("map_clusters", ("hubert-arabie-1985-comparing", "grootendorst-2022-bertopic"))


def mapped(*methods: Method) -> Callable[[Mapping[str, Any]], tuple[Method, ...]]:
    """These methods after that of the vectors, by the encoder that made them."""
    return lambda options: (VECTORS if options["encoder"] == DEFAULT else OTHER_VECTORS, *methods)
