"""What describes the methods of ratings, ready for a .bib file."""

from data.importing.formats.kokorochat_names import BIBTEX as KOKOROCHAT

ENTRIES: dict[str, str] = {
    "qi2025kokorochat": KOKOROCHAT.strip(),
    "becker-1988-synthesizing": """@article{becker-1988-synthesizing,
  author  = {Becker, Betsy Jane},
  title   = {Synthesizing Standardized Mean-Change Measures},
  journal = {British Journal of Mathematical and Statistical Psychology},
  year    = {1988},
  volume  = {41},
  number  = {2},
  pages   = {257--278}
}""",
    "jacobson-truax-1991-clinical": """@article{jacobson-truax-1991-clinical,
  author  = {Jacobson, Neil S. and Truax, Paula},
  title   = {Clinical Significance: A Statistical Approach to Defining Meaningful Change
             in Psychotherapy Research},
  journal = {Journal of Consulting and Clinical Psychology},
  year    = {1991},
  volume  = {59},
  number  = {1},
  pages   = {12--19}
}""",
    "mcgraw-wong-1996-forming": """@article{mcgraw-wong-1996-forming,
  author  = {McGraw, Kenneth O. and Wong, S. P.},
  title   = {Forming Inferences about Some Intraclass Correlation Coefficients},
  journal = {Psychological Methods},
  year    = {1996},
  volume  = {1},
  number  = {1},
  pages   = {30--46}
}""",
    "cohen-1968-weighted": """@article{cohen-1968-weighted,
  author  = {Cohen, Jacob},
  title   = {Weighted Kappa: Nominal Scale Agreement with Provision for Scaled Disagreement or Partial Credit},
  journal = {Psychological Bulletin},
  year    = {1968},
  volume  = {70},
  number  = {4},
  pages   = {213--220}
}""",
}
