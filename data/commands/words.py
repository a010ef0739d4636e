"""The command words: compounds and synonyms of a corpus."""

import argparse
import sys

from data.commands.common import library_of, print_json, print_result, reporter_of


def apply_word_lists(options: argparse.Namespace) -> int:
    """Apply word lists to a corpus and print what they changed; 2 if a stage failed."""
    from data.building.apply_word_lists import apply, summary

    progress = reporter_of(options)
    try:
        manifest, is_new = apply(
            options.id,
            library=library_of(options),
            compounds=options.compounds,
            synonyms=options.synonyms,
            replace_all=options.plain,
            progress=progress,
        )
    finally:
        progress.close()
    if manifest.unmade:
        return print_result(options, manifest, is_new=is_new)
    for line in summary(manifest, library_of(options)):
        sys.stderr.write(line + "\n")
    if options.progress == "json":
        print_json({"result": {"id": manifest.id, "made": is_new}})
    return 0
