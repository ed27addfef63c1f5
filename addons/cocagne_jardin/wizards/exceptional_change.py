from odoo import api, fields, models
from odoo.exceptions import UserError

from ..planning.weeks import WEEK, monday_of


class ExceptionalChange(models.TransientModel):
    """No eggs this week: one decision for everybody (R58)."""

    _name = "cocagne.exceptional.change"
    _description = "Exceptional change"

    name = fields.Char(
        "What happened", required=True, help="Kept in the history of each member."
    )
    company_id = fields.Many2one(
        "res.company", "Garden", required=True, default=lambda self: self.env.company
    )
    product_ids = fields.Many2many(
        "product.product",
        string="Which baskets",
        domain="[('is_basket', '=', True)]",
    )
    week = fields.Date(
        "Week of",
        required=True,
        default=fields.Date.context_today,
        help="Any day of the week.",
    )
    round_ids = fields.Many2many(
        "cocagne.round", string="Only these rounds", help="Empty: all rounds."
    )
    depot_ids = fields.Many2many(
        "cocagne.depot", string="Only these depots", help="Empty: all depots."
    )
    choice = fields.Selection(
        [
            ("cancel", "Cancel: neither prepared nor billed"),
            ("next_week", "Move to the next delivery"),
            ("replace", "Replace by something else, at the same price"),
        ],
        "What to do",
        default="cancel",
        required=True,
    )
    replacement_id = fields.Many2one("product.product", "Replaced by")
    basket_count = fields.Integer("Baskets", compute="_compute_preview")
    member_count = fields.Integer("Members", compute="_compute_preview")

    @api.depends("product_ids", "week", "round_ids", "depot_ids", "company_id")
    def _compute_preview(self):
        for wizard in self:
            groups = self.env["cocagne.basket"]._read_group(
                wizard._domain(), [], ["quantity:sum", "partner_id:count_distinct"]
            )
            wizard.basket_count, wizard.member_count = groups[0]

    def _domain(self):
        """The baskets to deliver that are concerned."""
        if not (self.product_ids and self.week):
            return [("id", "=", False)]
        monday = monday_of(self.week)
        domain = [
            ("company_id", "=", self.company_id.id),
            ("state", "=", "planned"),
            ("product_id", "in", self.product_ids._origin.ids),
            ("date", ">=", monday),
            ("date", "<", monday + WEEK),
        ]
        if self.round_ids:
            domain.append(("round_id", "in", self.round_ids._origin.ids))
        if self.depot_ids:
            domain.append(("depot_id", "in", self.depot_ids._origin.ids))
        return domain

    def action_apply(self):
        """Change the baskets of everybody, and open the decision."""
        self.ensure_one()
        if not self.product_ids:
            raise UserError(self.env._("Choose which baskets are concerned."))
        operation = self.env["cocagne.change.operation"].action_apply(
            self.name,
            self.env["cocagne.basket"].search(self._domain()),
            self.choice,
            self.replacement_id,
        )
        return {
            "type": "ir.actions.act_window",
            "res_model": operation._name,
            "res_id": operation.id,
            "views": [(False, "form")],
        }
