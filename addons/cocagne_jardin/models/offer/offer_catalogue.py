from odoo import api, fields, models
from odoo.fields import Domain

#: Days before the end from which an offer is shown as ending.
ENDING_DAYS = 14


class Offer(models.Model):
    """Which offers are in a catalogue today, and the overview of the desk (R40)."""

    _inherit = "cocagne.offer"

    sale_state = fields.Selection(
        [
            ("upcoming", "Not yet on sale"),
            ("on_sale", "On sale"),
            ("ending", "Ending soon"),
            ("sold_out", "Sold out"),
            ("finished", "Finished"),
        ],
        "State",
        compute="_compute_sale_state",
        search="_search_sale_state",
    )
    last_day = fields.Date(
        "On sale until",
        compute="_compute_last_day",
        store=True,
        help="The last day of orders or of deliveries, whichever is first.",
    )

    @api.depends("order_until", "date_to")
    def _compute_last_day(self):
        for offer in self:
            days = [day for day in (offer.order_until, offer.date_to) if day]
            offer.last_day = min(days, default=False)

    @api.depends("order_from", "last_day", "quantity_limit")
    def _compute_sale_state(self):
        today = fields.Date.context_today(self)
        soon = fields.Date.add(today, days=ENDING_DAYS)
        for offer in self:
            if offer.last_day and offer.last_day < today:
                offer.sale_state = "finished"
            elif offer.is_sold_out:
                offer.sale_state = "sold_out"
            elif offer.order_from and offer.order_from > today:
                offer.sale_state = "upcoming"
            elif offer.last_day and offer.last_day <= soon:
                offer.sale_state = "ending"
            else:
                offer.sale_state = "on_sale"

    @api.model
    def _search_sale_state(self, operator, value):
        if operator != "in":
            return NotImplemented
        today = fields.Date.context_today(self)
        soon = fields.Date.add(today, days=ENDING_DAYS)
        finished = Domain("last_day", "<", today)
        sold_out = Domain("is_sold_out", "=", True)
        begun = self._begun_domain(today)
        ending = Domain("last_day", "<=", soon)
        left = ~finished & ~sold_out
        domains = {
            "finished": finished,
            "sold_out": ~finished & sold_out,
            "upcoming": left & ~begun,
            "ending": left & begun & ending,
            "on_sale": left & begun & (~ending | Domain("last_day", "=", False)),
        }
        return Domain.OR(domains[state] for state in value if state in domains)

    @api.model
    def _begun_domain(self, day):
        return Domain("order_from", "=", False) | Domain("order_from", "<=", day)

    @api.model
    def _on_sale_domain(self, company, day=None):
        """The offers of a garden that can be ordered on ``day``, whoever asks."""
        day = day or fields.Date.context_today(self)
        return (
            Domain("company_id", "in", company._with_mother_houses())
            & self._begun_domain(day)
            & (Domain("last_day", "=", False) | Domain("last_day", ">=", day))
            & Domain("is_sold_out", "=", False)
        )

    @api.model
    def _public_domain(self, company=None, day=None):
        """The public catalogue: what everybody may order (R40)."""
        return self._on_sale_domain(company or self.env.company, day) & Domain(
            "client_category_ids", "=", False
        )

    @api.model
    def _catalogue_for(self, partner, company=None, day=None):
        """What this client may order: the public offers and those reserved for them.

        :param partner: empty for somebody who is no client yet.
        """
        # sudo: a member asks for their own catalogue without reading categories
        categories = partner.sudo().commercial_partner_id.category_id
        categories |= partner.sudo().category_id
        allowed = Domain("client_category_ids", "=", False) | Domain(
            "client_category_ids", "in", categories.ids
        )
        domain = self._on_sale_domain(company or self.env.company, day) & allowed
        found = self.search(domain)
        return found.sorted(lambda offer: not offer.is_highlight)

    def _is_reserved_for_others(self, partner):
        """Whether this client may not order the offer (R39)."""
        self.ensure_one()
        # sudo: as in _catalogue_for
        shared, client = self.sudo(), partner.sudo()
        mine = client.category_id
        mine |= client.commercial_partner_id.category_id
        return bool(shared.client_category_ids) and not (
            shared.client_category_ids & mine
        )
