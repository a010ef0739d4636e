"""What describes the methods of the map, ready for a .bib file."""

ENTRIES: dict[str, str] = {
    "deerwester-etal-1990-indexing": """@article{deerwester-etal-1990-indexing,
  author  = {Deerwester, Scott and Dumais, Susan T. and Furnas, George W. and Landauer, Thomas K.
             and Harshman, Richard},
  title   = {Indexing by Latent Semantic Analysis},
  journal = {Journal of the American Society for Information Science},
  year    = {1990},
  volume  = {41},
  number  = {6},
  pages   = {391--407}
}""",
    "yang-etal-2020-multilingual": """@inproceedings{yang-etal-2020-multilingual,
  author    = {Yang, Yinfei and Cer, Daniel and Ahmad, Amin and Guo, Mandy and Law, Jax and Constant, Noah
               and Hernandez Abrego, Gustavo and Yuan, Steve and Tar, Chris and Sung, Yun-hsuan and Strope, Brian
               and Kurzweil, Ray},
  title     = {Multilingual Universal Sentence Encoder for Semantic Retrieval},
  booktitle = {Proceedings of the 58th Annual Meeting of the Association for Computational Linguistics:
               System Demonstrations},
  year      = {2020},
  pages     = {87--94},
  doi       = {10.18653/v1/2020.acl-demos.12}
}""",
    "maaten-hinton-2008-visualizing": """@article{maaten-hinton-2008-visualizing,
  author  = {van der Maaten, Laurens and Hinton, Geoffrey},
  title   = {Visualizing Data using t-{SNE}},
  journal = {Journal of Machine Learning Research},
  year    = {2008},
  volume  = {9},
  number  = {86},
  pages   = {2579--2605}
}""",
    "policar-etal-2024-opentsne": """@article{policar-etal-2024-opentsne,
  author  = {Poli\\v{c}ar, Pavlin G. and Stra\\v{z}ar, Martin and Zupan, Bla\\v{z}},
  title   = {{openTSNE}: A Modular Python Library for t-{SNE} Dimensionality Reduction and Embedding},
  journal = {Journal of Statistical Software},
  year    = {2024},
  volume  = {109},
  number  = {3},
  pages   = {1--30},
  doi     = {10.18637/jss.v109.i03}
}""",
    "venna-kaski-2001-neighborhood": """@inproceedings{venna-kaski-2001-neighborhood,
  author    = {Venna, Jarkko and Kaski, Samuel},
  title     = {Neighborhood Preservation in Nonlinear Projection Methods: An Experimental Study},
  booktitle = {Artificial Neural Networks --- ICANN 2001},
  year      = {2001},
  pages     = {485--491},
  doi       = {10.1007/3-540-44668-0_68}
}""",
    "hubert-arabie-1985-comparing": """@article{hubert-arabie-1985-comparing,
  author  = {Hubert, Lawrence and Arabie, Phipps},
  title   = {Comparing Partitions},
  journal = {Journal of Classification},
  year    = {1985},
  volume  = {2},
  number  = {1},
  pages   = {193--218},
  doi     = {10.1007/BF01908075}
}""",
    "grootendorst-2022-bertopic": """@misc{grootendorst-2022-bertopic,
  author = {Grootendorst, Maarten},
  title  = {{BERTopic}: Neural Topic Modeling with a Class-Based {TF-IDF} Procedure},
  year   = {2022},
  eprint = {2203.05794},
  archivePrefix = {arXiv}
}""",
}
