"""What describes the metrics of responses, ready for a .bib file."""

ENTRIES: dict[str, str] = {
    "papineni-etal-2002-bleu": """@inproceedings{papineni-etal-2002-bleu,
  author    = {Papineni, Kishore and Roukos, Salim and Ward, Todd and Zhu, Wei-Jing},
  title     = {{BLEU}: A Method for Automatic Evaluation of Machine Translation},
  booktitle = {Proceedings of the 40th Annual Meeting of the Association for Computational Linguistics},
  year      = {2002},
  pages     = {311--318},
  doi       = {10.3115/1073083.1073135}
}""",
    "post-2018-call": """@inproceedings{post-2018-call,
  author    = {Post, Matt},
  title     = {A Call for Clarity in Reporting {BLEU} Scores},
  booktitle = {Proceedings of the Third Conference on Machine Translation: Research Papers},
  year      = {2018},
  pages     = {186--191},
  doi       = {10.18653/v1/W18-6319}
}""",
    "popovic-2015-chrf": """@inproceedings{popovic-2015-chrf,
  author    = {Popovi{\\'c}, Maja},
  title     = {chr{F}: Character n-gram {F}-score for Automatic {MT} Evaluation},
  booktitle = {Proceedings of the Tenth Workshop on Statistical Machine Translation},
  year      = {2015},
  pages     = {392--395},
  doi       = {10.18653/v1/W15-3049}
}""",
    "lin-2004-rouge": """@inproceedings{lin-2004-rouge,
  author    = {Lin, Chin-Yew},
  title     = {{ROUGE}: A Package for Automatic Evaluation of Summaries},
  booktitle = {Text Summarization Branches Out},
  year      = {2004},
  pages     = {74--81},
  url       = {https://aclanthology.org/W04-1013/}
}""",
    "zhang-etal-2020-bertscore": """@inproceedings{zhang-etal-2020-bertscore,
  author    = {Zhang, Tianyi and Kishore, Varsha and Wu, Felix and Weinberger, Kilian Q. and Artzi, Yoav},
  title     = {{BERTScore}: Evaluating Text Generation with {BERT}},
  booktitle = {International Conference on Learning Representations},
  year      = {2020}
}""",
    "li-etal-2016-diversity": """@inproceedings{li-etal-2016-diversity,
  author    = {Li, Jiwei and Galley, Michel and Brockett, Chris and Gao, Jianfeng and Dolan, Bill},
  title     = {A Diversity-Promoting Objective Function for Neural Conversation Models},
  booktitle = {Proceedings of the 2016 Conference of the North American Chapter of the Association for
               Computational Linguistics: Human Language Technologies},
  year      = {2016},
  pages     = {110--119},
  doi       = {10.18653/v1/N16-1014}
}""",
    "hurlbert-1971-nonconcept": """@article{hurlbert-1971-nonconcept,
  author  = {Hurlbert, Stuart H.},
  title   = {The Nonconcept of Species Diversity: A Critique and Alternative Parameters},
  journal = {Ecology},
  year    = {1971},
  volume  = {52},
  number  = {4},
  pages   = {577--586},
  doi     = {10.2307/1934145}
}""",
}
