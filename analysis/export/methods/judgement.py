"""What describes the statistics of judgements, ready for a .bib file."""


def _article(key: str, **fields: str) -> str:
    lines = ",\n".join(f"  {name:<7} = {{{value}}}" for name, value in fields.items())
    return f"@article{{{key},\n{lines}\n}}"


ENTRIES: dict[str, str] = {
    key: _article(key, **fields)
    for key, fields in {
        "bradley-terry-1952-rank": {
            "author": "Bradley, Ralph Allan and Terry, Milton E.",
            "title": "Rank Analysis of Incomplete Block Designs: {I}. The Method of Paired Comparisons",
            "journal": "Biometrika",
            "year": "1952",
            "volume": "39",
            "number": "3/4",
            "pages": "324--345",
            "doi": "10.2307/2334029",
        },
        "davidson-1970-extending": {
            "author": "Davidson, Roger R.",
            "title": "On Extending the {Bradley--Terry} Model to Accommodate Ties in Paired Comparison Experiments",
            "journal": "Journal of the American Statistical Association",
            "year": "1970",
            "volume": "65",
            "number": "329",
            "pages": "317--328",
            "doi": "10.1080/01621459.1970.10481082",
        },
        "mogstad-etal-2024-inference": {
            "author": "Mogstad, Magne and Romano, Joseph P. and Shaikh, Azeem M. and Wilhelm, Daniel",
            "title": "Inference for Ranks with Applications to Mobility across Neighbourhoods and Academic "
            "Achievement across Countries",
            "journal": "The Review of Economic Studies",
            "year": "2024",
            "volume": "91",
            "number": "1",
            "pages": "476--518",
            "doi": "10.1093/restud/rdad006",
        },
        "piepho-2004-algorithm": {
            "author": "Piepho, Hans-Peter",
            "title": "An Algorithm for a Letter-Based Representation of All-Pairwise Comparisons",
            "journal": "Journal of Computational and Graphical Statistics",
            "year": "2004",
            "volume": "13",
            "number": "2",
            "pages": "456--466",
            "doi": "10.1198/1061860043515",
        },
        "hothorn-etal-2008-simultaneous": {
            "author": "Hothorn, Torsten and Bretz, Frank and Westfall, Peter",
            "title": "Simultaneous Inference in General Parametric Models",
            "journal": "Biometrical Journal",
            "year": "2008",
            "volume": "50",
            "number": "3",
            "pages": "346--363",
            "doi": "10.1002/bimj.200810425",
        },
        "schuirmann-1987-comparison": {
            "author": "Schuirmann, Donald J.",
            "title": "A Comparison of the Two One-Sided Tests Procedure and the Power Approach for Assessing the "
            "Equivalence of Average Bioavailability",
            "journal": "Journal of Pharmacokinetics and Biopharmaceutics",
            "year": "1987",
            "volume": "15",
            "number": "6",
            "pages": "657--680",
            "doi": "10.1007/BF01068419",
        },
        "liang-zeger-1986-longitudinal": {
            "author": "Liang, Kung-Yee and Zeger, Scott L.",
            "title": "Longitudinal Data Analysis Using Generalized Linear Models",
            "journal": "Biometrika",
            "year": "1986",
            "volume": "73",
            "number": "1",
            "pages": "13--22",
            "doi": "10.1093/biomet/73.1.13",
        },
        "myford-wolfe-2003-detecting": {
            "author": "Myford, Carol M. and Wolfe, Edward W.",
            "title": "Detecting and Measuring Rater Effects Using Many-Facet {Rasch} Measurement: Part {I}",
            "journal": "Journal of Applied Measurement",
            "year": "2003",
            "volume": "4",
            "number": "4",
            "pages": "386--422",
        },
        "andrich-1978-rating": {
            "author": "Andrich, David",
            "title": "A Rating Formulation for Ordered Response Categories",
            "journal": "Psychometrika",
            "year": "1978",
            "volume": "43",
            "number": "4",
            "pages": "561--573",
            "doi": "10.1007/BF02293814",
        },
        "zwinderman-1995-pairwise": {
            "author": "Zwinderman, Aeilko H.",
            "title": "Pairwise Parameter Estimation in {Rasch} Models",
            "journal": "Applied Psychological Measurement",
            "year": "1995",
            "volume": "19",
            "number": "4",
            "pages": "369--375",
            "doi": "10.1177/014662169501900406",
        },
        "kendall-1945-treatment": {
            "author": "Kendall, Maurice G.",
            "title": "The Treatment of Ties in Ranking Problems",
            "journal": "Biometrika",
            "year": "1945",
            "volume": "33",
            "number": "3",
            "pages": "239--251",
            "doi": "10.1093/biomet/33.3.239",
        },
        "dubois-etal-2024-length": {
            "author": "Dubois, Yann and Galambosi, Bal{\\'a}zs and Liang, Percy and Hashimoto, Tatsunori B.",
            "title": "Length-Controlled {AlpacaEval}: A Simple Way to Debias Automatic Evaluators",
            "journal": "arXiv preprint arXiv:2404.04475",
            "year": "2024",
            "url": "https://arxiv.org/abs/2404.04475",
        },
        "wang-etal-2024-large": {
            "author": "Wang, Peiyi and Li, Lei and Chen, Liang and Cai, Zefan and Zhu, Dawei and Lin, Binghuai and "
            "Cao, Yunbo and Kong, Lingpeng and Liu, Qi and Liu, Tianyu and Sui, Zhifang",
            "title": "Large Language Models Are Not Fair Evaluators",
            "journal": "Proceedings of the 62nd Annual Meeting of the Association for Computational Linguistics",
            "year": "2024",
            "pages": "9440--9450",
            "doi": "10.18653/v1/2024.acl-long.511",
        },
        "badawi-etal-2025-trust": {
            "author": "Badawi, Abeer and Rahimi, Elahe and Laskar, Md Tahmid Rahman and others",
            "title": "When Can We Trust {LLMs} in Mental Health? Large-Scale Benchmarks for Reliable {LLM} Evaluation",
            "journal": "arXiv preprint arXiv:2510.19032",
            "year": "2025",
            "url": "https://arxiv.org/abs/2510.19032",
        },
    }.items()
}
ENTRIES["linacre-1989-many"] = """@book{linacre-1989-many,
  author    = {Linacre, John M.},
  title     = {Many-Facet {Rasch} Measurement},
  publisher = {MESA Press},
  address   = {Chicago},
  year      = {1989}
}"""
