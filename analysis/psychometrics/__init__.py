"""Psychometrics: reliability and structure of a scale, who rates, what one session tells, and change over time."""
