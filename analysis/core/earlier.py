"""Modules under their names of version 0.3, so that the scripts of its exports still run.

A script of that version imports a table, a figure, and what draws them, from modules that lie elsewhere today. The
names are those of that version and never change.
"""

import importlib
import sys
from collections.abc import Sequence
from functools import partial
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType

#: Module below ``analysis`` -> the tables that were in it.
TABLES = {
    "concordance": "concordance concordance_counts",
    "dialogue": "dialogue_lines dialogue_roles dialogue_timeline",
    "dialogue_list": "dialogue_list",
    "drift": "score_change score_slopes",
    "editions": "aligned_lines",
    "features": "feature_correlations",
    "frequency": "parts_of_speech word_frequencies",
    "item_structure": "half_correlations item_correlations item_halves item_profile",
    "keyness": "keyness",
    "map_clusters": "map_cluster_shares map_cluster_topics map_clusters map_facts map_stability",
    "map_points": "map_points",
    "neighbours": "near_duplicates neighbours outliers sentence_neighbours",
    "ngrams": "ngrams",
    "overview": "collection_over_time overview session_durations",
    "percentiles": "item_percentiles",
    "persons": "person_dialogues person_means person_partners person_topics persons",
    "quality": "data_quality",
    "quotation": "quotation",
    "ratings": "label_counts rating_summary",
    "response_items": "response_item response_items response_words",
    "response_nearness": "response_nearness",
    "response_pairs": "response_pairs",
    "response_scores": "response_groups response_scores",
    "response_sets": "response_coverage response_report response_reported response_sets",
    "response_style": "response_style response_variety",
    "score_curve": "score_curve",
    "score_groups": "score_groups",
    "scores": "band_counts item_means regime_counts score_counts score_summary",
    "search": "search_counts search_hits",
    "straight_lining": "straight_lining",
    "sub_topics": "sub_topic_clusters sub_topics",
    "topic_groups": "topic_groups",
    "topic_pairs": "topic_pairs",
    "topic_persons": "topic_persons",
    "topic_tree": "topic_tree",
    "topics": "topic_counts topic_scores",
    "word_use": "word_trend word_use",
    "word_view": "collocates word_forms",
}
_FIGURES = (
    "collection_bars collocate_bars dialogue_timeline_bars feature_dots item_correlation_cells "
    "item_dots item_percentile_dots item_profile_dots keyness_dots keyness_scatter label_bars "
    "map_density map_panels map_scatter ngram_bars person_dialogue_dots person_topic_dots pos_dots "
    "rating_dots response_group_dots response_nearness_dots response_pair_dots response_score_dots "
    "response_style_dots score_change_dots score_curve_lines score_group_dots score_histogram "
    "session_duration_histogram sub_topic_bars topic_bars topic_group_cells topic_person_dots "
    "topic_score_dots topic_sunburst word_dots word_trend_lines word_use_dots "
)
FIGURES = frozenset(_FIGURES.split())
#: Other module -> where its contents are today.
MOVED = {
    "compare": "analysis.core.compare",
    "export.render": "analysis.export.render.files",
    "figures.theme": "analysis.figures.kit.theme",
    "selection": "analysis.core.query.selection",
}
KNOWN = frozenset(" ".join(TABLES.values()).split()) | FIGURES


def named(name: str) -> object:
    """A table or figure of version 0.3, or what drew it. Raises AttributeError for any other name."""
    if name in KNOWN:
        from analysis.core import registry

        registry.load()
        return (registry.FIGURES if name in FIGURES else registry.TABLES)[name].function
    if name == "json_of":
        return importlib.import_module(MOVED["export.render"]).json_of
    raise AttributeError(name)


class _Alias(Loader):
    """Makes a module of a former name whose contents are looked up when they are imported from it."""

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        """An ordinary module."""
        return None

    def exec_module(self, module: ModuleType) -> None:
        """Let it look its names up where they are today."""
        moved = MOVED.get(module.__name__.removeprefix("analysis."))
        today = None if moved is None else importlib.import_module(moved)
        vars(module)["__getattr__"] = named if today is None else partial(getattr, today)


class Finder(MetaPathFinder):
    """Finds the modules of version 0.3 that are nowhere else."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """A module of a former name; None for all others, which stay unknown."""
        package, _, name = fullname.partition(".")
        is_known = name in TABLES or name in MOVED or name.removeprefix("figures.") in FIGURES
        return ModuleSpec(fullname, _Alias()) if package == "analysis" and is_known else None


def install() -> None:
    """Let modules of former names be imported, after all others have been looked for."""
    if not any(isinstance(finder, Finder) for finder in sys.meta_path):
        sys.meta_path.append(Finder())
