"""Subscriptions, days and payments for the tests of their life."""

from datetime import date

from freezegun import freeze_time

from odoo.fields import Command

from .common import TODAY, CocagneCase

#: First Tuesday after the day of the tests: the first delivery of M1.
TUESDAY = date(2026, 6, 16)


class LifeCase(CocagneCase):
    """Season 2026 is planned. Mairie is served on Tuesdays, Gare on Fridays.

    From Monday 15 June to the end of the year: 29 Tuesdays.
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # beside browser tests a job runner is up: its jobs would not see our data
        runs = type(cls.env["cocagne.progress.mixin"])
        cls.classPatch(runs, "_has_job_runner", lambda self: False)
        cls.make_logistics()
        cls.season = cls.make_season(plan=True)
        cls.orders = cls.env["sale.order"]

    @classmethod
    def subscribe(cls, partner=None, product=None, **values):
        """A weekly subscription at Mairie from today (Alice by default)."""
        return cls.make_subscription(
            partner or cls.alice, cls.mairie, product, **values
        )

    @classmethod
    def subscribe_count(cls, count, partner=None, **values):
        """A subscription to ``count`` baskets at Mairie from today."""
        return cls.subscribe(partner, count=count, duration_mode="count", **values)

    @classmethod
    def plan_next_season(cls):
        """Season 2027, planned."""
        return cls.make_season(2027, plan=True)

    def at(self, day):
        """``with self.at("2026-12-01"):`` live on that day."""
        return freeze_time(day)

    def states(self, order):
        """How many baskets there are in each state."""
        states = order.basket_ids.mapped("state")
        return {state: states.count(state) for state in set(states)}

    def prepared(self, day):
        """What the preparers see of a day, in the first garden."""
        return self.env["cocagne.preparation.line"].search(
            [("date", "=", day), ("company_id", "=", self.garden.id)]
        )

    def pay(self, partner, amount):
        """A member pays: their balance goes up by ``amount``."""
        return self._entry(partner, credit=amount)

    def owe(self, partner, amount):
        """A member owes: their balance goes down by ``amount``."""
        return self._entry(partner, debit=amount)

    def _entry(self, partner, debit=0.0, credit=0.0):
        receivable = partner.property_account_receivable_id
        other = self.env["account.account"].search(
            [("account_type", "=", "income"), ("company_ids", "=", self.garden.id)],
            limit=1,
        )
        journal = self.env["account.journal"].search(
            [("type", "=", "general"), ("company_id", "=", self.garden.id)], limit=1
        )
        move = self.env["account.move"].create(
            {
                "journal_id": journal.id,
                "date": TODAY,
                "line_ids": [
                    Command.create(
                        {
                            "account_id": receivable.id,
                            "partner_id": partner.id,
                            "debit": debit,
                            "credit": credit,
                        }
                    ),
                    Command.create(
                        {"account_id": other.id, "debit": credit, "credit": debit}
                    ),
                ],
            }
        )
        move.action_post()
        partner.invalidate_recordset()
        return move
