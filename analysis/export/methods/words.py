"""What describes the methods of the words, ready for a .bib file."""

ENTRIES: dict[str, str] = {
    "tausczik-pennebaker-2010-psychological": """@article{tausczik-pennebaker-2010-psychological,
  author  = {Tausczik, Yla R. and Pennebaker, James W.},
  title   = {The Psychological Meaning of Words: {LIWC} and Computerized Text Analysis Methods},
  journal = {Journal of Language and Social Psychology},
  year    = {2010},
  volume  = {29},
  number  = {1},
  pages   = {24--54},
  doi     = {10.1177/0261927X09351676}
}""",
    "monroe-etal-2008-fightin": """@article{monroe-etal-2008-fightin,
  author  = {Monroe, Burt L. and Colaresi, Michael P. and Quinn, Kevin M.},
  title   = {Fightin' Words: Lexical Feature Selection and Evaluation for Identifying the Content of
             Political Conflict},
  journal = {Political Analysis},
  year    = {2008},
  volume  = {16},
  number  = {4},
  pages   = {372--403},
  doi     = {10.1093/pan/mpn018}
}""",
    "gries-2008-dispersions": """@article{gries-2008-dispersions,
  author  = {Gries, Stefan Th.},
  title   = {Dispersions and Adjusted Frequencies in Corpora},
  journal = {International Journal of Corpus Linguistics},
  year    = {2008},
  volume  = {13},
  number  = {4},
  pages   = {403--437},
  doi     = {10.1075/ijcl.13.4.02gri}
}""",
    "dunning-1993-accurate": """@article{dunning-1993-accurate,
  author  = {Dunning, Ted},
  title   = {Accurate Methods for the Statistics of Surprise and Coincidence},
  journal = {Computational Linguistics},
  year    = {1993},
  volume  = {19},
  number  = {1},
  pages   = {61--74},
  url     = {https://aclanthology.org/J93-1003/}
}""",
    "rychly-2008-lexicographer": """@inproceedings{rychly-2008-lexicographer,
  author    = {Rychl{\\'y}, Pavel},
  title     = {A Lexicographer-Friendly Association Score},
  booktitle = {Proceedings of Recent Advances in Slavonic Natural Language Processing},
  year      = {2008},
  pages     = {6--9}
}""",
}
