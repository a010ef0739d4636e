"""Formulas are those of methods that exist, and the one of omega is what is computed."""

import numpy as np
import pytest

from analysis.core import registry
from analysis.core.registry import TABLES
from analysis.core.statistics.models.reliability import coefficients, omegas
from analysis.export import reference
from analysis.export.formulas import FORMULAS
from analysis.labels import Labels

registry.load()


def test_each_belongs_to_a_method_of_a_table():
    methods = {method.name for table in TABLES.values() for method in reference.applied_by(table)}
    assert FORMULAS.keys() - methods == set()


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_entry_of_reliability_holds_omega(lang: str):
    one = reference.entry(TABLES["scale_reliability"], Labels(lang))
    formulas = dict(one.formulas)
    assert "ω_t = 1 − Σ ψᵢ / σ_X²" in " ".join(formulas)
    page = reference.markdown(Labels(lang), "psychometrics")
    assert all(f"```text\n{formula}\n```" in page for formula in formulas)
    assert all(reference.plain(sentence) in page for sentence in one.reading)


def test_alpha_and_omega_are_as_written():
    loadings = np.array([0.8, 0.7, 0.6, 0.5, 0.4, 0.3])
    matrix = np.outer(loadings, loadings)
    uniqueness = 1 - loadings**2
    np.fill_diagonal(matrix, 1.0)
    total, _, _ = omegas(matrix)
    assert total == pytest.approx(1 - uniqueness.sum() / matrix.sum(), abs=1e-3)
    k = len(matrix)
    assert coefficients(matrix)[0] == pytest.approx(k / (k - 1) * (1 - np.trace(matrix) / matrix.sum()))
