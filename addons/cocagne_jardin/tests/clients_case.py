"""Offers and sign-ups for the tests of clients."""

from odoo.fields import Command

from .common import SIMPLE, CocagneCase

#: A complete identity.
IDENTITY = {
    "street": "3 rue du Lac",
    "zip": "38000",
    "city": "Grenoble",
    "phone": "04 76 00 00 01",
    "email": "farid@example.org",
}
#: An invented IBAN whose key is right.
IBAN = "FR1420041010050500013M02606"


class ClientsCase(CocagneCase):
    """A planned season, two depots, and the offer of the simple basket."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        runs = type(cls.env["cocagne.progress.mixin"])
        cls.classPatch(runs, "_has_job_runner", lambda self: False)
        cls.make_logistics()
        cls.season = cls.make_season(plan=True)
        cls.weekly = cls.env.ref("cocagne_jardin.frequency_weekly")
        cls.fortnightly = cls.env.ref("cocagne_jardin.frequency_fortnightly")
        cls.offer = cls.make_offer()

    @classmethod
    def make_offer(cls, product=None, **values):
        """An offer of the simple basket, each week, without any limit."""
        frequency = values.pop("frequency", cls.weekly)
        return cls.env["cocagne.offer"].create(
            {
                "name": "Simple basket",
                "product_id": (product or cls.simple).id,
                "company_id": cls.garden.id,
                "frequency_ids": [Command.set(frequency.ids)],
                **values,
            }
        )

    @classmethod
    def make_category(cls, name, **values):
        """A client category of the first garden."""
        return cls.env["res.partner.category"].create(
            {"name": name, "company_id": cls.garden.id, **values}
        )

    @classmethod
    def make_jar(cls, price=5.0, **values):
        """A product that is no basket: a jar of honey, VAT included."""
        return cls.env["product.product"].create(
            {
                "name": "Honey",
                "type": "consu",
                "list_price": price,
                "taxes_id": [Command.set(cls.vat.ids)],
                "company_id": cls.garden.id,
                **values,
            }
        )

    @classmethod
    def order_offer(cls, partner, offer=None, confirm=True, quantity=1, **values):
        """A subscription that takes an offer, at the Mairie from today."""
        offer = offer or cls.offer
        line = {"offer_id": offer.id, "quantity_per_delivery": quantity}
        order = cls.env["sale.order"].create(
            {
                "partner_id": partner.id,
                "company_id": cls.garden.id,
                "is_subscription": True,
                "depot_id": cls.mairie.id,
                "date_start": "2026-06-15",
                "order_line": [Command.create(line)],
                **values,
            }
        )
        if confirm:
            order.action_confirm()
        return order

    # -- the sign-up, as the sales desk does it ------------------------------------------

    def start(self, partner=None):
        """A sign-up of a known client, at the step of the offers."""
        desk = self.env["cocagne.sign.up"].with_user(self.user_sales_desk)
        action = desk.action_start(partner.id if partner else False)
        return desk.browse(action["res_id"])

    def choose(self, sign_up, offer=None):
        """The card of the offer, then Next."""
        card = (offer or self.offer).with_user(self.user_sales_desk)
        card.with_context(sign_up_id=sign_up.id).action_add_to_sign_up()

    def sign_up(self, partner, offer=None, depot=None, mode="cheque", **values):
        """A sign-up filled up to its summary."""
        sign_up = self.start(partner)
        self.choose(sign_up, offer)
        sign_up.action_next()
        if sign_up.step == "depot":
            card = (depot or self.mairie).with_user(self.user_sales_desk)
            card.with_context(sign_up_id=sign_up.id).action_choose_for_sign_up()
            sign_up.action_next()
            sign_up.action_next()
        sign_up.write(
            {
                "payment_mode_id": self.mode(mode).id,
                "payment_period_id": self.period_choice("monthly").id,
                **values,
            }
        )
        sign_up.action_next()
        if sign_up.step == "membership":
            sign_up.action_next()
        return sign_up

    def mode(self, code):
        return self.env["cocagne.payment.mode"].search([("code", "=", code)])

    def period_choice(self, code):
        return self.env["cocagne.payment.period"].search([("code", "=", code)])

    #: 29 Tuesdays from 16 June to the end of 2026.
    WEEKS, PRICE = 29, SIMPLE
