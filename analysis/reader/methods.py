"""The methods of one dialogue and its regenerations."""

from analysis.core.statistics.inference.methods import Method

BOOTSTRAP_ORIGINALS = Method("bootstrap_originals", ("efron-1979-bootstrap",), infers=True)
