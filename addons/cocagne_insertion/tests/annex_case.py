"""Annexes, monthly states and money of the ASP, for the tests of posts and aid."""

from datetime import date
from decimal import Decimal

from .insertion_case import END, START, InsertionCase

#: 26 h a week paid a whole month: 26 x 52 / 12.
MONTH_HOURS = 112.67
JUNE = date(2026, 6, 15)
CONVENTION_END = date(2028, 12, 31)


class AnnexCase(InsertionCase):
    """The annex of the cast (10 posts at 24 000 €) belongs to ``convention`` 2026-2028.

    Farid is its only employee: 112.67 paid hours a month. ``user_accountant`` is the
    accountant, ``asp`` the payer of the aid.
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.convention = cls.env["cocagne.convention"].create(
            {
                "name": "ACI 2026-2028",
                "company_id": cls.garden.id,
                "date_start": START,
                "date_end": CONVENTION_END,
            }
        )
        cls.annex.convention_id = cls.convention
        cls.garden._set_up_ledger()
        cls.asp = cls.env["res.partner"].create(
            {"name": "Agence de services et de paiement", "company_id": cls.garden.id}
        )
        cls.garden.asp_partner_id = cls.asp
        cls.states = cls.env["cocagne.insertion.month"]

    @classmethod
    def hire(cls, count, start=START, end=END, **values):
        """People with a pathway and a contract each; their contracts."""
        contracts = cls.env["hr.version"]
        for number in range(count):
            person = cls.make_person("Personne", f"{start:%m}-{number}")
            pathway = cls.make_pathway(person, cls.make_pass(person, start), start)
            contracts |= cls.make_contract(pathway, start, end, **values)
        return contracts

    def prepare(self, month, validate=False):
        """The states of a month of 2026, by its number."""
        states = self.states._prepare(date(2026, month, 1), self.garden)
        if validate:
            states.action_validate()
        return states

    def balance(self, prefix):
        """Posted balance of the accounts whose code begins so."""
        lines = self.env["account.move.line"].search(
            [
                ("company_id", "=", self.garden.id),
                ("parent_state", "=", "posted"),
                ("account_id.code", "=like", f"{prefix}%"),
            ]
        )
        return sum(lines.mapped("balance"))

    def decimal(self, value):
        return Decimal(str(round(value, 2)))
