"""What can go wrong when an extra is installed: one English sentence a code."""

EXTRA_ERRORS = {
    "extra_by_hand": "there is neither pip nor uv in this environment; in a terminal, run  {command}",
    "extra_failed": "{name} could not be installed ({why}); in a terminal, run  {command}",
}
