"""The invented coding that the theme of codes is tested on."""

from tests.analysis.codes.conftest import coded_demo, everything

__all__ = ["coded_demo", "everything"]
