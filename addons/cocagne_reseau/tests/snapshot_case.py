"""Two hosted gardens and a distant one, whose months are counted and validated."""

from datetime import date
from decimal import Decimal

from odoo.tools import SQL

from odoo.addons.cocagne_reseau.indicators.definition import (
    LAST,
    SUM,
    Indicator,
    Value,
)

from .network_case import NetworkCase

APRIL, MAY, JUNE = date(2026, 4, 1), date(2026, 5, 1), date(2026, 6, 1)
#: A figure of the tests that is counted: the depots that are not archived.
DEPOTS = "land.depots_test"
#: A figure that the gardens of the tests declare by themselves.
DECLARED = "network.declared_test"
QUERY = """
    SELECT garden.garden_id, count(*) FROM cocagne_depot depot
      JOIN %s AS garden ON garden.company_id = depot.company_id
     WHERE depot.active GROUP BY garden.garden_id
"""


class SnapshotCase(NetworkCase):
    """``lake`` has two depots (Mairie, Gare), ``coast`` one; today is 15 June 2026."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.snapshots = cls.env["cocagne.snapshot"]
        cls.values = cls.env["cocagne.snapshot.value"]
        cls.mairie = cls.make_depot("Mairie")
        cls.gare = cls.make_depot("Gare")
        cls.make_depot("Port", company_id=cls.other_garden.id)
        cls.user_coast = cls.make_user(
            "coast", "cocagne_jardin.group_manager", cls.other_garden
        )
        cls._define()

    @classmethod
    def _define(cls):
        """Add two indicators to the catalogue: one counted, one declared."""
        source = type(cls.env["cocagne.indicator.source"])
        known = source._indicators
        more = [
            cls.indicator(DEPOTS, "number", lambda scope: SQL(QUERY, scope.gardens)),
            cls.indicator(DECLARED, "hectares"),
        ]
        cls.classPatch(source, "_indicators", lambda self: [*known(self), *more])
        cls.env["cocagne.indicator"]._synchronize()

    @staticmethod
    def indicator(code, unit, query=None):
        """An indicator of the tests; declared without a query."""
        return Indicator(
            code=code,
            label=f"Figure {code}",
            unit=unit,
            aggregation=LAST if query else SUM,
            source="cocagne_reseau",
            definition="For the tests.",
            query=query,
        )

    def count(self, gardens=None, month=MAY):
        """The months of these gardens, counted by the system."""
        return self.snapshots._compute(gardens or self.lake, month)

    def validated(self, gardens=None, month=MAY):
        months = self.count(gardens, month)
        months._validate()
        return months

    def value(self, snapshot, code=DEPOTS):
        """The current figure of a month; None where there is none."""
        row = self.row(snapshot, code)
        return row.value if row.has_value else None

    def row(self, snapshot, code=DEPOTS):
        self.env.invalidate_all()
        return snapshot.sudo().value_ids.filtered(
            lambda row: row.is_current and row.indicator_id.code == code
        )

    def all_values(self, snapshot):
        """{(code, revision): (value, whether it is the current one)}."""
        self.env.invalidate_all()
        return {
            (row.indicator_id.code, row.revision): (row.value, row.is_current)
            for row in snapshot.sudo().value_ids
        }

    def as_user(self, record, user, company=None):
        """``record`` as this user sees it, in a garden of theirs."""
        company = company or user.company_id
        return record.with_user(user).with_context(allowed_company_ids=company.ids)

    @staticmethod
    def bundle(**values):
        """The figures of a distant garden, by code (a dot is written ``__``)."""
        return {
            code.replace("__", "."): Value(Decimal(str(number)))
            for code, number in values.items()
        }
