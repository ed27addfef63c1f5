"""A national agreement, its gardens, and statements that gardens send."""

from odoo.fields import Command

from .money_case import MoneyCase


class ProgrammeCase(MoneyCase):
    """The State gives 10 000 € for 2026: 5 € a basket. Nothing is allocated yet.

    ``send(4, 20.0)`` makes Jardin du Lac send a statement of four baskets for 20 €.
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.state = cls.env["res.partner"].create(
            {"name": "DGCS (tests)", "is_company": True}
        )
        cls.programme = cls.env["cocagne.programme"].create(
            {
                "name": "Mieux manger 2026",
                "company_id": cls.network.id,
                "partner_id": cls.state.id,
                "amount": 10000.0,
                "date_from": "2026-01-01",
                "date_to": "2026-12-31",
                "basket_share": 5.0,
            }
        )
        cls.programme.action_run()
        cls.programme = cls.programme.with_user(cls.user_network_manager)

    def allocate(self, amount, garden=None):
        """The part of a garden (Jardin du Lac unless told), from the reserve."""
        garden = garden or self.lake
        allocations = self.env["cocagne.programme.allocation"].with_user(
            self.user_network_manager
        )
        part = allocations._allocations_of(self.programme, garden)[garden]
        self.programme._move_money([(allocations, part, amount, "First part")])
        return part

    @classmethod
    def make_own_agreement(cls, part, **values):
        """The garden's agreement with the Réseau, running."""
        defaults = part.sudo()._agreement_defaults()
        found = {name.removeprefix("default_"): one for name, one in defaults.items()}
        found |= {"company_id": part.sudo().company_id.id, **values}
        agreement = cls.env["cocagne.solidarity.agreement"].create(found)
        agreement.action_run()
        return agreement

    @classmethod
    def send(cls, agreement, baskets, amount, month=3):
        """A statement of a month that the garden sent, without making the baskets."""
        day = f"2026-{month:02}-01"
        last = f"2026-{month:02}-28"
        statement = cls.env["cocagne.solidarity.statement"].create(
            {
                "agreement_id": agreement.id,
                "company_id": agreement.company_id.id,
                "date_from": day,
                "date_to": last,
                "state": "sent",
                "amount": amount,
                "line_ids": [
                    Command.create(
                        {
                            "kind": "usual",
                            "month": day,
                            "baskets": baskets,
                            "amount": amount,
                            "public_price": amount * 2,
                        }
                    )
                ],
            }
        )
        return statement
