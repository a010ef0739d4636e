"""A table of edges as GraphML, which Gephi, Cytoscape, igraph and networkx read."""

from typing import Any
from xml.sax.saxutils import escape, quoteattr

import polars as pl

from data.core.problems import UserError

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
ENDS = ("1", "2")


def graphml(frame: pl.DataFrame) -> bytes:
    """One edge a row; columns that end in _1 and _2 describe its two ends, all others the edge.

    The first such column names a vertex, together with pos where there is one. Raises UserError for a
    table that is no list of edges.
    """
    names = [name[:-2] for name in frame.columns if name.endswith("_1") and f"{name[:-2]}_2" in frame.columns]
    if not names or frame.schema[f"{names[0]}_1"] != pl.String:
        raise UserError.of("no_edges")
    own = [name for name in frame.columns if name[:-2] not in names or name[-2:] not in ("_1", "_2")]
    keys = [*(("node", name, frame.schema[f"{name}_1"]) for name in names)]
    keys += [("edge", name, frame.schema[name]) for name in own]
    lines = [
        f'  <key id="{kind}_{name}" for="{kind}" attr.name={quoteattr(name)} attr.type="{_type(dtype)}"/>\n'
        for kind, name, dtype in keys
    ]
    nodes, edges = _elements(frame, names, own)
    body = "".join([*lines, '  <graph edgedefault="undirected">\n', *nodes, *edges, "  </graph>\n</graphml>\n"])
    return (HEAD + body).encode()


def _elements(frame: pl.DataFrame, names: list[str], own: list[str]) -> tuple[list[str], list[str]]:
    """The vertices, each once, and the edges."""
    ids: dict[tuple[Any, ...], str] = {}
    nodes, edges = [], []
    label = [name for name in names if name in ("pos",)]
    for row in frame.iter_rows(named=True):
        ends = []
        for end in ENDS:
            key = tuple(row[f"{name}_{end}"] for name in (names[0], *label))
            if key not in ids:
                ids[key] = f"n{len(ids)}"
                cells = "".join(_data("node", name, row[f"{name}_{end}"]) for name in names)
                nodes.append(f'    <node id="{ids[key]}">{cells}</node>\n')
            ends.append(ids[key])
        cells = "".join(_data("edge", name, row[name]) for name in own)
        edges.append(f'    <edge source="{ends[0]}" target="{ends[1]}">{cells}</edge>\n')
    return nodes, edges


def _data(kind: str, name: str, value: Any) -> str:
    return "" if value is None else f'<data key="{kind}_{name}">{escape(str(value))}</data>'


def _type(dtype: pl.DataType) -> str:
    return "double" if dtype.is_float() else "long" if dtype.is_integer() else "string"
