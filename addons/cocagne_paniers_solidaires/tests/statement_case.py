"""Statements, entries and the fund for the tests of the room."""

from datetime import date

from odoo.addons.cocagne_compta.tests.ledger_case import LedgerCase

from .solidarity_case import SolidarityCase

MARCH_31, APRIL_30 = date(2026, 3, 31), date(2026, 4, 30)


class StatementCase(SolidarityCase, LedgerCase):
    """Dina had five baskets in March: 50 € of public price, 15 € hers, 35 € the CCAS's.

    The agreement of the CCAS is stated each quarter; today is 15 June 2026.
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        (cls.user_accountant | cls.user_solidarity | cls.user_manager).lang = "en_US"
        cls.ccas.write(
            {"email": "ccas@example.com", "lang": "en_US", "street": "1 place du Lac"}
        )
        cls.Statement = cls.env["cocagne.solidarity.statement"].with_user(
            cls.user_accountant
        )
        cls.Fund = cls.env["cocagne.solidarity.fund"].with_user(cls.user_accountant)

    @classmethod
    def prepare(cls, agreements=None, until=MARCH_31):
        """The statements of what is over, as the accountant makes them."""
        agreements = agreements or cls.ccas_agreement
        return cls.Statement._prepare_due(
            agreements.with_user(cls.user_accountant), until
        )

    @classmethod
    def correct(cls, basket, state="lost"):
        """The basket was not delivered after all."""
        basket._set_state(state)

    @classmethod
    def give(cls, amount, day="2026-03-10", **values):
        """A gift of money for solidarity baskets, received."""
        gift = cls.env["cocagne.gift"].create(
            {
                "partner_id": cls.alice.id,
                "company_id": cls.garden.id,
                "kind": "money",
                "for_solidarity": True,
                "amount": amount,
                "date": day,
                "way_id": cls.garden._way_of("cheque").id,
                "number": "7",
                **values,
            }
        )
        gift.action_receive()
        return gift

    @classmethod
    def count_fund(cls, until=MARCH_31):
        """The periods of the fund that wait for their entry."""
        return cls.Fund._count_all(cls.garden, until)

    def figures(self, statement):
        """Baskets, public price, household's part, this funder's part."""
        statement = statement.sudo()
        return (
            statement.basket_count,
            statement.public_price,
            statement.household_part,
            statement.amount,
        )
