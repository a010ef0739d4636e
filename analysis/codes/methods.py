"""The statistical methods of codes, by name."""

from analysis.core.statistics.inference.methods import Method

ALPHA = Method("coding_alpha", ("hayes-krippendorff-2007-answering",))
AGREEMENT = Method(
    "agreement",
    ("cohen-1960-coefficient", "light-1971-measures", "fleiss-1971-measuring", "gwet-2008-computing",
     "hayes-krippendorff-2007-answering"),
)  # fmt: skip
RETRIEVAL = Method("retrieval", ("rijsbergen-1979-information",))
CORRECTED = Method("corrected", ("egami-etal-2023-imperfect", "angelopoulos-etal-2023-prediction"), infers=True)
TRANSITIONS = Method("transitions", ("bakeman-quera-2011-sequential",))
CODES_SHUFFLED = Method("codes_shuffled", ("bakeman-quera-2011-sequential",), infers=True)
PERSONS_PERMUTED = Method("persons_permuted", infers=True)
FIDELITY = Method("fidelity", ("moyers-etal-2016-motivational",))
