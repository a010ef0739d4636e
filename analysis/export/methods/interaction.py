"""What describes the methods of interaction, ready for a .bib file."""

ENTRIES: dict[str, str] = {
    "ireland-pennebaker-2010-language": """@article{ireland-pennebaker-2010-language,
  author  = {Ireland, Molly E. and Pennebaker, James W.},
  title   = {Language Style Matching in Writing: Synchrony in Essays, Correspondence, and Poetry},
  journal = {Journal of Personality and Social Psychology},
  year    = {2010},
  volume  = {99},
  number  = {3},
  pages   = {549--571},
  doi     = {10.1037/a0020386}
}""",
    "xu-reitter-2015-evaluation": """@inproceedings{xu-reitter-2015-evaluation,
  author    = {Xu, Yang and Reitter, David},
  title     = {An Evaluation and Comparison of Linguistic Alignment Measures},
  booktitle = {Proceedings of the 6th Workshop on Cognitive Modeling and Computational Linguistics},
  year      = {2015},
  pages     = {58--67},
  doi       = {10.3115/v1/W15-1107}
}""",
    "shannon-1948-mathematical": """@article{shannon-1948-mathematical,
  author  = {Shannon, Claude E.},
  title   = {A Mathematical Theory of Communication},
  journal = {Bell System Technical Journal},
  year    = {1948},
  volume  = {27},
  number  = {3},
  pages   = {379--423},
  doi     = {10.1002/j.1538-7305.1948.tb01338.x}
}""",
}
