from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Command, Domain
from odoo.tools import float_round

from odoo.addons.cocagne_jardin.models.basket.basket import DELIVERED_STATES

from .dates import DURATIONS


class SolidarityTakeover(models.Model):
    """Turns the reduced prices of an import into enrolments, household after household.

    What a household paid becomes the agreed price of its enrolment; its line goes back
    to the public price. A line that was taken has no reduced price any more, so that a
    second run takes only what is left.
    """

    _name = "cocagne.solidarity.takeover"
    _description = "Reduced prices to take over"
    _inherit = ["cocagne.progress.mixin", "cocagne.money.of.garden"]
    _order = "id desc"
    _check_company_auto = True

    public_id = fields.Many2one(
        "cocagne.solidarity.public",
        "Situation",
        required=True,
        default=lambda self: self.env.ref(
            "cocagne_paniers_solidaires.public_other", raise_if_not_found=False
        ),
        help="Of all these households; it can be corrected on each of them.",
    )
    structure_id = fields.Many2one(
        "cocagne.solidarity.structure", "Sent by", check_company=True
    )
    agreement_ids = fields.Many2many(
        "cocagne.solidarity.agreement",
        "cocagne_solidarity_takeover_agreement_rel",
        string="Who helps to pay",
        check_company=True,
        domain="[('state', '=', 'running')]",
        help="Empty: the garden's solidarity fund pays all the rest.",
    )
    reason_ids = fields.Many2many(
        "cocagne.discount.reason",
        "cocagne_solidarity_takeover_reason_rel",
        string="Only with these reasons",
        check_company=True,
        help="The reasons of the reduced prices. Empty: all reduced prices.",
    )
    date_from = fields.Date(
        "Helped since",
        help="Empty: from the first basket that is not billed yet. What is billed "
        "already stays as it was.",
    )
    duration = fields.Selection(DURATIONS, "Lasts", default="open", required=True)
    enrolment_ids = fields.One2many(
        "cocagne.solidarity.enrolment", "takeover_id", "Taken over"
    )
    enrolment_count = fields.Integer("Households taken", compute="_compute_counts")
    todo_count = fields.Integer("Households to take", compute="_compute_counts")

    @api.depends("company_id")
    def _compute_display_name(self):
        for takeover in self:
            takeover.display_name = self.env._("Reduced prices to take over")

    @api.depends("company_id", "reason_ids", "enrolment_ids", "state")
    def _compute_counts(self):
        for takeover in self:
            takeover.enrolment_count = len(takeover.enrolment_ids)
            takeover.todo_count = len(takeover._waiting())

    @api.depends("enrolment_ids", "reason_ids")
    def _compute_progress(self):
        return super()._compute_progress()

    def _count_progress(self):
        return len(self.enrolment_ids), len(self._waiting())

    def _progress_words(self, done, total):
        return self.env._("Households: %(done)s of %(total)s", done=done, total=total)

    def _lines_domain(self):
        """The lines with a reduced price that is neither the staff's nor offered."""
        orders = self.env["sale.order"]
        domain = (
            Domain("has_participation", "=", True)
            & Domain("product_id.is_basket", "=", True)
            & Domain(
                "order_id", "any", orders._running_domain(self._nothing()._today())
            )
            & Domain("order_id.company_id", "=", self.company_id.id)
            & Domain("order_id.partner_id.staff_status_id", "=", False)
            & Domain("order_id.offered_reason", "=", False)
        )
        if self.reason_ids:
            domain &= Domain("discount_reason_id", "in", self.reason_ids.ids)
        return domain

    def _waiting(self, after=0):
        """The lines of each household, in order of household."""
        if not self.company_id:
            return []
        lines = self.env["sale.order.line"].search(self._lines_domain())
        households = lines.grouped(lambda line: line.order_id.partner_id)
        return [
            households[partner]
            for partner in sorted(households, key=lambda partner: partner.id)
            if partner.id > after
        ]

    def _key(self, lines):
        return lines[0].order_id.partner_id.id

    def _name_of(self, lines):
        return lines[0].order_id.partner_id.display_name

    def _chunk_length(self):
        return 50

    def _nothing(self):
        return self.env["cocagne.solidarity.enrolment"]

    def _check_start(self):
        if self.structure_id:
            self.structure_id._check_may_send(self._nothing()._today())

    def _do(self, households):
        """Enrol a chunk of households: their lines go back to the public price."""
        enrolments = self._nothing().create(
            [self._prepare_enrolment(lines) for lines in households]
        )
        for enrolment in enrolments:
            enrolment.agreement_ids._take_places(
                enrolment.date_start, enrolment.partner_id
            )
            enrolment._check_agreements()
        lines = enrolments.order_line_ids
        lines.write(
            {
                "has_participation": False,
                "participation": 0,
                "discount_reason_id": False,
            }
        )
        enrolments._split_delivered()
        return enrolments

    def _prepare_enrolment(self, lines):
        partner = lines[0].order_id.partner_id
        price = self._one_price(lines)
        return {
            "takeover_id": self.id,
            "partner_id": partner.id,
            "company_id": self.company_id.id,
            "state": "active",
            "public_id": self.public_id.id,
            "structure_id": self.structure_id.id,
            "agreement_ids": [Command.set(self.agreement_ids.ids)],
            "order_line_ids": [Command.set(lines.ids)],
            "date_start": self._start_of(lines),
            "duration": self.duration,
            "has_participation": True,
            "participation": price,
            "is_incomplete": True,
            **self._ceiling_values(lines, price),
        }

    def _one_price(self, lines):
        """What the household pays for a basket.

        :raises UserError: when its baskets have several reduced prices.
        """
        prices = {self.currency_id.round(line.participation) for line in lines}
        if len(prices) > 1:
            raise UserError(
                self.env._(
                    "it pays several reduced prices (%s), and an enrolment has one: "
                    "write the same price on its lines, or enrol it by hand.",
                    ", ".join(
                        self.currency_id.format(price) for price in sorted(prices)
                    ),
                )
            )
        return prices.pop()

    def _start_of(self, lines):
        """The first basket that is not billed: it is paid as agreed, like the next."""
        if self.date_from:
            return max(self.date_from, *lines.order_id.mapped("date_start"))
        # sudo: whether a basket is billed is for the accountant
        unbilled = (
            self.env["cocagne.basket"]
            .sudo()
            .search(
                Domain("order_line_id", "in", lines.ids)
                & Domain("invoice_line_id", "=", False)
                & Domain("state", "in", DELIVERED_STATES)
            )
        )
        return min([*unbilled.mapped("date"), self._nothing()._today()])

    def _ceiling_values(self, lines, price):
        """The exception that lets the household pay what it paid before.

        In percent with two decimals, rounded up: the agreed price is below it.
        """
        publics = [line.price_unit * (1 - line.discount / 100) for line in lines]
        lowest = min(publics, default=0)
        # sudo: a setting of the garden
        if (
            not lowest
            or price <= lowest * self.company_id.sudo().solidarity_ceiling / 100
        ):
            return {}
        share = min(float_round(100 * price / lowest, 2, rounding_method="UP"), 100.0)
        return {
            "own_ceiling": share,
            "ceiling_reason": self.env._("Price agreed before the enrolment"),
        }

    def action_view_enrolments(self):
        """The households that were taken over."""
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cocagne_paniers_solidaires.action_enrolments"
        )
        return action | {"domain": [("takeover_id", "in", self.ids)], "context": {}}

    @api.model
    def action_open(self):
        """The work of this garden: the one that is not finished, or a new one."""
        company = self.env.company
        found = self.search(
            [("company_id", "=", company.id), ("state", "!=", "done")], limit=1
        )
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Reduced prices to take over"),
            "res_model": self._name,
            "res_id": (found or self.create({})).id,
            "views": [(False, "form")],
        }


class SolidarityEnrolment(models.Model):
    _inherit = "cocagne.solidarity.enrolment"

    takeover_id = fields.Many2one(
        "cocagne.solidarity.takeover",
        readonly=True,
        copy=False,
        index="btree_not_null",
        check_company=True,
    )
