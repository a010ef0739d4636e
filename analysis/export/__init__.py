"""Figures and tables as files for papers, made without a browser: SVG, PDF, PNG, HTML, JSON and the bundle of all.

Nothing heavy is imported before a file is asked for.
"""

from data.core.version import VERSION as VERSION
