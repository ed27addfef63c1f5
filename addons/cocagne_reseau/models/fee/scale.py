from odoo import api, fields, models
from odoo.exceptions import UserError

from ...arithmetic.fee import cents, fee


class FeeScale(models.Model):
    """What gardens pay the network from a date on, as the general assembly decided.

    The fee is the sum of its parts (a fixed part, so much a membership, a share of the
    turnover...), within a smallest and a largest amount a year. Euros without VAT.
    """

    _name = "cocagne.network.fee.scale"
    _description = "Scale of the network fee"
    _inherit = ["cocagne.money.of.garden"]
    _order = "date_from desc, id desc"
    _check_company_auto = True

    company_id = fields.Many2one(string="Head office", readonly=True)
    name = fields.Char(required=True, translate=False)
    date_from = fields.Date(
        "Applies from",
        required=True,
        help="A year takes the scale that applies on its 1 January.",
    )
    part_ids = fields.One2many(
        "cocagne.network.fee.part", "scale_id", "Parts of the fee", copy=True
    )
    minimum = fields.Monetary("At least, a year")
    maximum = fields.Monetary("At most, a year", help="Zero: no upper limit.")
    is_prorated = fields.Boolean(
        "By months in the network",
        default=True,
        help="A garden that joins or leaves during the year pays for its months only.",
    )
    tax_id = fields.Many2one(
        "account.tax",
        "VAT",
        check_company=True,
        domain="[('type_tax_use', '=', 'sale')]",
        help="Empty for a membership fee: it bears no VAT (BOI-TVA-CHAMP-10-10-60-40).",
    )
    run_ids = fields.One2many("cocagne.network.fee.run", "scale_id", "Years")
    is_used = fields.Boolean(compute="_compute_is_used")

    _date_once = models.UniqueIndex(
        "(company_id, date_from)", "Another scale applies from this day already."
    )
    _bounds = models.Constraint(
        "CHECK (COALESCE(minimum, 0) >= 0 AND COALESCE(maximum, 0) >= 0"
        " AND (COALESCE(maximum, 0) = 0 OR maximum >= COALESCE(minimum, 0)))",
        "The largest amount is above the smallest one.",
    )

    def _default_garden(self):
        return self.env["res.company"]._network() or self.env.company

    @api.depends("run_ids.line_ids.move_id")
    def _compute_is_used(self):
        for scale in self:
            scale.is_used = bool(scale.sudo().run_ids.line_ids.move_id)

    @api.model
    def _scale_of(self, company, year):
        """The scale that applies on 1 January of ``year``; empty when there is none."""
        return self.search(
            [("company_id", "=", company.id), ("date_from", "<=", f"{year}-01-01")],
            limit=1,
        )

    def _fee(self, parts, months):
        """The fee of a garden.

        :param parts: the euros of each part, as ``Decimal``.
        :param months: of the year, in the network.
        """
        self.ensure_one()
        return fee(
            parts,
            months if self.is_prorated or not months else 12,
            cents(self.minimum),
            cents(self.maximum) if self.maximum else None,
        )

    def write(self, vals):
        self._check_unused(vals)
        return super().write(vals)

    def _check_unused(self, vals):
        """:raises UserError: invoices were made from this scale."""
        words = {"name"}
        if set(vals) - words and any(scale.is_used for scale in self):
            raise UserError(
                self.env._(
                    "Gardens were invoiced from this scale: duplicate it, give the copy "
                    "the day from which it applies, and change the copy."
                )
            )

    def copy_data(self, default=None):
        """A copy waits for its own day."""
        default = dict(default or {})
        copies = super().copy_data(default)
        for scale, vals in zip(self, copies, strict=True):
            if "date_from" not in default:
                vals["date_from"] = fields.Date.add(scale.date_from, years=1)
        return copies
