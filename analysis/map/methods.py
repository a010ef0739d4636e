"""The methods of the map: vectors, layout, clusters."""

from collections.abc import Callable, Mapping
from typing import Any

from analysis.core.statistics.inference.methods import Method
from data.encoders import DEFAULT

VECTORS = Method("map_vectors", ("deerwester-etal-1990-indexing", "yang-etal-2020-multilingual"))
OTHER_VECTORS = Method("other_vectors")
LAYOUT = Method(
    "map_layout",
    ("maaten-hinton-2008-visualizing", "policar-etal-2024-opentsne", "venna-kaski-2001-neighborhood"),
)
LAYOUT_OF_FEW = Method("map_layout.few", ("venna-kaski-2001-neighborhood",))
LAYOUT_OF_MANY = Method("map_layout.many", LAYOUT.references)
FEWEST, MOST = 12, 20_000  # dialogues: fewer show principal components; of more, the others are placed
CLUSTERS = Method("map_clusters", ("hubert-arabie-1985-comparing", "grootendorst-2022-bertopic"))


def laid_out(n: int) -> Method:
    """How a map of so many dialogues is laid out."""
    return LAYOUT_OF_FEW if n < FEWEST else LAYOUT_OF_MANY if n > MOST else LAYOUT


def mapped(*methods: Method) -> Callable[[Mapping[str, Any]], tuple[Method, ...]]:
    """These methods after that of the vectors, by the encoder that made them."""
    return lambda options: (VECTORS if options["encoder"] == DEFAULT else OTHER_VECTORS, *methods)
