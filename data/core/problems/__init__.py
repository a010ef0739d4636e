"""What can go wrong: errors that stop a command, problems that are listed, and the sentence of each."""

from data.core.problems.problems import Missing, Problem, Problems, Starting, UserError, of_the_disk

__all__ = ["Missing", "Problem", "Problems", "Starting", "UserError", "of_the_disk"]
