"""The figures of a garden counted again in plain Python, row by row.

Nothing here knows the indicators' SQL: tables are read whole, and Python decides what
counts by the words of the definitions.
"""

from calendar import monthrange
from collections import defaultdict
from datetime import date, timedelta
from decimal import Decimal
from types import SimpleNamespace

from odoo.tools import SQL


def exact(value):
    """A number of the database as a decimal; nothing is zero."""
    return Decimal(str(value or 0))


class Tables:
    """The rows of the tables, read once for all the gardens that are counted."""

    def __init__(self, env):
        env.flush_all()
        self.env = env
        self.known = {}

    def rows(self, name):
        """Every row of a table."""
        if name not in self.known:
            self.env.cr.execute(SQL("SELECT * FROM %s", SQL.identifier(name)))
            names = [column.name for column in self.env.cr.description]
            self.known[name] = [
                SimpleNamespace(**dict(zip(names, row, strict=True)))
                for row in self.env.cr.fetchall()
            ]
        return self.known[name]

    def by_id(self, name):
        key = f"{name}.id"
        if key not in self.known:
            self.known[key] = {row.id: row for row in self.rows(name)}
        return self.known[key]

    def grouped(self, name, column):
        """Lists of rows by the value of a column."""
        key = f"{name}.{column}"
        if key not in self.known:
            groups = defaultdict(list)
            for row in self.rows(name):
                groups[getattr(row, column)].append(row)
            self.known[key] = groups
        return self.known[key]


class Rows:
    """One garden and month; the themes add their counts."""

    def __init__(self, tables, garden, month):
        self.tables = tables
        self.env = tables.env
        self.garden = garden
        self.first = month.replace(day=1)
        self.last = month.replace(day=monthrange(month.year, month.month)[1])
        self.companies = self._companies()

    def _companies(self):
        """The company of the garden and its establishments that are no garden."""
        gardens = {
            row.company_id: row.id
            for row in self.tables.rows("cocagne_network_garden")
            if row.company_id
        }
        companies = self.tables.by_id("res_company")
        mine = set()
        for company in companies.values():
            above = company
            while above and above.id not in gardens:
                above = companies.get(above.parent_id)
            if above and gardens[above.id] == self.garden.id:
                mine.add(company.id)
        return mine

    def mine(self, name):
        """The rows of a table that belong to the garden."""
        groups = self.tables.grouped(name, "company_id")
        return [row for company in sorted(self.companies) for row in groups[company]]

    def within(self, day):
        return bool(day) and self.first <= day <= self.last

    def household(self, partner_id):
        return self.tables.by_id("res_partner")[partner_id].commercial_partner_id

    def is_company(self, partner_id):
        partner = self.tables.by_id("res_partner").get(partner_id)
        return bool(partner and partner.is_company)

    def template(self, product_id):
        product = self.tables.by_id("product_product").get(product_id)
        if product is None:
            return None
        return self.tables.by_id("product_template")[product.product_tmpl_id]

    def size(self, product_id):
        """What kind of basket: "addon", "big", "ordinary"; None for other products."""
        template = self.template(product_id)
        if template is None or not template.is_basket:
            return None
        if not template.depot_places:
            return "addon"
        doubles = self.tables.grouped("product_template", "double_product_id")
        is_big = template.depot_places >= 2 or product_id in doubles
        return "big" if is_big else "ordinary"

    def count(self, code):
        """A number, or (numerator, denominator)."""
        return getattr(self, code.replace(".", "_"))()


def year_before(day):
    """The last day of the same month, a year before."""
    year = day.year - 1
    return date(year, day.month, monthrange(year, day.month)[1])


def eve(day):
    return day - timedelta(days=1)
