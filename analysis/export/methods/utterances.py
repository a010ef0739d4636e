"""What describes the vectors and the search of utterances, ready for a .bib file."""

ENTRIES: dict[str, str] = {
    "arora-etal-2017-simple": """@inproceedings{arora-etal-2017-simple,
  author    = {Arora, Sanjeev and Liang, Yingyu and Ma, Tengyu},
  title     = {A Simple but Tough-to-Beat Baseline for Sentence Embeddings},
  booktitle = {5th International Conference on Learning Representations},
  year      = {2017},
  url       = {https://openreview.net/forum?id=SyK00v5xx}
}""",
    "levy-etal-2015-improving": """@article{levy-etal-2015-improving,
  author  = {Levy, Omer and Goldberg, Yoav and Dagan, Ido},
  title   = {Improving Distributional Similarity with Lessons Learned from Word Embeddings},
  journal = {Transactions of the Association for Computational Linguistics},
  year    = {2015},
  volume  = {3},
  pages   = {211--225},
  doi     = {10.1162/tacl_a_00134}
}""",
    "tulkens-dongen-2024-model2vec": """@software{tulkens-dongen-2024-model2vec,
  author = {Tulkens, Stephan and van Dongen, Thomas},
  title  = {Model2Vec: Fast State-of-the-Art Static Embeddings},
  year   = {2024},
  url    = {https://github.com/MinishLab/model2vec}
}""",
    "manning-etal-2008-introduction": """@book{manning-etal-2008-introduction,
  author    = {Manning, Christopher D. and Raghavan, Prabhakar and Sch\\"{u}tze, Hinrich},
  title     = {Introduction to Information Retrieval},
  publisher = {Cambridge University Press},
  year      = {2008}
}""",
}
