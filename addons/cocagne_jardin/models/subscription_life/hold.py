from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ..subscription.sale_order import DESK_OR_ACCOUNTANT

HOLD_REASONS = [
    ("start", "The subscription waits to start"),
    ("debt", "Debt"),
]


class Basket(models.Model):
    """A basket that is held back: planned, but neither prepared nor billed (R46, R59).

    The reason is told to the desk and the accountant only.
    """

    _inherit = "cocagne.basket"

    hold_reason = fields.Selection(
        HOLD_REASONS,
        "Held back because",
        readonly=True,
        copy=False,
        groups=DESK_OR_ACCOUNTANT,
    )
    release_reason = fields.Char(
        "Let through because",
        readonly=True,
        copy=False,
        groups=DESK_OR_ACCOUNTANT,
        help="Who decided that the basket is prepared in spite of a debt, and why.",
    )
    released_by_id = fields.Many2one(
        "res.users",
        "Let through by",
        readonly=True,
        copy=False,
        groups=DESK_OR_ACCOUNTANT,
    )
    released_on = fields.Datetime(readonly=True, copy=False, groups=DESK_OR_ACCOUNTANT)
    member_balance = fields.Monetary(
        related="partner_id.member_balance", groups=DESK_OR_ACCOUNTANT
    )
    currency_id = fields.Many2one(related="company_id.currency_id")

    def write(self, vals):
        """The reason goes with the state."""
        if vals.get("state", "held") != "held" and "hold_reason" not in vals:
            # sudo: whoever may change the state need not read the reason
            kept = self.sudo().filtered("hold_reason")
            super(Basket, kept).write({"hold_reason": False})
        return super().write(vals)

    def _hold(self, reason):
        """Hold baskets back; those that are no longer to deliver are left alone."""
        todo = self.filtered(lambda basket: basket.state == "planned")
        todo._check_not_billed()
        # sudo: nightly jobs and buttons hold, whoever runs them
        todo.sudo().write({"state": "held", "hold_reason": reason})
        return todo

    def _unhold(self):
        """Baskets that are held back are to deliver again."""
        todo = self.filtered(lambda basket: basket.state == "held")
        # sudo: same as _hold
        todo.sudo().write({"state": "planned", "hold_reason": False})
        return todo

    @api.model
    def _still_preparable(self):
        """Domain of the baskets whose preparation has not passed."""
        today = fields.Date.context_today(self)
        return Domain("delivery_id.state", "=", "planned") & Domain(
            "delivery_id.preparation_date", ">=", today
        )

    def can_release(self):
        """Whether the user may let these baskets through in spite of a debt."""
        return self.env.su or self.env.user.has_group("cocagne_jardin.group_sales_desk")

    def action_release(self, reason):
        """Let baskets through in spite of a debt; the reason is kept (R59).

        :raises UserError: without a reason, or by somebody who may not.
        """
        if not self.can_release():
            raise UserError(self.env._("Only the sales desk can let a basket through."))
        if not (reason or "").strip():
            raise UserError(self.env._("Write why the basket is let through."))
        self.check_access("read")
        # sudo: held baskets are written by this door, whose user was checked
        held = self.sudo().filtered(
            lambda basket: basket.state == "held" and basket.hold_reason == "debt"
        )
        held.write(
            {
                "release_reason": reason.strip(),
                "released_by_id": self.env.uid,
                "released_on": fields.Datetime.now(),
            }
        )
        held.filtered_domain(self._still_preparable())._unhold()
        return True
