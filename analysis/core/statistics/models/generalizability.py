"""What variance shares mean for decisions: reliable means of persons, and dialogues that a comparison needs."""

import numpy as np

from analysis.core.statistics.models.rating_kinds import Array

LEAST = 1e-4  # a smaller share is nothing that sessions could bring out


def reliability_of_mean(share: float, sessions: Array) -> Array:
    """How far the mean of so many sessions, each with another partner, tells persons apart (0-1).

    The projection of generalizability theory (Brennan 2001; in one facet that of Spearman and Brown).

    Args:
        share: The person's share of the variance (0-1).
        sessions: (n,) how many.
    """
    return np.asarray(sessions * share / (1 + (sessions - 1) * share))


def reliability_with_partners(own: float, partner: float, rest: float, partners: Array, each: Array) -> Array:
    """The same where a person meets ``partners`` others, each in so many sessions.

    Args:
        own: Variance of the person.
        partner: Variance of partners.
        rest: What is left.
        partners: How many others.
        each: Sessions with each of them.
    """
    return np.asarray(own / (own + partner / partners + rest / (partners * each)))


def sessions_for(share: float, wanted: float) -> int | None:
    """The fewest sessions, each with another partner, whose mean reaches a reliability; None where none does."""
    if not LEAST < share < 1:
        return None
    return int(np.ceil(round(wanted * (1 - share) / (share * (1 - wanted)), 9)))


def typical_size(sizes: Array) -> float:
    """How many rows the person behind a row drawn at random has: sum of squares over sum."""
    sizes = sizes[sizes > 0]
    return float((sizes**2).sum() / sizes.sum()) if len(sizes) else float("nan")


def design_effect(client: float, counselor: float, per_client: float, per_counselor: float) -> float:
    """How many times as many rows are needed as if they were independent (Kish 1965), for two crossed persons.

    Args:
        client: The client's share of the variance.
        counselor: The counselor's share.
        per_client: Typical rows of a client.
        per_counselor: Typical rows of a counselor.
    """
    return 1 + (per_client - 1) * client + (per_counselor - 1) * counselor


def needed(difference: float, sd: float, effect: float, *, power: float = 0.8, level: float = 0.95) -> int:
    """Dialogues in each of two cohorts of other persons that find a difference of two means.

    Args:
        difference: In points.
        sd: Standard deviation of a dialogue's score.
        effect: The design effect.
        power: Chance to find it.
        level: Of the two-sided interval.
    """
    from scipy.special import ndtri

    quantiles = float(ndtri(0.5 + level / 2) + ndtri(power))
    return int(np.ceil(2 * effect * (quantiles * sd / difference) ** 2))


def one_way_icc(n: Array, sums: Array, squares: Array) -> Array:
    """ICC(1) of unbalanced groups from a one-way analysis of variance (Shrout and Fleiss 1979; Donner 1986).

    Args:
        n: (groups,) rows of each group.
        sums: (groups,) their sums.
        squares: (groups,) their sums of squares.

    Returns:
        The share of variance between groups; nan where it cannot be had.
    """
    return icc_of_totals(np.stack([np.ones_like(n), n, n**2, sums, squares, sums**2 / n], axis=-1).sum(axis=0))


def icc_of_totals(totals: Array) -> Array:
    """ICC(1) from (…, 6) totals over groups: groups, n, n², sums, squares, sums² / n."""
    groups, n, squared, sums, squares, of_means = np.moveaxis(totals, -1, 0)
    with np.errstate(invalid="ignore", divide="ignore"):
        within = np.where(n > groups, (squares - of_means) / (n - groups), np.nan)
        between = np.where(groups > 1, (of_means - sums**2 / n) / (groups - 1), np.nan)
        size = (n - squared / n) / (groups - 1)
        icc = (between - within) / (between + (size - 1) * within)
    return np.asarray(icc)
