"""Map: which dialogues are similar, clusters and their names, and a lasso that selects."""

from functools import partial

from pages._ui.core.parts import deferred
from pages._ui.core.state import options
from pages._ui.frame import page
from pages._ui.map import panels, settings

PARTS = ("map", "sentence", "dialogue", "clusters", "odd", "made")

with page.around("map") as view:
    labels = view.labels
    if (chosen := settings.chosen(view)) is not None:
        wording = partial(labels.value, "map_part")
        part = options.one_of(view, "show", PARTS, labels("map.show"), wording, unlabelled=True)
        with settings.encoder_problems(view):
            if part == "map":
                panels.the_map(view, chosen)
            if part == "sentence":
                panels.like_sentence(view, chosen)
            if part == "dialogue":
                panels.like_dialogue(view, chosen)
            if part == "clusters":
                panels.clusters(view, chosen)
            if part == "odd":
                panels.outliers_and_duplicates(view, chosen)
            if part == "made":
                panels.about(view, chosen)
        if part != "map":
            settings.basis(view, chosen)
    deferred.wait("map", first=True)
