"""The methods of the map: vectors, layout, clusters."""

from collections.abc import Callable, Mapping
from typing import Any

import polars as pl

from analysis.core.dialogues.methods import VECTORS
from analysis.core.statistics.inference.methods import Method
from data.encoders import DEFAULT

OTHER_VECTORS = Method("other_vectors")
FEWEST, MOST = 12, 20_000  # dialogues: fewer show principal components; of more, the others are placed


def laid_out(n_dialogues: int, answer: pl.DataFrame | None = None) -> Method:
    """How a map of so many dialogues is laid out."""
    return LAYOUT_OF_FEW if n_dialogues < FEWEST else LAYOUT_OF_MANY if n_dialogues > MOST else LAYOUT


LAYOUT = Method(
    "map_layout",
    ("maaten-hinton-2008-visualizing", "policar-etal-2024-opentsne", "venna-kaski-2001-neighborhood"),
    in_answer=laid_out,
)
LAYOUT_OF_FEW = Method("map_layout.few", ("venna-kaski-2001-neighborhood",))
LAYOUT_OF_MANY = Method("map_layout.many", LAYOUT.references)
CLUSTERS = Method("map_clusters", ("hubert-arabie-1985-comparing", "grootendorst-2022-bertopic"))


def mapped(*methods: Method) -> Callable[[Mapping[str, Any]], tuple[Method, ...]]:
    """These methods after that of the vectors, by the encoder that made them."""
    return lambda options: (VECTORS if options["encoder"] == DEFAULT else OTHER_VECTORS, *methods)
