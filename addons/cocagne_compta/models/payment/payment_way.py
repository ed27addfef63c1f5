from odoo import api, fields, models
from odoo.exceptions import UserError

from .ways import KINDS, WAYS


class PaymentWay(models.Model):
    """A way of paying that a garden takes (R64): its name, its journal, its account.

    The usual ones are there with the chart of accounts; a garden adds its own by a name
    and a kind, like a local currency or the terminal of its shop.
    """

    _name = "cocagne.payment.way"
    _description = "Way of paying"
    _order = "sequence, id"
    _check_company_auto = True
    _check_company_domain = models.check_company_domain_parent_of

    name = fields.Char(required=True)
    kind = fields.Selection(
        KINDS,
        required=True,
        help="What it is for the accounts and for the slips to the bank.",
    )
    company_id = fields.Many2one(
        "res.company",
        "Garden",
        required=True,
        default=lambda self: self.env.company.root_id,
    )
    sequence = fields.Integer(default=100)
    active = fields.Boolean(
        "Taken here", default=True, help="Untick it when the garden stops taking it."
    )
    line_in_id = fields.Many2one(
        "account.payment.method.line",
        "Money in",
        readonly=True,
        check_company=True,
        ondelete="restrict",
    )
    line_out_id = fields.Many2one(
        "account.payment.method.line",
        "Money out",
        readonly=True,
        check_company=True,
        ondelete="restrict",
    )
    journal_id = fields.Many2one(related="line_in_id.journal_id")
    account_id = fields.Many2one(
        related="line_in_id.payment_account_id", string="Waiting account"
    )
    is_deposited = fields.Boolean(
        compute="_compute_is_deposited", search="_search_is_deposited"
    )

    _name_unique = models.UniqueIndex(
        "(company_id, name)", "This garden already has a way of paying of this name."
    )

    @api.depends("kind")
    def _compute_is_deposited(self):
        for way in self:
            way.is_deposited = bool(way.kind) and WAYS[way.kind].is_deposited

    def _search_is_deposited(self, operator, value):
        if operator != "in":
            return NotImplemented
        kinds = [kind for kind, way in WAYS.items() if way.is_deposited in value]
        return [("kind", "in", kinds)]

    @api.model_create_multi
    def create(self, vals_list):
        """A way that a garden adds gets its journal and its account at once."""
        ways = super().create(vals_list)
        for way in ways.filtered(lambda way: not way.line_in_id):
            way._set_up()
        return ways

    def write(self, vals):
        if "kind" in vals or "company_id" in vals:
            changed = self.filtered(
                lambda way: (
                    vals.get("kind", way.kind) != way.kind
                    or vals.get("company_id", way.company_id.id) != way.company_id.id
                )
            )
            if changed:
                raise UserError(
                    self.env._(
                        "%s: the kind of a way of paying does not change, its entries "
                        "would mix. Stop taking it, and add another one.",
                        changed[0].name,
                    )
                )
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_used(self):
        # sudo: payments of any establishment count
        payments = self.env["account.payment"].sudo()
        for way in self:
            if payments.search_count([("way_id", "=", way.id)], limit=1):
                raise UserError(
                    self.env._(
                        "%s was used already: untick « Taken here » instead of "
                        "deleting it.",
                        way.name,
                    )
                )
