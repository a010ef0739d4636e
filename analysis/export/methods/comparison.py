"""What describes the methods of comparing corpora, ready for a .bib file."""

ENTRIES: dict[str, str] = {
    "mccarthy-jarvis-2010-mtld": """@article{mccarthy-jarvis-2010-mtld,
  author  = {McCarthy, Philip M. and Jarvis, Scott},
  title   = {{MTLD}, vocd-{D}, and {HD-D}: A Validation Study of Sophisticated Approaches to Lexical Diversity
             Assessment},
  journal = {Behavior Research Methods},
  year    = {2010},
  volume  = {42},
  number  = {2},
  pages   = {381--392}
}""",
    "shannon-1948-mathematical": """@article{shannon-1948-mathematical,
  author  = {Shannon, Claude E.},
  title   = {A Mathematical Theory of Communication},
  journal = {Bell System Technical Journal},
  year    = {1948},
  volume  = {27},
  number  = {3},
  pages   = {379--423}
}""",
    "kynkaanniemi-etal-2019-improved": """@inproceedings{kynkaanniemi-etal-2019-improved,
  author    = {Kynk{\\"a}{\\"a}nniemi, Tuomas and Karras, Tero and Laine, Samuli and Lehtinen, Jaakko
               and Aila, Timo},
  title     = {Improved Precision and Recall Metric for Assessing Generative Models},
  booktitle = {Advances in Neural Information Processing Systems 32},
  year      = {2019}
}""",
    "naeem-etal-2020-reliable": """@inproceedings{naeem-etal-2020-reliable,
  author    = {Naeem, Muhammad Ferjad and Oh, Seong Joon and Uh, Youngjung and Choi, Yunjey and Yoo, Jaejun},
  title     = {Reliable Fidelity and Diversity Metrics for Generative Models},
  booktitle = {Proceedings of the 37th International Conference on Machine Learning},
  year      = {2020}
}""",
    "lin-1991-divergence": """@article{lin-1991-divergence,
  author  = {Lin, Jianhua},
  title   = {Divergence Measures Based on the {Shannon} Entropy},
  journal = {IEEE Transactions on Information Theory},
  year    = {1991},
  volume  = {37},
  number  = {1},
  pages   = {145--151}
}""",
    "golub-etal-1979-generalized": """@article{golub-etal-1979-generalized,
  author  = {Golub, Gene H. and Heath, Michael and Wahba, Grace},
  title   = {Generalized Cross-Validation as a Method for Choosing a Good Ridge Parameter},
  journal = {Technometrics},
  year    = {1979},
  volume  = {21},
  number  = {2},
  pages   = {215--223}
}""",
    "delong-etal-1988-comparing": """@article{delong-etal-1988-comparing,
  author  = {DeLong, Elizabeth R. and DeLong, David M. and Clarke-Pearson, Daniel L.},
  title   = {Comparing the Areas under Two or More Correlated Receiver Operating Characteristic Curves:
             A Nonparametric Approach},
  journal = {Biometrics},
  year    = {1988},
  volume  = {44},
  number  = {3},
  pages   = {837--845}
}""",
    "obuchowski-1997-nonparametric": """@article{obuchowski-1997-nonparametric,
  author  = {Obuchowski, Nancy A.},
  title   = {Nonparametric Analysis of Clustered {ROC} Curve Data},
  journal = {Biometrics},
  year    = {1997},
  volume  = {53},
  number  = {2},
  pages   = {567--578}
}""",
}
