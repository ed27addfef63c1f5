"""A year of 97 solidarity lines of a big garden: three funders, limits that run out in
October, renewals, statements each quarter, invoices, entries, reports.

Every figure is worked out from the garden's files by ``year_figures``, which knows
nothing of our code; ``year_case`` lives the year; ``year_checks_*`` compare.
"""

import pytest

from odoo.tests import tagged

from .year_case import YearCase
from .year_checks_books import BooksChecks
from .year_checks_report import ReportChecks
from .year_checks_shares import SharesChecks
from .year_reads import YearReads


@pytest.mark.slow
@tagged("post_install", "-at_install")
class TestSolidarityYear(SharesChecks, BooksChecks, ReportChecks, YearReads, YearCase):
    """An invented garden of a seed that has 97 of them."""

    def test_the_garden_has_97_solidarity_lines(self):
        self.assertEqual(len(self.figures.lines), 97)
