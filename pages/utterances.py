"""Utterances: their map, search by meaning, themes, what comes before and after, paths, templates."""

from functools import partial

from pages._ui.core.parts import deferred
from pages._ui.core.state import options
from pages._ui.frame import page
from pages._ui.utterances import build, order, panels, plane

PARTS = {
    "map": plane.the_map,
    "difference": panels.difference,
    "themes": panels.themes,
    "order": order.show,
    "paths": panels.paths,
    "templates": panels.templates_said,
}

with page.around("utterances") as view:
    if build.is_made(view):
        part = options.one_of(
            view,
            "show",
            tuple(PARTS),
            view.labels("utterances.show"),
            partial(view.labels.value, "utterances_part"),
        )
        PARTS[part](view)
        build.basis(view)
    deferred.wait("utterances", first=True)
