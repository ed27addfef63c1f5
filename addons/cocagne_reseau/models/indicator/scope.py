from datetime import date, timedelta
from typing import NamedTuple

from dateutil.relativedelta import relativedelta

from odoo.tools import SQL


class Scope(NamedTuple):
    """The gardens and the month for which an indicator is asked.

    :param pairs: (id of the company, id of its garden of the network): an establishment
        without a garden of its own counts for its mother house.
    :param date_from, date_to: first and last day of the month.
    """

    pairs: tuple
    date_from: date
    date_to: date

    @classmethod
    def of(cls, gardens, month):
        """The scope of hosted ``gardens`` for the month of this day."""
        first = month.replace(day=1)
        last = first + relativedelta(months=1, days=-1)
        return cls(tuple(gardens._company_pairs()), first, last)

    @property
    def eve(self):
        """The last day of the month before."""
        return self.date_from - timedelta(days=1)

    @property
    def year_before(self):
        """The last day of the same month, a year before."""
        return self.date_to + relativedelta(years=-1, day=31)

    @property
    def gardens(self):
        """SQL of a table (company_id, garden_id), to join: ``%s AS garden``."""
        return SQL(
            "(SELECT * FROM unnest(%s, %s) AS pair (company_id, garden_id))",
            [company for company, _garden in self.pairs],
            [garden for _company, garden in self.pairs],
        )
