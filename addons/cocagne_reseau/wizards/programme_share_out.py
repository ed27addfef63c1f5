from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Command

from ..arithmetic.share_out import share_out


class ProgrammeShareOut(models.TransientModel):
    """Proposes how the rest of a budget is allocated; people change, then accept."""

    _name = "cocagne.programme.share.out"
    _description = "Allocate a budget"

    programme_id = fields.Many2one(
        "cocagne.programme", required=True, ondelete="cascade", readonly=True
    )
    currency_id = fields.Many2one(related="programme_id.currency_id")
    reserve = fields.Monetary(related="programme_id.reserve")
    amount = fields.Monetary(
        "To share now",
        compute="_compute_amount",
        store=True,
        readonly=False,
        help="The rest stays in reserve.",
    )
    way = fields.Selection(
        [
            ("past", "As in the year before"),
            ("households", "By households that are helped"),
            ("needs", "By households that wait for a place"),
            ("alike", "The same for each"),
        ],
        "Shared out",
        required=True,
        default="past",
    )
    floor = fields.Monetary("At least, a garden")
    reason = fields.Char(
        compute="_compute_reason",
        store=True,
        readonly=False,
        precompute=True,
        required=True,
    )
    line_ids = fields.One2many(
        "cocagne.programme.share.out.line", "wizard_id", "Gardens"
    )
    shared = fields.Monetary("Shared below", compute="_compute_shared")
    difference = fields.Monetary("Still to share", compute="_compute_shared")

    @api.depends("programme_id")
    def _compute_reason(self):
        for wizard in self:
            begun = any(wizard.programme_id.allocation_ids.mapped("amount"))
            first, further = self.env._("First allocation"), self.env._("Increase")
            wizard.reason = further if begun else first

    @api.depends("programme_id")
    def _compute_amount(self):
        for wizard in self:
            wizard.amount = wizard.programme_id.reserve

    @api.depends("line_ids.amount", "amount")
    def _compute_shared(self):
        for wizard in self:
            money = wizard.currency_id
            wizard.shared = money.round(sum(wizard.line_ids.mapped("amount")))
            wizard.difference = money.round(wizard.amount - wizard.shared)

    def _gardens(self):
        today = fields.Date.context_today(self)
        return self.env["cocagne.network.garden"].search(
            ["|", ("date_left", "=", False), ("date_left", ">", today)]
        )

    def _propose(self):
        """Fill the lines: the sum is the amount, to the cent."""
        self.ensure_one()
        gardens = self.line_ids.garden_id or self._gardens()
        weights = self.programme_id._weights(self.way, gardens)
        floor = round(self.floor * 100)
        try:
            shares = share_out(
                round(self.amount * 100), weights, dict.fromkeys(gardens, floor)
            )
        except ValueError:
            raise UserError(
                self.env._(
                    "%(amount)s is not enough to give %(floor)s to each of %(count)s "
                    "gardens: lower the smallest part, or remove gardens.",
                    amount=self.currency_id.format(self.amount),
                    floor=self.currency_id.format(self.floor),
                    count=len(gardens),
                )
            ) from None
        share = self.programme_id.basket_share
        self.line_ids = [
            Command.clear(),
            *(
                Command.create(
                    {
                        "garden_id": garden.id,
                        "weight": weights[garden] / 100,
                        "amount": cents / 100,
                        "baskets": int(cents / 100 / share) if share else 0,
                    }
                )
                for garden, cents in shares.items()
            ),
        ]

    def action_propose(self):
        """Propose again, for the gardens that are listed."""
        self._propose()
        return self._reopen()

    def _reopen(self):
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Allocate %s", self.programme_id.name),
            "res_model": self._name,
            "res_id": self.id,
            "view_mode": "form",
            "target": "new",
        }

    def action_apply(self):
        """Give each garden its part.

        :raises UserError: the parts do not sum to what is to share.
        """
        self.ensure_one()
        if not self.currency_id.is_zero(self.difference):
            raise UserError(
                self.env._(
                    "The parts sum to %(shared)s and %(amount)s are to share: "
                    "%(difference)s are still to give or to take back.",
                    shared=self.currency_id.format(self.shared),
                    amount=self.currency_id.format(self.amount),
                    difference=self.currency_id.format(self.difference),
                )
            )
        given = self.line_ids.filtered("amount")
        programme = self.programme_id
        allocations = self.env["cocagne.programme.allocation"]._allocations_of(
            programme, given.garden_id
        )
        nobody = self.env["cocagne.programme.allocation"]
        programme._move_money(
            [
                (nobody, allocations[line.garden_id], line.amount, self.reason)
                for line in given
            ]
        )
        for line in given:
            allocations[line.garden_id].baskets += line.baskets
        return {"type": "ir.actions.act_window_close"}


class ProgrammeShareOutLine(models.TransientModel):
    """The part of a garden, as it is proposed."""

    _name = "cocagne.programme.share.out.line"
    _description = "Part of a garden"
    _order = "garden_id"

    wizard_id = fields.Many2one(
        "cocagne.programme.share.out", required=True, ondelete="cascade"
    )
    currency_id = fields.Many2one(related="wizard_id.currency_id")
    garden_id = fields.Many2one("cocagne.network.garden", required=True)
    weight = fields.Float(
        "Counts for", readonly=True, digits=(16, 2), help="The figure it is shared by."
    )
    amount = fields.Monetary()
    baskets = fields.Integer("Baskets foreseen")
