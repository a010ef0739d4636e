"""``python -m analysis predict``: baselines of the scores, made and added to a corpus' predictions."""

import argparse


def add_baselines(options: argparse.Namespace) -> None:
    """Make each baseline that is named, or all, and keep it as a set of its own."""
    from datetime import datetime

    from analysis.core.query.strict import strict_selection
    from analysis.prediction import baselines
    from data.annotations.predictions.importing import keep
    from data.commands.common import reporter_of
    from data.commands.predictions import tell_added
    from data.commands.sets import print_added
    from data.core.store import Library

    library = Library(options.library)
    progress = reporter_of(options)
    made = []
    try:
        selection = strict_selection(options.corpus, options.filter, library)
        for name in options.names or baselines.BASELINES:
            progress("baseline")
            predictions = baselines.baseline(
                selection,
                name,
                unseen=options.unseen,
                seed=options.seed,
                curve=not options.no_curve,
                progress=progress,
            )
            unseen = "none" if name in baselines.LEAKY else options.unseen
            key = (baselines.VERSION, name, unseen, options.seed, selection.filter, options.no_curve)
            made.append(
                keep(
                    predictions,
                    selection.corpus,
                    library=library,
                    now=datetime.now(),
                    name=baselines.system_of(name, options.unseen),
                    key=key,
                    made_by=name,
                    unseen=unseen,
                    leaky=[name] if name in baselines.LEAKY else [],
                )
            )
    finally:
        progress.close()
    for added, new in made:
        tell_added(added, new=new)
    print_added(options, added, new=new, systems=added.systems)
