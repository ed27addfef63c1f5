from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Command


class Desk(models.TransientModel):
    """Which basket, how often, where: the subscription that runs, or a new one."""

    _inherit = "cocagne.solidarity.desk"

    wanted_product_id = fields.Many2one("product.product", check_company=True)
    known_line_ids = fields.Many2many(
        "sale.order.line",
        "cocagne_solidarity_desk_known_line",
        compute="_compute_known_line_ids",
    )
    line_ids = fields.Many2many(
        "sale.order.line",
        "cocagne_solidarity_desk_line",
        string="Baskets of its subscription",
        compute="_compute_line_ids",
        store=True,
        readonly=False,
        domain="[('id', 'in', known_line_ids)]",
    )
    offered_ids = fields.Many2many(
        "cocagne.offer", "cocagne_solidarity_desk_offer", compute="_compute_offered_ids"
    )
    offer_id = fields.Many2one(
        "cocagne.offer", "Chosen basket", domain="[('id', 'in', offered_ids)]"
    )
    quantity = fields.Integer("Each time", default=1)
    offered_frequency_ids = fields.Many2many(
        "cocagne.frequency",
        "cocagne_solidarity_desk_frequency",
        compute="_compute_offered_frequency_ids",
    )
    frequency_id = fields.Many2one(
        "cocagne.frequency",
        "How often",
        compute="_compute_frequency_id",
        store=True,
        readonly=False,
        domain="[('id', 'in', offered_frequency_ids)]",
    )
    depot_id = fields.Many2one(
        "cocagne.depot",
        check_company=False,
        domain="[('company_id', 'in', allowed_company_ids), ('stop_ids', '!=', False), "
        "('is_full', '=', False)]",
    )
    round_ids = fields.Many2many(
        "cocagne.round", "cocagne_solidarity_desk_round", compute="_compute_round_ids"
    )
    round_id = fields.Many2one(
        "cocagne.round",
        "Day",
        compute="_compute_round_id",
        store=True,
        readonly=False,
        domain="[('id', 'in', round_ids)]",
    )
    first_basket_on = fields.Date(
        "First basket from",
        compute="_compute_first_basket_on",
        store=True,
        readonly=False,
    )
    allowed_mode_ids = fields.Many2many(
        "cocagne.payment.mode",
        "cocagne_solidarity_desk_mode",
        compute="_compute_allowed_mode_ids",
    )
    payment_mode_id = fields.Many2one(
        "cocagne.payment.mode", "Paid by", domain="[('id', 'in', allowed_mode_ids)]"
    )
    is_sepa = fields.Boolean(compute="_compute_is_sepa")
    iban = fields.Char("IBAN")
    mandate_signed_on = fields.Date(
        "Mandate signed on", help="Empty: the mandate waits for its signature."
    )
    payment_period_id = fields.Many2one(
        "cocagne.payment.period",
        "Rhythm",
        default=lambda self: self.env["cocagne.payment.period"].search([], limit=1),
    )
    membership_needed = fields.Boolean(compute="_compute_membership_needed")
    membership_type_id = fields.Many2one(
        "cocagne.membership.type",
        "Membership",
        check_company=True,
        default=lambda self: self._default_membership_type(),
    )
    membership_choice = fields.Selection(
        [("paid", "The fee is paid now"), ("invoice", "An invoice is made")],
        "The fee",
        default="paid",
    )
    product_id = fields.Many2one(
        compute="_compute_product_id", store=True, readonly=False
    )

    @api.model
    def _default_membership_type(self):
        # sudo: a setting of the garden
        company = self.env.company.root_id.sudo()
        chosen = company.solidarity_membership_type_id.sudo(False)
        return chosen or self.env["cocagne.membership"]._default_type()

    @api.depends("partner_id", "company_id")
    def _compute_known_line_ids(self):
        enrolments = self.env["cocagne.solidarity.enrolment"]
        for desk in self:
            desk.known_line_ids = enrolments._running_lines(
                desk.partner_id, desk.company_id
            )

    @api.depends("partner_id", "company_id")
    def _compute_line_ids(self):
        for desk in self:
            desk.line_ids = desk.known_line_ids

    @api.depends("partner_id", "company_id", "step")
    def _compute_offered_ids(self):
        for desk in self:
            offers = self.env["cocagne.offer"]._catalogue_for(
                desk._sign_up_draft()._client_draft(), desk.company_id
            )
            desk.offered_ids = offers.filtered("is_basket")

    @api.depends("offer_id", "line_ids", "wanted_product_id")
    def _compute_product_id(self):
        for desk in self:
            lines = desk.line_ids[:1]
            desk.product_id = (
                lines.product_id or desk.offer_id.product_id or desk.wanted_product_id
            )

    @api.depends("offer_id", "line_ids")
    def _compute_price(self):
        for desk in self:
            line = desk.line_ids[:1]
            if line:
                desk.price = line.price_unit * (1 - line.discount / 100)
            elif desk.offer_id:
                desk.price = desk.offer_id.price_included
            else:
                desk.price = desk.product_id.list_price

    @api.depends("offer_id")
    def _compute_allowed_mode_ids(self):
        orders, modes = self.env["sale.order"], self.env["cocagne.payment.mode"]
        for desk in self:
            codes = orders._allowed_choices(desk.offer_id, "payment_mode_ids")
            desk.allowed_mode_ids = modes.search([]).filtered(
                lambda mode, codes=codes: codes is None or mode.code in codes
            )

    @api.depends("payment_mode_id")
    def _compute_is_sepa(self):
        for desk in self:
            desk.is_sepa = desk.payment_mode_id.code == "sepa"

    @api.depends("offer_id")
    def _compute_offered_frequency_ids(self):
        every = self.env["cocagne.frequency"].search([("rule", "!=", "free")])
        for desk in self:
            offer = desk.offer_id
            offered = offer.frequency_ids or offer.product_id.frequency_ids
            desk.offered_frequency_ids = (
                offered.filtered(lambda frequency: frequency.rule != "free") or every
            )

    @api.depends("offer_id")
    def _compute_frequency_id(self):
        for desk in self:
            if desk.frequency_id not in desk.offered_frequency_ids:
                desk.frequency_id = desk.offered_frequency_ids[:1]

    @api.depends("depot_id")
    def _compute_round_ids(self):
        for desk in self:
            desk.round_ids = desk.depot_id.stop_ids.round_id

    @api.depends("depot_id")
    def _compute_round_id(self):
        for desk in self:
            if desk.round_id not in desk.round_ids:
                desk.round_id = desk.round_ids[:1]

    @api.depends("date_start", "offer_id", "partner_id")
    def _compute_first_basket_on(self):
        orders = self.env["sale.order"]
        for desk in self:
            earliest = orders._earliest_delivery(
                desk.company_id, desk._sign_up_draft()._client_draft()
            )
            desk.first_basket_on = max(desk._day(), earliest)

    @api.depends("partner_id", "company_id", "date_start")
    def _compute_membership_needed(self):
        for desk in self:
            company = desk.company_id
            known = desk.partner_id and desk.partner_id._has_valid_membership(
                company, desk._day()
            )
            desk.membership_needed = company.use_memberships and not known

    def _enter_step_helpers(self):
        wanted = self.offered_ids.filtered(
            lambda offer: offer.product_id == self.wanted_product_id
        )
        if not self.line_ids and not self.offer_id:
            self.offer_id = (wanted or self.offered_ids)[:1]

    def _enter_step_basket(self):
        allowed = self.allowed_mode_ids
        if self.payment_mode_id not in allowed:
            by_hand = allowed.filtered(lambda mode: mode.code != "sepa")
            self.payment_mode_id = (by_hand or allowed)[:1]

    def _check_step_basket(self):
        if self.line_ids:
            return
        if not self.offer_id:
            raise UserError(self.env._("Choose the basket: in the step before."))
        if not self.depot_id:
            raise UserError(self.env._("Choose the depot of the household."))
        if self.quantity < 1:
            raise UserError(self.env._("The household takes at least one basket."))

    # -- the ordinary sign-up ------------------------------------------------------------

    def _sign_up_values(self):
        """What the desk would type in an ordinary sign-up."""
        names = ("firstname", "lastname", "phone", "email", "street", "zip", "city")
        values = {name: self[name] for name in names} if self.is_new else {}
        return values | {
            "company_id": self.company_id.id,
            "partner_id": self.partner_id.id,
            "is_new": self.is_new,
            "depot_id": self.depot_id.id,
            "round_id": self.round_id.id,
            "date_start": self.first_basket_on,
            "access_checked": True,
            "payment_mode_id": self.payment_mode_id.id,
            "payment_period_id": self.payment_period_id.id,
            "membership_type_id": self.membership_type_id.id,
            "membership_choice": self.membership_choice,
            "iban": self.iban,
            "mandate_signed_on": self.mandate_signed_on,
            # its mail tells the public price
            "with_mail": False,
        }

    def _sign_up_draft(self):
        """The sign-up in memory, to ask for its rules."""
        return self.env["cocagne.sign.up"].new(self._client_only())

    def _client_only(self):
        names = ("is_new", "firstname", "lastname", "phone", "email", "street", "zip")
        values = {name: self[name] for name in (*names, "city")}
        return values | {
            "company_id": self.company_id.id,
            "partner_id": self.partner_id._origin.id,
        }

    def _make_sign_up(self):
        lines = []
        if not self.line_ids:
            lines = [
                Command.create(
                    {
                        "offer_id": self.offer_id.id,
                        "frequency_id": self.frequency_id.id,
                        "quantity": self.quantity,
                    }
                )
            ]
        return self.env["cocagne.sign.up"].create(
            self._sign_up_values() | {"line_ids": lines}
        )
