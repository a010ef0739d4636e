"""What describes the methods of the conduct of responses, ready for a .bib file."""

ENTRIES: dict[str, str] = {
    "kendall-1938-new": """@article{kendall-1938-new,
  author  = {Kendall, Maurice G.},
  title   = {A New Measure of Rank Correlation},
  journal = {Biometrika},
  year    = {1938},
  volume  = {30},
  number  = {1/2},
  pages   = {81--93},
  doi     = {10.2307/2332226}
}""",
}
