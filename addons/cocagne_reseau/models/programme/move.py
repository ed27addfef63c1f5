from odoo import api, fields, models
from odoo.exceptions import UserError


class ProgrammeMove(models.Model):
    """A line of the journal of a budget: how much, from whom, to whom, why.

    Written once; what was a mistake is moved back, with its reason.
    """

    _name = "cocagne.programme.move"
    _description = "Move of a budget"
    _order = "date desc, id desc"

    programme_id = fields.Many2one(
        "cocagne.programme", required=True, ondelete="restrict", index=True
    )
    company_id = fields.Many2one(
        related="programme_id.company_id", store=True, index=True
    )
    currency_id = fields.Many2one(related="programme_id.currency_id")
    date = fields.Date(default=fields.Date.context_today, required=True)
    origin_id = fields.Many2one(
        "cocagne.programme.allocation",
        "Taken from",
        ondelete="restrict",
        index=True,
        help="Empty: from what was not allocated.",
        domain="[('programme_id', '=', programme_id)]",
        readonly=True,
    )
    target_id = fields.Many2one(
        "cocagne.programme.allocation",
        "Garden that receives",
        ondelete="restrict",
        index=True,
        help="Empty: back to what is not allocated.",
        readonly=True,
    )
    origin_garden = fields.Char("Garden that gives", compute="_compute_gardens")
    target_garden = fields.Char("Garden that gets", compute="_compute_gardens")
    amount = fields.Monetary(required=True)
    reason = fields.Char(required=True)
    user_id = fields.Many2one(
        "res.users", "Decided by", default=lambda self: self.env.user, readonly=True
    )

    _positive = models.Constraint(
        "CHECK (amount > 0)", "An amount that is moved is above zero."
    )
    _two_sides = models.Constraint(
        "CHECK (COALESCE(origin_id, 0) != COALESCE(target_id, 0))",
        "Money is moved from one garden to another.",
    )

    @api.depends("origin_id", "target_id")
    @api.depends_context("lang")
    def _compute_gardens(self):
        reserve = self.env._("Not allocated")
        for move in self:
            move.origin_garden = move.origin_id.garden_id.name or reserve
            move.target_garden = move.target_id.garden_id.name or reserve

    @api.model_create_multi
    def create(self, vals_list):
        if not self.env.su:
            raise UserError(
                self.env._("Use “Allocate” or “Move money”: the journal follows.")
            )
        return super().create(vals_list)

    def write(self, vals):  # pylint: disable=method-required-super
        raise UserError(
            self.env._("The journal of a budget does not change: move the money back.")
        )

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        if self:
            raise UserError(
                self.env._(
                    "The journal of a budget does not change: move the money back."
                )
            )
