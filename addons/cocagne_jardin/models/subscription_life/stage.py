from odoo import api, fields, models
from odoo.fields import Domain

LIFE_STAGES = [
    ("draft", "Being written"),
    ("preordered", "Pre-ordered"),
    ("waiting", "Waiting to start"),
    ("preparing", "In preparation"),
    ("delivering", "Being delivered"),
    ("ended", "Ended"),
    ("terminated", "Terminated"),
    ("cancelled", "Cancelled"),
]
#: States of baskets that say that the deliveries have begun.
BEGUN_STATES = ("delivered", "not_collected", "given", "lost", "returned")


class SaleOrder(models.Model):
    """Where a subscription is in its life, in the words of the garden (R78)."""

    _inherit = "sale.order"

    life_stage = fields.Selection(
        LIFE_STAGES,
        "Where it is",
        compute="_compute_life_stage",
        search="_search_life_stage",
        help="Pre-ordered: not paid or not validated yet. Waiting to start: its baskets "
        "are planned and held back. In preparation: the first basket is to come.",
    )
    ends_soon = fields.Boolean(
        compute="_compute_ends_soon",
        search="_search_ends_soon",
        help="It ends within the weeks that the garden says, and nothing follows.",
    )

    @api.depends("state", "date_end", "termination_date", "is_waiting")
    def _compute_life_stage(self):
        today = self._today()
        confirmed = self.filtered(lambda order: order.state == "sale")
        begun = confirmed._begun()
        simple = {"cancel": "cancelled", "draft": "draft", "sent": "preordered"}
        for order in self:
            ended = order.date_end and order.date_end < today
            if order.state != "sale":
                order.life_stage = simple[order.state]
            elif order.termination_date and order.termination_date < today:
                order.life_stage = "terminated"
            elif ended:
                order.life_stage = "ended"
            elif order.is_waiting:
                order.life_stage = "waiting"
            else:
                order.life_stage = "delivering" if order in begun else "preparing"

    def _begun(self):
        groups = self.env["cocagne.basket"]._read_group(
            [("order_id", "in", self.ids), ("state", "in", BEGUN_STATES)], ["order_id"]
        )
        return self.browse([order.id for (order,) in groups])

    @api.model
    def _search_life_stage(self, operator, value):
        if operator != "in":
            return NotImplemented
        domains = self._life_stage_domains()
        return Domain.OR(domains[stage] for stage in value if stage in domains)

    @api.model
    def _life_stage_domains(self):
        today = self._today()
        confirmed = Domain("state", "=", "sale")
        terminated = confirmed & Domain("termination_date", "<", today)
        over = confirmed & Domain("date_end", "<", today)
        running = confirmed & (
            Domain("date_end", "=", False) | Domain("date_end", ">=", today)
        )
        running &= Domain("termination_date", "=", False) | Domain(
            "termination_date", ">=", today
        )
        waiting = Domain("is_waiting", "=", True)
        begun = Domain("basket_ids", "any", [("state", "in", BEGUN_STATES)])
        return {
            "draft": Domain("state", "=", "draft"),
            "preordered": Domain("state", "=", "sent"),
            "waiting": running & waiting,
            "preparing": running & ~waiting & ~begun,
            "delivering": running & ~waiting & begun,
            "ended": over
            & (
                Domain("termination_date", "=", False)
                | Domain("termination_date", ">=", today)
            ),
            "terminated": terminated,
            "cancelled": Domain("state", "=", "cancel"),
        }

    def action_preorder(self):
        """The member has ordered; it is confirmed when it is paid or validated (R78)."""
        todo = self.filtered(lambda order: order.state == "draft")
        for order in todo.filtered("is_subscription"):
            order._check_complete()
        todo.action_quotation_sent()
        return True

    # -- what ends soon (R48) ------------------------------------------------------------

    @api.model
    def _ending_domain(self, company):
        """Subscriptions that end for good within the weeks of the garden."""
        today = self._today()
        last = fields.Date.add(today, weeks=company.ending_weeks)
        return (
            self._renewable_domain(company)
            & Domain("date_end", ">=", today)
            & Domain("date_end", "<=", last)
            & Domain("renewal_mode", "=", "none")
            & Domain("termination_date", "=", False)
            & Domain("offered_reason", "=", False)
        )

    @api.depends("date_end", "renewal_mode", "state", "renewal_ids.state")
    def _compute_ends_soon(self):
        # sudo: the reason of an offer is closed to some roles
        found = self.sudo().filtered_domain(self._search_ends_soon("in", [True]))
        for order in self:
            order.ends_soon = order.id in found.ids

    @api.model
    def _search_ends_soon(self, operator, value):
        if operator != "in" or list(value) != [True]:
            return NotImplemented
        companies = self.env.companies
        return Domain.OR(self._ending_domain(company) for company in companies)
