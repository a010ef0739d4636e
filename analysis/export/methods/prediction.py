"""What describes the methods of predicted scores, ready for a .bib file."""

ENTRIES: dict[str, str] = {
    "cohen-1968-weighted": """@article{cohen-1968-weighted,
  author  = {Cohen, Jacob},
  title   = {Weighted Kappa: Nominal Scale Agreement with Provision for Scaled Disagreement or Partial Credit},
  journal = {Psychological Bulletin},
  year    = {1968},
  volume  = {70},
  number  = {4},
  pages   = {213--220},
  doi     = {10.1037/h0026256}
}""",
    "varma-simon-2006-bias": """@article{varma-simon-2006-bias,
  author  = {Varma, Sudhir and Simon, Richard},
  title   = {Bias in Error Estimation When Using Cross-Validation for Model Selection},
  journal = {BMC Bioinformatics},
  year    = {2006},
  volume  = {7},
  pages   = {91},
  doi     = {10.1186/1471-2105-7-91}
}""",
    "friedman-2001-greedy": """@article{friedman-2001-greedy,
  author  = {Friedman, Jerome H.},
  title   = {Greedy Function Approximation: A Gradient Boosting Machine},
  journal = {The Annals of Statistics},
  year    = {2001},
  volume  = {29},
  number  = {5},
  pages   = {1189--1232},
  doi     = {10.1214/aos/1013203451}
}""",
}
