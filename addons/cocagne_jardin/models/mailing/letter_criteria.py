from datetime import timedelta

from odoo import api, fields, models
from odoo.fields import Domain

from ..basket.basket import NOT_PREPARED_STATES

PAYMENT_MODES = [
    ("sepa", "Direct debit"),
    ("cheque", "Cheque"),
    ("transfer", "Bank transfer"),
    ("cash", "Cash"),
    ("card", "Card"),
    ("other", "Other"),
]


class Letter(models.Model):
    """The criteria of a grouped mail; people who answer to all of them are chosen.

    A criterion is a field and a method ``_people_<field>()`` that gives the domain of
    its people. Another feature adds one by adding the two and extending
    ``_criteria_fields``.
    """

    _inherit = "cocagne.letter"

    audience = fields.Selection(
        [
            ("subscribers", "Subscribers of the moment"),
            ("members", "Members of the association"),
            ("clients", "All the clients"),
        ],
        "Start from",
        help="Then narrow it down below, or take people off the list by hand.",
    )
    membership = fields.Selection(
        [
            ("valid", "Up to date"),
            ("unpaid", "Fee not paid"),
            ("expired", "Expired"),
            ("none", "Never a member"),
        ],
        "Their membership",
    )
    payment_mode = fields.Selection(PAYMENT_MODES, "They pay by")
    is_overdue = fields.Boolean("They owe money", help="Invoices past their due date.")
    basket_day = fields.Date("With a basket on")
    depot_ids = fields.Many2many(
        "cocagne.depot", string="At the depots", check_company=True
    )
    round_ids = fields.Many2many(
        "cocagne.round", string="On the rounds", check_company=True
    )
    product_ids = fields.Many2many(
        "product.product",
        string="Basket types",
        domain="[('is_basket', '=', True)]",
        check_company=True,
    )
    ending_within = fields.Integer(
        "Ending within (weeks)", help="Subscriptions that end soon; 0: not looked at."
    )
    volunteers = fields.Selection(
        [("yes", "Yes"), ("maybe", "Yes or maybe")], "Ready to lend a hand"
    )
    category_ids = fields.Many2many("res.partner.category", string="Categories")

    @api.model
    def _criteria_fields(self):
        return super()._criteria_fields() + [
            "audience",
            "membership",
            "payment_mode",
            "is_overdue",
            "basket_day",
            "depot_ids",
            "round_ids",
            "product_ids",
            "ending_within",
            "volunteers",
            "category_ids",
        ]

    def _recipients_domain(self):
        self.ensure_one()
        chosen = [name for name in self._criteria_fields() if self[name]]
        if not chosen:
            return False
        domains = [getattr(self, f"_people_{name}")() for name in chosen]
        gardens = self.company_id._with_mother_houses()
        return Domain.AND(
            [
                Domain("cocagne_client", "=", True),
                Domain("company_id", "in", gardens),
                *filter(None, domains),
            ]
        )

    def _people_audience(self):
        today = fields.Date.context_today(self)
        if self.audience == "members":
            return Domain("membership_state", "in", ("current", "exempt"))
        if self.audience == "subscribers":
            return self._with_order(self.env["sale.order"]._running_domain(today))
        return Domain.TRUE

    def _with_order(self, domain):
        """The people who hold an order of this garden that answers to ``domain``."""
        mine = Domain("company_id", "=", self.company_id.id)
        orders = self.env["sale.order"]._search(domain & mine)
        return Domain("sale_order_ids", "in", orders)

    def _running(self):
        return self.env["sale.order"]._running_domain(fields.Date.context_today(self))

    def _people_membership(self):
        states = {
            "valid": ("current", "exempt"),
            "unpaid": ("unpaid",),
            "expired": ("expired",),
            "none": ("none",),
        }
        return Domain("membership_state", "in", states[self.membership])

    def _people_payment_mode(self):
        mode = Domain("payment_mode", "=", self.payment_mode)
        return self._with_order(self._running() & mode)

    def _people_is_overdue(self):
        # sudo: the desk knows who owes money (member_balance), not the invoices
        moves = self.env["account.move"].sudo()
        late = self.env["cocagne.mail.scenario"]._overdue_domain(
            fields.Date.context_today(self)
        )
        mine = Domain("company_id", "=", self.company_id.id)
        groups = moves._read_group(
            Domain(late) & mine, ["commercial_partner_id"], ["__count"]
        )
        return Domain("id", "in", [partner.id for partner, _count in groups])

    def _people_basket_day(self):
        """A basket that day; the depots, rounds and types below are then those of it."""
        return self._with_basket(self._basket_domain())

    def _basket_domain(self):
        domain = Domain("company_id", "=", self.company_id.id)
        domain &= Domain("date", "=", self.basket_day)
        domain &= Domain("state", "not in", NOT_PREPARED_STATES)
        if self.depot_ids:
            domain &= Domain("depot_id", "in", self.depot_ids.ids)
        if self.round_ids:
            domain &= Domain("round_id", "in", self.round_ids.ids)
        if self.product_ids:
            domain &= Domain("product_id", "in", self.product_ids.ids)
        return domain

    def _with_basket(self, domain):
        baskets = self.env["cocagne.basket"]._read_group(domain, ["partner_id"])
        return Domain("id", "in", [partner.id for (partner,) in baskets])

    def _people_depot_ids(self):
        if self.basket_day:
            return Domain.TRUE
        depots = Domain("depot_id", "in", self.depot_ids.ids)
        return self._with_order(self._running() & depots)

    def _people_round_ids(self):
        if self.basket_day:
            return Domain.TRUE
        rounds = Domain("round_id", "in", self.round_ids.ids)
        return self._with_order(self._running() & rounds)

    def _people_product_ids(self):
        if self.basket_day:
            return Domain.TRUE
        types = Domain("order_line.product_id", "in", self.product_ids.ids)
        return self._with_order(self._running() & types)

    def _people_ending_within(self):
        last = fields.Date.context_today(self) + timedelta(weeks=self.ending_within)
        return self._with_order(self._running() & Domain("date_end", "<=", last))

    def _people_volunteers(self):
        wanted = ("yes", "maybe") if self.volunteers == "maybe" else ("yes",)
        return Domain("volunteer", "in", wanted)

    def _people_category_ids(self):
        return Domain("category_id", "in", self.category_ids.ids)
