"""Named cohorts: one's own, and those that people of this server share."""

from collections.abc import Callable

from data.core.problems import UserError
from data.people.roles import Role
from data.workspace import Cohort
from pages._ui.core.state import current

BY = "cohort.by."
Forget = Callable[[str], None]


def may_share() -> bool:
    """Whether there is anybody to share with, and this person may."""
    me = current.person()
    return not me.is_anyone and me.role >= Role.CODER


def listed() -> list[tuple[Cohort, Forget | None]]:
    """One's own cohorts and the shared ones of corpora that one may see, each with the way to forget it."""
    own: list[tuple[Cohort, Forget | None]] = [(cohort, forget_own) for cohort in current.workspace().cohorts()]
    if current.person().is_anyone:
        return own
    shared = [cohort for cohort in current.common().cohorts() if _sees(cohort.corpus)]
    return own + [(cohort, forget_shared if _may_forget(cohort.name) else None) for cohort in shared]


def keep(cohort: Cohort) -> None:
    """Save a cohort for oneself."""
    current.workspace().save_cohort(cohort)


def share(cohort: Cohort) -> None:
    """Save a cohort for everybody. Raises UserError where another person's has this name."""
    if not may_share() or not _may_forget(cohort.name):
        raise UserError.of("not_yours", id=cohort.name)
    current.common().save_cohort(cohort)
    current.common().set_value(BY + cohort.name, current.person().id)


def forget_own(name: str) -> None:
    """Forget one's own cohort."""
    current.workspace().remove_cohort(name)


def forget_shared(name: str) -> None:
    """Forget a shared cohort."""
    if _may_forget(name):
        current.common().remove_cohort(name)
        current.common().set_value(BY + name, "")


def _may_forget(name: str) -> bool:
    by, me = current.common().value(BY + name), current.person()
    return not by or by == me.id or me.role == Role.OWNER


def _sees(corpus_id: str) -> bool:
    from pages._ui.core.state import cache

    try:
        return current.sees(cache.library(), corpus_id)
    except UserError:
        return False
