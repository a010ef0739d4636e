"""What is not a vector is refused."""

import numpy as np
import pytest

from data.core.problems import UserError
from data.encoders import checked


@pytest.mark.parametrize(
    ("vectors", "said"),
    [
        (np.array([[1, np.nan], [1, 1]]), "1 of 2 vectors contain NaN"),
        (np.array([[1, np.inf], [np.nan, 1]]), "2 of 2 vectors contain NaN"),
        (np.ones((3, 2)), r"shape \(3, 2\) for 2 texts"),
        (np.ones(2), r"shape \(2,\)"),
    ],
)
def test_what_is_no_vector_is_refused(vectors: np.ndarray, said: str):
    with pytest.raises(UserError, match=said):
        checked(vectors, 2, "model")
