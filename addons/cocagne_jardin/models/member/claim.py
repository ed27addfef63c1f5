from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain


class Claim(models.Model):
    """What a client complains about, who answers and how it ended (R29)."""

    _name = "cocagne.claim"
    _description = "Claim"
    _inherit = ["mail.thread", "mail.activity.mixin", "cocagne.of.garden"]
    _order = "state desc, date desc, id desc"
    _rec_names_search = ["partner_id.complete_name", "partner_id.member_number", "text"]
    _check_company_auto = True
    _check_company_domain = models.check_company_domain_parent_of

    partner_id = fields.Many2one(
        "res.partner",
        "Client",
        required=True,
        index=True,
        check_company=True,
        tracking=True,
    )
    basket_id = fields.Many2one(
        "cocagne.basket",
        check_company=True,
        index="btree_not_null",
        ondelete="set null",
        domain="[('partner_id', '=', partner_id)]",
        help="When the claim is about one basket.",
    )
    depot_id = fields.Many2one(
        related="basket_id.depot_id", store=True, index="btree_not_null"
    )
    kind_id = fields.Many2one(
        "cocagne.claim.kind", "About", required=True, check_company=True
    )
    date = fields.Date("Received on", required=True, default=fields.Date.context_today)
    text = fields.Text("What happened", required=True)
    answer = fields.Text("What was done", tracking=True)
    user_id = fields.Many2one(
        "res.users",
        "Handled by",
        default=lambda self: self.env.user,
        tracking=True,
        domain="[('share', '=', False), ('company_ids', 'in', company_id)]",
    )
    state = fields.Selection(
        [("open", "To handle"), ("waiting", "In hand"), ("closed", "Closed")],
        default="open",
        required=True,
        index=True,
        tracking=True,
        group_expand=True,
    )
    closed_on = fields.Date(readonly=True, copy=False)
    age_days = fields.Integer("Days open", compute="_compute_age_days")

    @api.depends("kind_id", "partner_id")
    def _compute_display_name(self):
        for claim in self:
            parts = [claim.partner_id.name, claim.kind_id.name]
            claim.display_name = " - ".join(part for part in parts if part)

    @api.depends("date", "closed_on")
    def _compute_age_days(self):
        today = fields.Date.context_today(self)
        for claim in self:
            end = claim.closed_on or today
            claim.age_days = max((end - claim.date).days, 0) if claim.date else 0

    @api.onchange("basket_id")
    def _onchange_basket_id(self):
        if self.basket_id:
            self.partner_id = self.basket_id.partner_id

    @api.constrains("basket_id", "partner_id")
    def _check_basket_of_client(self):
        for claim in self.filtered("basket_id"):
            if claim.basket_id.partner_id != claim.partner_id:
                raise UserError(
                    self.env._(
                        "%(basket)s is not a basket of %(client)s. Choose another "
                        "basket, or none.",
                        basket=claim.basket_id.display_name,
                        client=claim.partner_id.display_name,
                    )
                )

    def write(self, vals):
        if "state" in vals and "closed_on" not in vals:
            today = fields.Date.context_today(self)
            vals = {**vals, "closed_on": today if vals["state"] == "closed" else False}
        return super().write(vals)

    def action_take(self):
        """Take these claims in hand."""
        return self.write({"state": "waiting", "user_id": self.env.uid})

    def action_close(self):
        """Close the claims; what was done must be written (R29)."""
        silent = self.filtered(lambda claim: not claim.answer)
        if silent:
            raise UserError(
                self.env._(
                    "Write what was done for %s, then close the claim.",
                    ", ".join(silent.mapped("display_name")),
                )
            )
        return self.write({"state": "closed"})

    def action_reopen(self):
        """Open closed claims again."""
        return self.write({"state": "open"})

    @api.model
    def _open_domain(self, companies):
        """The claims that wait for somebody, for the alerts of a home screen (R29)."""
        return Domain("company_id", "in", companies.ids) & Domain(
            "state", "!=", "closed"
        )

    @api.model
    def count_open(self, older_than_days=0):
        """How many claims wait in the user's gardens.

        :param older_than_days: only those received at least so many days ago.
        """
        domain = self._open_domain(self.env.companies)
        if older_than_days:
            limit = fields.Date.subtract(
                fields.Date.context_today(self), days=older_than_days
            )
            domain &= Domain("date", "<=", limit)
        return self.search_count(domain)
