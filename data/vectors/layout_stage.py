"""The stage "layouts": the position of each dialogue on the map, its cluster and its nearest neighbours."""

import os
from pathlib import Path

import numpy as np
import orjson
import polars as pl

from data.core.progress import Progress
from data.vectors import clusters, layouts
from data.vectors.beside import beside

VERSION = 4


def make_layout(vectors: Path, folder: Path, progress: Progress) -> None:
    """Write layout.parquet (row, x, y, preservation, cluster), the nearest of each, and about.json."""
    # before the first library that brings OpenMP: threads that wait do not burn a busy machine's time
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    from threadpoolctl import threadpool_limits

    matrix = np.load(vectors / "vectors.npy")
    with threadpool_limits(1):  # t-SNE alone is told its own number
        progress("layouts: neighbours")
        rows, likeness = layouts.nearest(matrix)
        progress("layouts: map")
        with beside() as aside:
            grouped = aside.submit(clusters.cluster, matrix)
            layout = layouts.lay_out(matrix)
            trust = layouts.trustworthiness(matrix, layout.points)
            near = layouts.preservation(rows, layout.points)
            progress("layouts: clusters")
            groups = grouped.result()
    pl.DataFrame(
        {
            "x": layout.points[:, 0],
            "y": layout.points[:, 1],
            "preservation": near,
            "cluster": groups.labels.astype(np.int16),
        }
    ).write_parquet(folder / "layout.parquet")
    np.save(folder / "nearest.npy", rows)
    np.save(folder / "likeness.npy", likeness)
    about = {
        "method": layout.method,
        "seed": layouts.SEED,
        "trustworthiness": None if np.isnan(trust) else trust,
        "preservation": None if np.isnan(near).all() else float(np.nanmean(near)),
        "clusters": groups.number,
        "stability": None if np.isnan(groups.stability) else groups.stability,
        "tried": groups.tried,
    }
    (folder / "about.json").write_bytes(orjson.dumps(about))
