from odoo import api, fields, models
from odoo.exceptions import UserError

#: What the count writes; people change the figure and its reason only.
OWN_FIELDS = {"line_id", "part_id", "origin", "counted", "months_validated", "months"}


class FeeDetail(models.Model):
    """One part of the fee of a garden, and how it is made."""

    _name = "cocagne.network.fee.detail"
    _description = "How a network fee is made"
    _order = "line_id, part_sequence, id"

    line_id = fields.Many2one(
        "cocagne.network.fee.line", required=True, ondelete="cascade", index=True
    )
    company_id = fields.Many2one(related="line_id.company_id", store=True, index=True)
    currency_id = fields.Many2one(related="line_id.currency_id")
    part_id = fields.Many2one(
        "cocagne.network.fee.part", required=True, ondelete="restrict", readonly=True
    )
    part_sequence = fields.Integer(related="part_id.sequence", store=True)
    name = fields.Char(related="part_id.name")
    counted = fields.Float(
        "Figure counted", digits=(16, 2), readonly=True, help="Before any correction."
    )
    value = fields.Float("Figure", digits=(16, 2))
    origin = fields.Selection(
        [
            ("fixed", "Fixed"),
            ("validated", "Validated by the garden"),
            ("counted", "Counted, not validated yet"),
            ("missing", "Missing"),
            ("typed", "Written by hand"),
        ],
        "Where it comes from",
        required=True,
        readonly=True,
    )
    reason = fields.Char(help="Why another figure was written.")
    months = fields.Integer(readonly=True)
    months_validated = fields.Integer("Months validated", readonly=True)
    amount = fields.Monetary(compute="_compute_amount", store=True)
    how = fields.Char("How it is made", compute="_compute_how")

    _part_once = models.UniqueIndex(
        "(line_id, part_id)", "This part of the fee is there already."
    )
    _not_negative = models.Constraint("CHECK (value >= 0)", "A figure is zero or more.")

    @api.depends("value", "origin", "part_id")
    def _compute_amount(self):
        for detail in self:
            known = detail.origin != "missing"
            amount = detail.part_id._amount(detail.value) if known else 0
            detail.amount = float(amount)

    @api.depends("value", "origin", "part_id")
    @api.depends_context("lang")
    def _compute_how(self):
        # sudo: the words of a scale are no secret to a garden that pays by it
        for detail in self.sudo():
            if detail.origin == "missing":
                detail.how = self.env._("Write the figure that the garden gives you")
            else:
                detail.how = detail.part_id._explain(detail.value)

    def write(self, vals):
        """A figure written by hand has its reason, and shows where it comes from."""
        if not self.env.su:
            self.check_access("write")
            self._check_typed(vals)
            if "value" in vals:
                # sudo: people write the figure, the software where it comes from
                self.sudo().write({"origin": "typed"})
        return super().write(vals)

    def _check_typed(self, vals):
        if OWN_FIELDS & vals.keys():
            raise UserError(
                self.env._("Only the figure and its reason are written by hand.")
            )
        for detail in self:
            detail.line_id._check_open()
            if detail.origin == "fixed":
                raise UserError(
                    self.env._(
                        "%s is a fixed amount: adjust the line of the garden instead.",
                        detail.name,
                    )
                )
            if "value" in vals and not (vals.get("reason") or detail.reason):
                raise UserError(
                    self.env._(
                        "%(garden)s, %(part)s: say why the figure is another one.",
                        garden=detail.line_id.garden_id.name,
                        part=detail.name,
                    )
                )
