"""What the tests of the law share: the figures, and a short way to read problems."""

from datetime import date, timedelta

from ..law import figures

FIGURES = figures.load()
ONE_DAY = timedelta(days=1)


def codes(problems):
    """The codes of problems, in order."""
    return [problem.code for problem in problems]


def first(problems):
    """The first problem, to look into its values and ways out."""
    return next(iter(problems))


def day(text):
    """A date from ``2026-03-01``."""
    return date.fromisoformat(text)
