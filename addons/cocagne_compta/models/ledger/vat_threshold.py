from odoo import api, fields, models


class VatThreshold(models.Model):
    """A limit of the exemptions from VAT, as the law has it from a day on.

    Shared by all gardens: it is the law. Whoever keeps the software up to date adds a
    line when it changes; the older lines stay for the older years.
    """

    _name = "cocagne.vat.threshold"
    _description = "Limit of an exemption from VAT"
    _order = "kind, date_from desc"

    kind = fields.Selection(
        [
            ("goods", "Sales of goods (art. 293 B)"),
            ("services", "Services (art. 293 B)"),
            ("association", "Lucrative activities of associations (art. 261-7-1°)"),
        ],
        required=True,
    )
    date_from = fields.Date("From", required=True)
    currency_id = fields.Many2one(
        "res.currency",
        default=lambda self: self.env.ref("base.EUR"),
        required=True,
    )
    amount = fields.Monetary("Limit", required=True)
    amount_max = fields.Monetary(
        "Limit of the current year",
        help="Above it, VAT is due at once; between both, from the next year.",
    )
    source = fields.Char(required=True, help="Law or page where it was read, and when.")

    _once = models.UniqueIndex("(kind, date_from)", "This limit is there already.")

    @api.depends("kind", "date_from")
    def _compute_display_name(self):
        labels = dict(self._fields["kind"]._description_selection(self.env))
        for limit in self:
            limit.display_name = labels.get(limit.kind, "")

    @api.model
    def _at(self, kind, day):
        """The limit of a kind on a day; empty when the law has none."""
        return self.search(
            [("kind", "=", kind), ("date_from", "<=", day)],
            order="date_from desc",
            limit=1,
        )


class ResCompany(models.Model):
    """What a garden without VAT sells, against what the law lets it."""

    _inherit = "res.company"

    def _vat_limits_passed(self, day):
        """The limits that the sales of the civil year of ``day`` pass.

        An association that is exempt by art. 261-7-1° has one limit for its lucrative
        activities; others have those of art. 293 B for goods and for services.
        """
        self.ensure_one()
        limits = self.env["cocagne.vat.threshold"]
        sales = self._yearly_sales(day)
        if self.legal_form == "association":
            sales = {"association": sum(sales.values())}
        passed = limits.browse()
        for kind, total in sales.items():
            limit = limits._at(kind, day)
            if limit and total > limit.amount:
                passed |= limit
        return passed

    def _yearly_sales(self, day):
        """{"goods": , "services": } sold from 1 January to the end of the year."""
        items = self.env["account.move.line"]
        prefixes = {
            "goods": ("701", "702", "703", "707", "7091", "7092", "7097"),
            "services": ("704", "705", "706", "708", "7094", "7095", "7096", "7098"),
        }
        groups = items._read_group(
            [
                ("company_id", "child_of", self.ids),
                ("parent_state", "=", "posted"),
                ("date", ">=", day.replace(month=1, day=1)),
                ("date", "<=", day.replace(month=12, day=31)),
                ("account_id.code", "=like", "70%"),
            ],
            ["account_id"],
            ["balance:sum"],
        )
        sales = dict.fromkeys(prefixes, 0.0)
        for account, balance in groups:
            code = account.with_company(self).code or ""
            for kind, starts in prefixes.items():
                if code.startswith(starts):
                    sales[kind] -= balance
        return sales
