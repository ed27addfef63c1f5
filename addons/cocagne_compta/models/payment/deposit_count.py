from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

#: Notes and coins in euros, the largest first. The 500 is not printed any more.
NOTES_AND_COINS = (200, 100, 50, 20, 10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01)


class DepositCount(models.Model):
    """How many notes and coins, or vouchers of a face value, go with a slip (R72)."""

    _name = "cocagne.deposit.count"
    _description = "Notes, coins or vouchers of a slip"
    _order = "face_value desc, id"

    slip_id = fields.Many2one(
        "account.check.deposit", required=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one(related="slip_id.company_id", store=True)
    currency_id = fields.Many2one(related="slip_id.currency_id")
    face_value = fields.Monetary(required=True)
    quantity = fields.Integer("How many")
    amount = fields.Monetary(compute="_compute_amount")

    _positive = models.Constraint(
        "CHECK (face_value > 0 AND quantity >= 0)",
        "A face value is above zero, and one counts from zero up.",
    )

    @api.depends("face_value", "quantity")
    def _compute_amount(self):
        for count in self:
            count.amount = count.currency_id.round(count.face_value * count.quantity)

    @api.constrains("face_value", "quantity", "slip_id")
    def _check_slip_is_open(self):
        for count in self:
            if count.slip_id.state != "draft":
                raise ValidationError(
                    self.env._("The slip is confirmed: undo it before counting again.")
                )


class DepositSlip(models.Model):
    """Cash is counted, vouchers are grouped by face value."""

    _inherit = "account.check.deposit"

    count_ids = fields.One2many("cocagne.deposit.count", "slip_id")
    counted_amount = fields.Monetary(compute="_compute_counted_amount")
    count_gap = fields.Monetary("Gap", compute="_compute_counted_amount")

    @api.depends("count_ids.amount", "total_amount")
    def _compute_counted_amount(self):
        for slip in self:
            counted = sum(slip.count_ids.mapped("amount"))
            slip.counted_amount = slip.currency_id.round(counted)
            slip.count_gap = slip.counted_amount - slip.total_amount

    @api.depends("count_ids.amount")
    def _compute_net_amount(self):
        return super()._compute_net_amount()

    def action_count(self):
        """A line for each note and coin, to fill in."""
        for slip in self.filtered(lambda slip: not slip.count_ids):
            slip._check_state("draft")
            slip.count_ids = [
                fields.Command.create({"face_value": value})
                for value in slip._face_values()
            ]

    def _face_values(self):
        return NOTES_AND_COINS

    def _amount_to_bank(self):
        """Of cash, what was counted: the rest stays in the till."""
        if self.kind == "cash" and self.counted_amount:
            return self.counted_amount
        return super()._amount_to_bank()

    def _check_ready(self):
        if self.kind == "cash" and self.count_gap > 0 and self.counted_amount:
            raise UserError(
                self.env._(
                    "More was counted than was taken (%s more): look for a payment that "
                    "was not registered, or leave the surplus in the till.",
                    self.currency_id.format(self.count_gap),
                )
            )
        gap = not self.currency_id.is_zero(self.count_gap)
        if self.kind == "voucher" and self.counted_amount and gap:
            raise UserError(
                self.env._(
                    "The vouchers counted do not make the total of the slip (%s apart): "
                    "count again.",
                    self.currency_id.format(self.count_gap),
                )
            )
        return super()._check_ready()

    def validate_deposit(self):
        # what was not counted needs no line on the paper
        self.count_ids.filtered(lambda count: not count.quantity).unlink()
        return super().validate_deposit()
