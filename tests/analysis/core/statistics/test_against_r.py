"""Reliability, factors and the crossed model against R's psych and lme4, where they are installed."""

import shutil
import subprocess
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from analysis.core.statistics.models.crossed import Model
from analysis.core.statistics.models.factors import eigenvalues, extract, rotate
from analysis.core.statistics.models.polychoric import polychoric
from analysis.core.statistics.models.reliability import alpha, omegas
from tests.analysis.core.statistics.models.invented import crossed, ratings

SCRIPT = Path(__file__).with_name("oracle.R")
WANTED = "Rscript with the packages psych and lme4 (Debian: r-base-core r-cran-psych r-cran-lme4)"


@pytest.fixture(scope="module")
def matrix() -> np.ndarray:
    return ratings(n=600, items=9)[0]


@pytest.fixture(scope="module")
def r(matrix: np.ndarray, tmp_path_factory: pytest.TempPathFactory) -> dict[str, np.ndarray]:
    """What R says, by name; without R the whole file is skipped."""
    if shutil.which("Rscript") is None:
        pytest.skip(f"not compared with R: there is no {WANTED}")
    folder = tmp_path_factory.mktemp("r")
    pl.DataFrame(matrix, schema=[f"i{i}" for i in range(matrix.shape[1])]).write_csv(folder / "ratings.csv")
    pl.DataFrame(crossed()).write_csv(folder / "scores.csv")
    done = subprocess.run(
        ["Rscript", SCRIPT, folder / "ratings.csv", folder / "scores.csv"],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    if done.returncode != 0 and "there is no package" in done.stderr:
        pytest.skip(f"not compared with R: {done.stderr.strip().splitlines()[-1]}; wanted: {WANTED}")
    assert done.returncode == 0, done.stderr
    lines = (line.split() for line in done.stdout.splitlines())
    return {name: np.array(values, dtype=float) for name, *values in lines}


def test_alpha_and_eigenvalues(r, matrix):
    assert r["alpha"] == pytest.approx([float(alpha(np.cov(matrix.T)))], abs=1e-8)
    assert r["eigenvalues"] == pytest.approx(eigenvalues(np.corrcoef(matrix.T)), abs=1e-8)


def test_minimum_residual_factors(r, matrix):
    assert r["communalities"] == pytest.approx(extract(np.corrcoef(matrix.T), 2).communalities, abs=2e-3)


def test_polychoric_correlations(r, matrix):
    assert r["polychoric"] == pytest.approx(polychoric(matrix).ravel(), abs=2e-3)


def test_omega_and_oblimin(r, matrix):
    if "omega_total" not in r:
        pytest.skip("not compared with R: there is no package GPArotation (Debian: r-cran-gparotation)")
    total, hierarchical, _ = omegas(np.corrcoef(matrix.T))
    assert r["omega_total"] == pytest.approx([float(total)], abs=2e-3)
    assert r["omega_hierarchical"] == pytest.approx([float(hierarchical)], abs=5e-3)
    ours = rotate(extract(np.corrcoef(matrix.T), 2)).correlations
    assert abs(r["factor_correlations"][1]) == pytest.approx(abs(ours[0, 1]), abs=5e-3)


def test_the_crossed_model(r):
    data = crossed()
    groups = {name: np.unique(data[name], return_inverse=True)[1] for name in ("client", "counselor")}
    fit = Model(data["y"], {"x": data["x"], "z": data["z"]}, groups).result()
    variances = np.array([*fit.variances.values()])
    assert variances / variances.sum() == pytest.approx(r["variances"] / r["variances"].sum(), abs=1e-3)
    assert fit.estimates == pytest.approx(r["fixed"], rel=1e-3)
    assert fit.criterion == pytest.approx(r["criterion"][0], abs=1e-3)
    assert fit.effects["client"][0] == pytest.approx(r["client_effects"], abs=1e-2)
