"""Every pair of words by its slope on a score and by how clear it is."""

import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.figures.relations.word_score_volcano import word_score_volcano
from analysis.labels import Labels
from analysis.relations.word_scores import bigram_scores


@figure(of=bigram_scores)
def bigram_score_volcano(pairs: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """Pairs on the right go with higher scores; the higher, the clearer; filled where two halves agree."""
    return word_score_volcano(pairs.rename({"ngram": "form"}), labels=labels, theme=theme)
