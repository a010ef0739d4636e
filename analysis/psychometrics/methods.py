"""The statistical methods of psychometrics, the crossed model and change over time, by name."""

import polars as pl

from analysis.core.statistics.inference.methods import Method


def _where_known(dialogues: int, frame: pl.DataFrame) -> Method | None:
    """The reliability of a person's effect, where the effect is shown."""
    return SHRUNKEN if frame["reliability"].count() else None


CLIENTS_DRAWN = Method("clients_drawn", ("efron-1979-bootstrap",), infers=True)
GROUPS_DRAWN = Method("groups_drawn", ("efron-1979-bootstrap",), infers=True)
ALPHA = Method("alpha", ("cronbach-1951-coefficient",))
OMEGA = Method("omega", ("mcdonald-1999-test", "zinbarg-etal-2005-cronbach", "schmid-leiman-1957-development"))
LEVELS = Method("levels", ("geldhof-etal-2014-reliability", "muthen-1994-multilevel"))
WITHIN = Method("within_client", ("geldhof-etal-2014-reliability",))
BETWEEN = Method("between_clients", ("muthen-1994-multilevel", "geldhof-etal-2014-reliability"))
REST = Method("rest", ("nunnally-bernstein-1994-psychometric",))
PARALLEL = Method("parallel", ("horn-1965-rationale",))
FACTORS = Method("factors", ("harman-jones-1966-factor",))
ROTATED = Method("rotated", ("bernaards-jennrich-2005-gradient",))
POLYCHORIC = Method("polychoric", ("olsson-1979-maximum",))
GRADED = Method("graded", ("samejima-1969-estimation", "bock-aitkin-1981-marginal"))
SCORES_CLUSTERED = Method("scores_clustered", ("cameron-etal-2011-robust",), infers=True)
FUNCTIONING = Method("functioning", ("dorans-schmitt-1991-constructed", "zwick-etal-1997-describing"))
ONE_WAY = Method("one_way", ("shrout-fleiss-1979-intraclass",))
CROSSED = Method("crossed", ("bates-etal-2015-fitting", "patterson-thompson-1971-recovery"))
R_SQUARED = Method("r_squared", ("nakagawa-schielzeth-2013-general",))
PARAMETRIC = Method("parametric", ("efron-tibshirani-1993-introduction",), infers=True)
CONDITIONAL = Method("conditional", ("goldstein-spiegelhalter-1996-league",), infers=True)
RECIPROCITY = Method("reciprocity", ("fisher-1921-probable",), infers=True)
RELATIONS = Method("relations", ("kenny-etal-2006-dyadic",))
SHRUNKEN = Method("shrunken_reliability", in_answer=_where_known)
GENERALIZED = Method("generalized", ("brennan-2001-generalizability",))
DESIGN = Method("design", ("kish-1965-survey",))
MUNDLAK = Method("mundlak", ("mundlak-1978-pooling", "curran-bauer-2011-disaggregation"))
