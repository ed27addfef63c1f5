from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import format_date

from ..planning.places import Places


class SignUp(models.TransientModel):
    """What, where and when: the offers, the depot, the day (R76)."""

    _inherit = "cocagne.sign.up"

    line_ids = fields.One2many("cocagne.sign.up.line", "sign_up_id", "Chosen")
    catalogue_ids = fields.Many2many("cocagne.offer", compute="_compute_catalogue_ids")
    offer_text = fields.Char(compute="_compute_offer_text")
    has_baskets = fields.Boolean(compute="_compute_has_baskets")
    depot_search = fields.Char("Search a depot", help="Name, number or town.")
    depot_ids = fields.Many2many(
        "cocagne.depot", string="Depots", compute="_compute_depot_ids"
    )
    depot_id = fields.Many2one("cocagne.depot")
    depot_category = fields.Selection(related="depot_id.category", string="Depot kind")
    reserved_note = fields.Char(related="depot_id.reserved_note", string="Depot for")
    access_code = fields.Char("Password of the depot")
    access_checked = fields.Boolean(
        "I checked that this client may use it",
        help="Instead of the password, when the desk knows the client.",
    )
    round_ids = fields.Many2many("cocagne.round", compute="_compute_round_ids")
    round_id = fields.Many2one(
        "cocagne.round",
        "Day",
        domain="[('id', 'in', round_ids)]",
        compute="_compute_round_id",
        store=True,
        readonly=False,
    )
    round_weekday = fields.Selection(
        related="round_id.weekday", string="Delivered on a"
    )
    earliest_date = fields.Date("Earliest first day", compute="_compute_earliest_date")
    date_start = fields.Date(
        "Baskets from",
        compute="_compute_date_start",
        store=True,
        readonly=False,
        help="The first basket is that of the next delivery.",
    )
    accepted_late = fields.Boolean("Accept after the deadline")

    @api.depends("partner_id", "category_ids", "line_ids.offer_id")
    def _compute_catalogue_ids(self):
        for sign_up in self:
            offers = self.env["cocagne.offer"]._catalogue_for(
                sign_up._client_draft(), sign_up.company_id
            )
            sign_up.catalogue_ids = offers - sign_up.line_ids.offer_id

    @api.depends("line_ids.offer_id", "line_ids.quantity")
    def _compute_offer_text(self):
        for sign_up in self:
            sign_up.offer_text = ", ".join(
                f"{line.quantity} × {line.offer_id.name}" for line in sign_up.line_ids
            )

    @api.depends("line_ids.offer_id")
    def _compute_has_baskets(self):
        for sign_up in self:
            sign_up.has_baskets = any(sign_up.line_ids.offer_id.mapped("is_basket"))

    @api.depends("depot_search", "company_id", "partner_id", "category_ids")
    def _compute_depot_ids(self):
        depots = self.env["cocagne.depot"]
        for sign_up in self:
            domain = [
                ("company_id", "child_of", sign_up.company_id.id),
                ("stop_ids", "!=", False),
            ]
            if sign_up.depot_search:
                domain.append(("display_name", "ilike", sign_up.depot_search))
            found = depots.search(domain)
            sign_up.depot_ids = found.filtered(
                lambda depot, sign_up=sign_up: not sign_up._depot_refusal(depot)
            )

    @api.depends("depot_id")
    def _compute_round_ids(self):
        for sign_up in self:
            sign_up.round_ids = sign_up.depot_id.stop_ids.round_id

    @api.depends("depot_id")
    def _compute_round_id(self):
        for sign_up in self:
            rounds = sign_up.depot_id.stop_ids.round_id
            if sign_up.round_id not in rounds:
                sign_up.round_id = rounds[:1]

    @api.depends("partner_id", "category_ids", "line_ids.offer_id")
    def _compute_earliest_date(self):
        orders = self.env["sale.order"]
        for sign_up in self:
            day = orders._earliest_delivery(sign_up.company_id, sign_up._client_draft())
            opens = [
                day for day in sign_up.line_ids.offer_id.mapped("date_from") if day
            ]
            sign_up.earliest_date = max([day, *opens])

    @api.depends("earliest_date")
    def _compute_date_start(self):
        for sign_up in self:
            if not sign_up.date_start or sign_up.date_start < sign_up.earliest_date:
                sign_up.date_start = sign_up.earliest_date

    # -- offers --------------------------------------------------------------------------

    def _add_offer(self, offer):
        """Choose an offer, with the first of its frequencies; the desk may change it."""
        self.ensure_one()
        if offer not in self.catalogue_ids:
            raise UserError(
                self.env._("%s cannot be ordered now: choose another one.", offer.name)
            )
        line = self.env["cocagne.sign.up.line"].create(
            {"sign_up_id": self.id, "offer_id": offer.id}
        )
        if line.is_basket:
            line.frequency_id = line.offered_frequency_ids[:1]

    def _check_step_offers(self):
        if not self.line_ids:
            raise UserError(self.env._("Choose at least one offer: touch its card."))

    # -- depot ---------------------------------------------------------------------------

    def _choose_depot(self, depot):
        self.ensure_one()
        self.write(
            {"depot_id": depot.id, "access_code": False, "access_checked": False}
        )

    def _depot_refusal(self, depot):
        """Why the client cannot be signed up at this depot; empty when they can."""
        if self.partner_id:
            return depot._refusal_at_the_desk(self.partner_id)
        # a new client has no record to ask about yet
        served = depot.client_category_ids
        tied = depot.category == "professional" and served
        if depot.category == "home" or (tied and not served & self.category_ids):
            return self.env._(
                "%s is reserved for other clients: choose another depot.",
                depot.display_name,
            )
        return ""

    def _places_wanted(self):
        lines = self.line_ids.filtered("offer_id.is_basket")
        return Places.sum(
            self.env["cocagne.depot"]._places_of(
                line.offer_id.product_id, line.quantity
            )
            for line in lines
        )

    def _check_step_depot(self):
        depot = self.depot_id
        if not depot:
            raise UserError(self.env._("Choose a depot: touch its card."))
        refusal = self._depot_refusal(depot)
        if refusal:
            raise UserError(refusal)
        if depot.category == "reserved" and not self._knows_the_password():
            raise UserError(
                self.env._(
                    "%s is reserved: type its password, or tick that you checked that "
                    "the client may use it.",
                    depot.display_name,
                )
            )
        depot._check_places({depot.id: self._places_wanted()}, self.partner_id)

    def _wait_at(self, depot):
        """Put the client on the waiting list of a full depot, a new one written first.

        :return: the window with the waiting list.
        """
        self.ensure_one()
        lines = self.line_ids.filtered("offer_id.product_id.depot_places")
        partner = self._make_client()
        self.write({"partner_id": partner.id, "is_new": False})
        for line in lines:
            depot.action_wait(partner, line.offer_id.product_id, line.quantity)
        return depot.action_view_waiting()

    def _knows_the_password(self):
        depot = self.depot_id
        if self.access_checked or not depot.has_access_code:
            return True
        return depot.check_access_code(self.access_code)

    # -- day and start ---------------------------------------------------------------------

    def _check_step_when(self):
        if not self.round_id:
            raise UserError(self.env._("Choose the day of the delivery."))
        baskets = self.line_ids.filtered("offer_id.is_basket")
        for line in baskets.filtered(lambda line: not line.frequency_id):
            raise UserError(
                self.env._("Choose how often %s comes.", line.offer_id.name)
            )
        if not self.date_start:
            raise UserError(self.env._("Choose the first day."))
        if self.date_start < self.earliest_date and not self.accepted_late:
            raise UserError(
                self.env._(
                    "The first day can be %s at the earliest. Choose it, or tick "
                    "« Accept after the deadline ».",
                    format_date(self.env, self.earliest_date),
                )
            )


class SignUpLine(models.TransientModel):
    """An offer that was chosen, how often and how many."""

    _name = "cocagne.sign.up.line"
    _description = "Offer of a sign-up"

    sign_up_id = fields.Many2one("cocagne.sign.up", required=True, ondelete="cascade")
    offer_id = fields.Many2one("cocagne.offer", required=True, ondelete="cascade")
    is_basket = fields.Boolean(related="offer_id.is_basket")
    currency_id = fields.Many2one(related="offer_id.currency_id")
    price = fields.Monetary(
        related="offer_id.price_included", string="Price, VAT incl."
    )
    offered_frequency_ids = fields.Many2many(
        "cocagne.frequency", compute="_compute_offered_frequency_ids"
    )
    frequency_id = fields.Many2one(
        "cocagne.frequency", domain="[('id', 'in', offered_frequency_ids)]"
    )
    quantity = fields.Integer("Each time", default=1, required=True)

    _quantity_positive = models.Constraint(
        "CHECK (quantity > 0)", "Choose a quantity of at least 1."
    )

    @api.depends("offer_id")
    def _compute_offered_frequency_ids(self):
        every = self.env["cocagne.frequency"].search([("rule", "!=", "free")])
        for line in self:
            offer = line.offer_id
            offered = offer.frequency_ids or offer.product_id.frequency_ids
            line.offered_frequency_ids = (
                offered.filtered(lambda frequency: frequency.rule != "free") or every
            )

    def action_remove(self):
        """Choose it no more."""
        self.unlink()
        return True


class Offer(models.Model):
    """The cards of the catalogue, in a sign-up."""

    _inherit = "cocagne.offer"

    def action_add_to_sign_up(self):
        """Add the offer to the sign-up of the context."""
        self.ensure_one()
        sign_up = self.env["cocagne.sign.up"].browse(self.env.context.get("sign_up_id"))
        sign_up._add_offer(self)
        return True


class Depot(models.Model):
    """The cards of depots, in a sign-up."""

    _inherit = "cocagne.depot"

    def action_choose_for_sign_up(self):
        """Choose the depot in the sign-up of the context."""
        self.ensure_one()
        sign_up = self.env["cocagne.sign.up"].browse(self.env.context.get("sign_up_id"))
        sign_up._choose_depot(self)
        return True

    def action_wait_for_sign_up(self):
        """Put the client of the sign-up of the context on the waiting list."""
        self.ensure_one()
        sign_up = self.env["cocagne.sign.up"].browse(self.env.context.get("sign_up_id"))
        return sign_up._wait_at(self)
