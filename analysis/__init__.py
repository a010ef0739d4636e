"""Answer: tables from a selection, figures from tables. Pure: no I/O, no clock, no hidden chance."""

from analysis.core import earlier

earlier.install()
